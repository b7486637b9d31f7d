// What a row of the time line says of its push.
import type { PushRow } from "../../simulator/journal/push-row";
import { packetLine } from "../../simulator/terminal/lines/message-line";
import { whyUnconfirmed } from "../../simulator/terminal/lines/unconfirmed-words";
import type { Both } from "../../src/language";

export interface RowChip {
  readonly words: Both;
  /** Shown where the pointer rests on it. */
  readonly why?: Both;
  readonly tone: "good" | "warn" | "bad" | "info" | "fault" | "plain";
}

const STATES: Readonly<Record<PushRow["state"], RowChip>> = {
  "under-way": { words: { en: "under way", zh: "进行中" }, tone: "info" },
  answered: { words: { en: "answered", zh: "已应答" }, tone: "good" },
  unanswered: { words: { en: "unanswered", zh: "未应答" }, tone: "bad" },
  "not-bound": { words: { en: "not bound", zh: "未绑定" }, tone: "plain" },
  "to-agent": { words: { en: "to the agent", zh: "转给人工" }, tone: "info" },
};

/** The state first, then what is out of the ordinary. */
export function chipsOf(row: PushRow): readonly RowChip[] {
  const chips: (RowChip | false)[] = [
    STATES[row.state],
    row.deadLetter !== undefined && { words: { en: "dead letter", zh: "死信" }, tone: "bad" },
    row.isNoticed && { words: { en: "notice", zh: "暂时无法提供服务" }, tone: "bad" },
    row.isTransferred && { words: { en: "hand-over", zh: "转人工" }, tone: "info" },
    row.replies > 0 && {
      words: { en: row.replies === 1 ? "1 reply" : `${row.replies} replies`, zh: `${row.replies} 条回复` },
      tone: "good",
    },
    row.unconfirmed > 0 && {
      words: { en: "unconfirmed", zh: "未确认" },
      why: whyUnconfirmed(row.isSentOnceMore),
      tone: "warn",
    },
    row.refusals > 0 && { words: { en: `${row.refusals} refused`, zh: `${row.refusals} 条被拒` }, tone: "bad" },
    row.errors > 0 && row.deadLetter === undefined && { words: { en: "error", zh: "出错" }, tone: "bad" },
    row.faults > 0 && {
      words: { en: row.faults === 1 ? "fault" : `${row.faults} faults`, zh: `故障 × ${row.faults}` },
      tone: "fault",
    },
    row.attempts > 1 && { words: { en: `${row.attempts} deliveries`, zh: `投递 ${row.attempts} 次` }, tone: "warn" },
    row.goesOn && { words: { en: "goes on", zh: "后台继续" }, tone: "info" },
    row.isRepeated && row.replies === 0 && { words: { en: "repeated", zh: "重复" }, tone: "plain" },
    row.isCold === true && { words: { en: "cold", zh: "冷启动" }, tone: "plain" },
  ];
  return chips.filter((chip) => chip !== false);
}

/** What the customer typed or did, in one line. */
export function excerptOf({ packet }: PushRow): Both {
  return { en: packetLine(packet, "en"), zh: packetLine(packet, "zh") };
}
