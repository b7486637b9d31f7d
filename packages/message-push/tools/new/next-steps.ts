// What `npx message-push new` says at the end: what it made, and what is left to do.

import { type Both, same, say } from "../../src/language";
import type { PairDocs } from "../../src/wechat/catalogue/facts";
import { docsOf, documentedPairs } from "../../src/wechat/catalogue/pair-docs";
import { FALLBACK } from "../../src/wechat/pairs";
import { makePushTable } from "../push-table/make-push-table";
import type { BoundFunction, MadeFunction } from "./make-function";
import type { FunctionRequest } from "./read-function-request";

/** The whole text. */
export function nextSteps(request: FunctionRequest, { created, changed, functions }: MadeFunction): string {
  const { pair, name } = request;
  const what = pair === FALLBACK ? { en: "undocumented pushes", zh: "未记载的推送" } : same(pair);
  const [first, try_, bind] = [created[0]?.file ?? "", trial(pair), binding(request)];
  return [
    `${say({ en: `"${name}" handles ${what.en}.`, zh: `“${name}”处理 ${what.zh}。` })}\n`,
    ...created.map(({ file }) => say({ en: `  made     ${file}`, zh: `  新建  ${file}` })),
    ...changed.map(({ file }) => say({ en: `  changed  ${file}`, zh: `  修改  ${file}` })),
    `\n${say({ en: "Next:", zh: "接下来：" })}`,
    say({ en: `  1. Write the handler: ${first}`, zh: `  1. 写处理函数：${first}` }),
    say({ en: `  2. Try it: ${try_.en}`, zh: `  2. 试一试：${try_.zh}` }),
    say({ en: `  3. Upload it. ${bind.en}`, zh: `  3. 上传。${bind.zh}` }),
    ...remarks(request, functions).map((remark) => `     ${say(remark)}`),
  ].join("\n");
}

function trial(pair: string): Both {
  return pair === FALLBACK
    ? {
        en: "npx message-push dev, then POST a packet to /__sim/push (docs/testing.md)",
        zh: "npx message-push dev，再把数据包 POST 到 /__sim/push（docs/testing.zh-CN.md）",
      }
    : { en: `npx message-push dev, then /push ${pair}`, zh: `npx message-push dev，再输入 /push ${pair}` };
}

const SCREENS = {
  "mini-program": same("云开发 → 设置 → 其他设置 → 消息推送"),
  "official-account": {
    en: "the 消息推送 of the official account that shares the environment",
    zh: "共享该环境的公众号的“消息推送”",
  },
} as const;

function binding({ pair, name }: FunctionRequest): Both {
  const { console: row, account } = docsOf(pair) ?? {};
  if (pair === FALLBACK) {
    return {
      en: "Bind it by hand to the rows whose pairs are not documented.",
      zh: "请手动把它绑定到未记载的消息对所在的行。",
    };
  }
  if (row === undefined || account === undefined) {
    return {
      en: `No row of 消息推送 brings this pair: it comes over HTTP. Add ${name} to the index.ts of http_push.`,
      zh: `“消息推送”里没有对应这个消息对的行：它通过 HTTP 推送。请把 ${name} 加进 http_push 的 index.ts。`,
    };
  }
  const cells = [`消息类型 ${row.msgType}`, ...(row.event === "" ? [] : [`事件类型 ${row.event}`]), `云函数 ${name}`];
  const screen = SCREENS[account];
  return {
    en: `Add the row to ${screen.en}: ${cells.join(", ")}`,
    zh: `在 ${screen.zh} 里添加一行：${cells.join("，")}`,
  };
}

/** A row takes one function, and may bring more pairs than the one that was asked for. */
function remarks({ pair, name }: FunctionRequest, functions: readonly BoundFunction[]): readonly Both[] {
  const row = docsOf(pair)?.console;
  if (row === undefined) return [];
  const isOfRow = (other: PushRow) => other.msgType === row.msgType && other.event === row.event;
  const rivals = makePushTable(functions, "").rows.filter((other) => isOfRow(other) && other.functionName !== name);
  if (rivals.length > 0) {
    const names = rivals.map(({ functionName }) => functionName);
    return [
      {
        en: `That row takes one 云函数 and is bound to ${names.join(", ")} already: put the pairs into the \`on\` of one function.`,
        zh: `那一行只能填一个云函数，已经绑定了 ${names.join("、")}：请把这些消息对写进同一个云函数的 \`on\`。`,
      },
    ];
  }
  const others = documentedPairs().flatMap(([other, { console: brought }]) =>
    other !== pair && brought !== undefined && isOfRow(brought) ? [other] : [],
  );
  if (others.length === 0) return [];
  return [
    {
      en: `That row also brings ${others.join(", ")}: without a handler, only logged.`,
      zh: `那一行还会带来 ${others.join("、")}：没有处理函数，只记日志。`,
    },
  ];
}

type PushRow = NonNullable<PairDocs["console"]>;
