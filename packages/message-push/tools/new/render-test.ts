// The test of a new function: its handler on the pair's sample. It holds for the handler as it is made, to be changed with it.
import { FALLBACK, kindOf } from "../../src/wechat/pairs";
import type { FunctionRequest } from "./read-function-request";
import { startingPointOf } from "./starting-point";

/** The source of tests/<name>.test.ts; `folder` is the function's, relative to the project. */
export function renderTest({ pair }: FunctionRequest, folder: string): string {
  const [outcome, matcher] = expected(pair);
  const subject = pair === FALLBACK ? "an undocumented push" : `the sample of ${pair}`;
  return `import { handlerContext, sampleEvent } from "message-push/testing";
import { main } from "../${folder}";

const event = sampleEvent(${JSON.stringify(pair)});

test(${JSON.stringify(`${subject} ${outcome}`)}, async () => {
  expect(await main.handle(event, handlerContext())).${matcher};
});
`;
}

/** A handler says what it does: it builds replies, it only logs, or it returns a text. */
function expected(pair: string): readonly [outcome: string, matcher: string] {
  const { handler, builders } = startingPointOf(pair);
  const kind = kindOf(pair);
  if (kind === "payment") return ["gets an ack", 'toMatchObject({ kind: "payment-ack" })'];
  if (kind === "refund-query") return ["gets a suggestion", 'toMatchObject({ kind: "refund-ack" })'];
  if (builders.includes("reply")) return ["gets a reply", 'toMatchObject({ kind: "reply" })'];
  if (handler.some((line) => line.includes("log."))) return ["gets no reply", "toBeUndefined()"];
  return ["gets a text", "toEqual(expect.any(String))"];
}
