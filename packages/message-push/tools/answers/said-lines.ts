// What a customer reads, as lines of the terminal.

import type { DeskOutput } from "../../src/desk/reach-person";
import type { Both, Language } from "../../src/language";

const HANDED_OVER: Both = {
  en: "  → a person: the conversation is handed over",
  zh: "  → 转人工：会话交给客服人员",
};

/** Messages one below the other, with a bar before each line of one. */
export function saidLines(said: readonly DeskOutput[], language: Language): readonly string[] {
  return said.flatMap((output) => {
    if (output.kind === "transfer-to-agent") return [HANDED_OVER[language]];
    return textOf(output, language)
      .split("\n")
      .map((line, at) => `  ${at === 0 ? "▌" : "│"} ${line}`.trimEnd());
  });
}

function textOf({ message }: Exclude<DeskOutput, { kind: "transfer-to-agent" }>, language: Language): string {
  const kind = (en: string, zh: string) => (language === "zh" ? `［${zh}］` : `[${en}]`);
  switch (message.msgtype) {
    case "text":
      return message.text.content;
    case "link":
      return `${kind("link", "链接")} ${message.link.title}\n${message.link.description}\n${message.link.url}`;
    case "miniprogrampage":
      return `${kind("page", "小程序卡片")} ${message.miniprogrampage.title}\n${message.miniprogrampage.pagepath}`;
    case "image":
      return `${kind("picture", "图片")} ${message.image.media_id.replace(/^file:/, "")}`;
    default:
      return kind("message", "消息");
  }
}
