// A span of time in words, in both languages, with two units at most.
import type { Both } from "../../src/language";

const UNITS = [
  { ms: 86_400_000, en: "d", zh: "天" },
  { ms: 3_600_000, en: "h", zh: "小时" },
  { ms: 60_000, en: "min", zh: "分" },
  { ms: 1_000, en: "s", zh: "秒" },
] as const;

/** `2 d 1 h`, `29 min 4 s`, `0 s`: the largest unit that fits, and the next one. */
export function spanWords(ms: number): Both {
  const wholeMs = Math.max(0, ms);
  const largest = UNITS.findIndex((unit) => wholeMs >= unit.ms);
  if (largest === -1) return { en: "0 s", zh: "0 秒" };
  const parts = UNITS.slice(largest, largest + 2).flatMap((unit, place) => {
    const rest = place === 0 ? wholeMs : wholeMs % (UNITS[largest]?.ms ?? 1);
    const count = Math.floor(rest / unit.ms);
    return count === 0 ? [] : [{ count, unit }];
  });
  return {
    en: parts.map(({ count, unit }) => `${count} ${unit.en}`).join(" "),
    zh: parts.map(({ count, unit }) => `${count} ${unit.zh}`).join(" "),
  };
}
