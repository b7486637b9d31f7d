// The report's words, for terminal and page.
import type { Both } from "../../language";
import type { AnsweredBy, ByAnswerer } from "./report";

const ANSWERERS: Readonly<Record<AnsweredBy, Both>> = {
  rule: { en: "rule", zh: "规则" },
  menu: { en: "menu choice", zh: "菜单选项" },
  "no-answer": { en: "menu: no answer", zh: "菜单（没有答案）" },
  closed: { en: "out of hours", zh: "非服务时间" },
  transfer: { en: "transfer", zh: "转人工" },
  welcome: { en: "welcome", zh: "欢迎语" },
  dialogue: { en: "dialogue", zh: "对话" },
  model: { en: "model", zh: "大模型" },
  own: { en: "own handler", zh: "自己的处理函数" },
  person: { en: "a person", zh: "人工客服" },
  cancelled: { en: "cancelled: with a person", zh: "已取消（人工接待中）" },
  none: { en: "nothing said", zh: "没有回复" },
};

/** What decided on a hand-over. */
const DECIDED: Readonly<Partial<Record<AnsweredBy, Both>>> = {
  "no-answer": { en: "no answer", zh: "没有答案" },
  transfer: { en: "picture, card and the like", zh: "图片、卡片等" },
};

type Named = Pick<ByAnswerer, "by" | "id" | "name">;

/** What answered: `rule 营业时间`; by its id where the name is not known. */
export function answererWords({ by, id, name }: Named): Both {
  return withName(ANSWERERS[by], name ?? id);
}

/** What decided that a person answers. */
export function decidedWords({ by, id, name }: Named): Both {
  return withName(DECIDED[by] ?? ANSWERERS[by], name ?? id);
}

function withName(words: Both, name: string | undefined): Both {
  return name === undefined ? words : { en: `${words.en} ${name}`, zh: `${words.zh} ${name}` };
}

const UNITS = [
  { fromMs: 3_600_000, en: "h", zh: "小时" },
  { fromMs: 60_000, en: "min", zh: "分钟" },
  { fromMs: 1_000, en: "s", zh: "秒" },
] as const;

/** `22 ms`, `0.3 s`, `12 s`, `2.5 min`; a dash where there is no time. */
export function durationWords(ms: number | undefined): Both {
  if (ms === undefined) return { en: "–", zh: "–" };
  if (ms < 95) return { en: `${Math.round(ms)} ms`, zh: `${Math.round(ms)} 毫秒` };
  // What rounds to the next unit is written in it.
  const unit = UNITS.find(({ fromMs }) => ms >= fromMs * 0.9995) ?? UNITS[2];
  const value = ms / unit.fromMs;
  const text = value < 9.95 ? (Math.round(value * 10) / 10).toString() : String(Math.round(value));
  return { en: `${text} ${unit.en}`, zh: `${text} ${unit.zh}` };
}
