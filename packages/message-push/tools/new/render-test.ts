// The test of a new function: its handler on the pair's sample. It holds for the handler as it is made, to be changed with it.

import type { CodeStyle } from "../../project/code-style";
import { type Both, say } from "../../src/language";
import { FALLBACK, kindOf } from "../../src/wechat/pairs";
import type { FunctionRequest } from "./read-function-request";
import { startingPointOf } from "./starting-point";

/** The source of tests/<name>.test.ts or .js; `folder` is the function's, relative to the project. */
export function renderTest({ pair }: FunctionRequest, folder: string, style: CodeStyle = TEMPLATE): string {
  const [outcome, matcher, assertion] = expected(pair);
  const subject =
    pair === FALLBACK
      ? { en: "an undocumented push", zh: "未记载的推送" }
      : { en: `the sample of ${pair}`, zh: `${pair} 的示例` };
  const title = say({ en: `${subject.en} ${outcome.en}`, zh: `${subject.zh}${outcome.zh}` });
  const check =
    style.testRunner === "jest"
      ? `  expect(await main.handle(event, handlerContext())).${matcher};`
      : `  const output = await main.handle(event, handlerContext());\n  ${assertion};`;
  return `${loadLines(folder, style).join("\n")}

const event = sampleEvent(${JSON.stringify(pair)});

test(${JSON.stringify(title)}, async () => {
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
function expected(pair: string): readonly [outcome: Both, matcher: string, assertion: string] {
  const { handler, builders } = startingPointOf(pair);
  const kind = kindOf(pair);
  if (kind === "payment") return [{ en: "gets an ack", zh: "得到应答" }, ...ofKind("payment-ack")];
  if (kind === "packet") return [{ en: "gets a packet", zh: "得到数据包" }, ...ofKind("packet-ack")];
  if (kind === "refund-query") return [{ en: "gets a suggestion", zh: "得到退款建议" }, ...ofKind("refund-ack")];
  if (builders.includes("reply")) return [{ en: "gets a reply", zh: "得到客服消息" }, ...ofKind("reply")];
  if (handler.some((line) => line.includes("log."))) {
    return [{ en: "gets no reply", zh: "没有回复" }, "toBeUndefined()", "assert.equal(output, undefined)"];
  }
  return [
    { en: "gets a text", zh: "得到文本" },
    "toEqual(expect.any(String))",
    'assert.equal(typeof output, "string")',
  ];
}

function ofKind(kind: string): readonly [matcher: string, assertion: string] {
  return [`toMatchObject({ kind: "${kind}" })`, `assert.equal(output.kind, "${kind}")`];
}
