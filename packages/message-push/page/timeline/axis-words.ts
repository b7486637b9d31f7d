// The axis in words: what its lanes are called, and all of it for whoever does not see it.

import { wait } from "../../simulator/terminal/lines/elapsed";
import type { Both } from "../../src/language";
import type { Axis, Lane, MarkKind } from "./axis";

export function laneTitle({ kind, name }: Lane): Both {
  return kind === "attempt" ? { en: `Delivery ${name}`, zh: `第 ${name} 次投递` } : { en: name, zh: name };
}

export const MARK_NAMES: Readonly<Record<MarkKind, Both>> = {
  request: { en: "request", zh: "请求" },
  refused: { en: "reply not taken", zh: "回复未被接受" },
  reply: { en: "reply", zh: "回复" },
  error: { en: "error", zh: "错误" },
  fault: { en: "fault", zh: "故障" },
};

export function axisWords({ lanes }: Pick<Axis, "lanes">): Both {
  return {
    en: lanes.map((lane) => laneWords(lane, "en")).join("; "),
    zh: lanes.map((lane) => laneWords(lane, "zh")).join("；"),
  };
}

function laneWords(lane: Lane, language: keyof Both): string {
  const bars = lane.bars.map(({ fromMs, toMs }) => `${wait(fromMs)} – ${toMs === undefined ? "…" : wait(toMs)}`);
  const counts = (Object.keys(MARK_NAMES) as MarkKind[]).flatMap((kind) => {
    const count = lane.marks.filter((mark) => mark.kind === kind).length;
    return count === 0 ? [] : [`${MARK_NAMES[kind][language]} × ${count}`];
  });
  return `${laneTitle(lane)[language]}: ${[...bars, ...counts].join(", ")}`;
}
