// The test of a new function: its handler on the pair's sample. It holds for the handler as it is made, to be changed with it.

import type { CodeStyle } from "../../project/code-style";
import { FALLBACK, kindOf } from "../../src/wechat/pairs";
import type { FunctionRequest } from "./read-function-request";
import { startingPointOf } from "./starting-point";

/** The source of tests/<name>.test.ts or .js; `folder` is the function's, relative to the project. */
export function renderTest({ pair }: FunctionRequest, folder: string, style: CodeStyle = TEMPLATE): string {
  const [outcome, matcher, assertion] = expected(pair);
  const subject = pair === FALLBACK ? "an undocumented push" : `the sample of ${pair}`;
  const check =
    style.testRunner === "jest"
      ? `  expect(await main.handle(event, handlerContext())).${matcher};`
      : `  const output = await main.handle(event, handlerContext());\n  ${assertion};`;
  return `${loadLines(folder, style).join("\n")}

const event = sampleEvent(${JSON.stringify(pair)});

test(${JSON.stringify(`${subject} ${outcome}`)}, async () => {
${check}
});
`;
}

const TEMPLATE: CodeStyle = { language: "ts", isModule: true, testRunner: "jest" };

function loadLines(folder: string, { language, isModule, testRunner }: CodeStyle): readonly string[] {
  // Node wants the whole name of what a module imports.
  const main = isModule && language === "js" ? `../${folder}/index.js` : `../${folder}`;
  const wanted = [
    ...(testRunner === "node"
      ? [
          ["assert", "node:assert/strict"],
          ["{ test }", "node:test"],
        ]
      : []),
    ["{ handlerContext, sampleEvent }", "message-push/testing"],
    ["{ main }", main],
  ];
  return wanted.map(([what, from]) =>
    isModule ? `import ${what} from "${from}";` : `const ${what} = require("${from}");`,
  );
}

/** A handler says what it does: it builds replies, it only logs, or it returns a text. */
function expected(pair: string): readonly [outcome: string, matcher: string, assertion: string] {
  const { handler, builders } = startingPointOf(pair);
  const kind = kindOf(pair);
  if (kind === "payment") return ["gets an ack", ...ofKind("payment-ack")];
  if (kind === "packet") return ["gets a packet", ...ofKind("packet-ack")];
  if (kind === "refund-query") return ["gets a suggestion", ...ofKind("refund-ack")];
  if (builders.includes("reply")) return ["gets a reply", ...ofKind("reply")];
  if (handler.some((line) => line.includes("log."))) {
    return ["gets no reply", "toBeUndefined()", "assert.equal(output, undefined)"];
  }
  return ["gets a text", "toEqual(expect.any(String))", 'assert.equal(typeof output, "string")'];
}

function ofKind(kind: string): readonly [matcher: string, assertion: string] {
  return [`toMatchObject({ kind: "${kind}" })`, `assert.equal(output.kind, "${kind}")`];
}
