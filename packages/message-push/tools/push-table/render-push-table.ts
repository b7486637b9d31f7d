// The push table as text for the terminal, and as Markdown for the READMEs.
import { type Both, say } from "../../src/language";
import type { PairKind, Words } from "../../src/wechat/catalogue/facts";
import { kindOf } from "../../src/wechat/pairs";
import { renderTable } from "../table";
import type { PushTable, PushTableRow } from "./make-push-table";

/** The console's own headings. */
export const HEADINGS = ["消息类型", "事件类型", "环境", "云函数"];
export const NO_ENV: Both = { en: "(ENV_ID in .env)", zh: "（.env 里的 ENV_ID）" };

/** The table, then what it leaves open. */
export function renderPushTable({ rows, httpOnly, gaps, conflicts }: PushTable): string {
  const cells = rows.map(({ msgType, event, env, functionName }) => [
    msgType,
    event || "—",
    env || say(NO_ENV),
    functionName,
  ]);
  return [
    say({
      en: "云开发 → 设置 → 其他设置 → 消息推送, 推送模式 云函数:\n",
      zh: "云开发 → 设置 → 其他设置 → 消息推送，推送模式选 云函数：\n",
    }),
    ...renderTable([HEADINGS, ...cells]),
    ...section(
      { en: "Only over HTTP, no row in the console", zh: "只能通过 HTTP 推送，控制台里没有对应的行" },
      httpOnly.map(({ pair, functionName }) => `${pair} → ${functionName}`),
    ),
    ...section({ en: "Gaps", zh: "缺口" }, gaps.map(say)),
    ...section({ en: "Conflicts", zh: "冲突" }, conflicts.map(say)),
  ].join("\n");
}

function section(title: Both, lines: readonly string[]): string[] {
  return lines.length === 0
    ? []
    : [`\n${say({ en: `${title.en}:`, zh: `${title.zh}：` })}`, ...lines.map((line) => `  ${line}`)];
}

const OUTPUTS: Readonly<Record<PairKind, Words>> = {
  message: { en: "replies, transfer", zh: "客服消息、转人工" },
  event: { en: "replies", zh: "客服消息" },
  notice: { en: "nothing", zh: "无" },
  payment: { en: "an ack", zh: "应答 ack" },
  "refund-query": { en: "a suggestion", zh: "退款建议" },
  packet: { en: "a packet", zh: "应答数据包" },
};

/** The rows as both READMEs show them: without the environment, which differs. */
export function readmeTable(rows: readonly PushTableRow[], language: keyof Words): string {
  const outputs = { en: "The handler may return", zh: "处理函数可以返回" }[language];
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`.replaceAll("|  |", "| |");
  const lines = rows.map(({ msgType, event, functionName, pairs }) => {
    const may = [...new Set(pairs.map((pair) => OUTPUTS[kindOf(pair)][language]))].join(
      language === "en" ? "; " : "；",
    );
    return line([msgType, event, `\`${functionName}\``, may]);
  });
  return [line(["消息类型", "事件类型", "云函数", outputs]), "|---|---|---|---|", ...lines].join("\n");
}
