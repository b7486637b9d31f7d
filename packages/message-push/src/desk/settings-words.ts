// What is wrong with a setting, and what to do, in words for operators. Functions leave a broken setting out: only tools say more.
import { MOST_MISSES, SETTINGS, WELCOME_FIELDS } from "./read-settings";

/** Fact and fix; `%1` stands for the detail. */
type Words = readonly [fact: string, fix: string];

/** Every kind of problem. */
export const SETTINGS_WORDS = {
  "no-object": {
    en: ["It is no object.", 'Write { "outOfHoursText": "…" }, with one of %1.'],
    zh: ["不是对象。", '请写 { "outOfHoursText": "…" }，可用：%1。'],
  },
  unknown: {
    en: ['There is no setting "%1".', `Write one of ${SETTINGS.join(", ")}.`],
    zh: ["没有“%1”这个设置。", `可用的设置：${SETTINGS.join("、")}。`],
  },
  "unknown-in-welcome": {
    en: ['A welcome has no field "%1".', `Write one of ${WELCOME_FIELDS.join(", ")}.`],
    zh: ["欢迎语没有“%1”这个字段。", `可用的字段：${WELCOME_FIELDS.join("、")}。`],
  },
  "text-no-text": {
    en: ["It is no text.", "Write it between quotes, or leave it out."],
    zh: ["不是文本。", "请写在引号里，或不写。"],
  },
  "text-empty": {
    en: ["The text is empty.", "Write what the customer reads, or leave it out."],
    zh: ["文本为空。", "请写用户读到的话，或不写。"],
  },
  "text-long": {
    en: ["The text is too long for one message: %1 bytes.", "Write a shorter one; a Chinese character has 3 bytes."],
    zh: ["文本太长，放不进一条消息：%1 字节。", "请缩短；一个汉字占 3 字节。"],
  },
  "placeholder-back": {
    en: ["The customer would read %1 as it stands.", "Only {{back}}, without blanks, becomes a time here."],
    zh: ["用户会原样读到 %1。", "这里只有 {{back}}（不带空格）会换成时间。"],
  },
  placeholder: {
    en: ["The customer would read %1 as it stands.", "Remove it: nothing is put into this text."],
    zh: ["用户会原样读到 %1。", "请删除：这段文本不会填入任何内容。"],
  },
  misses: {
    en: [`It is no whole number from 1 to ${MOST_MISSES}.`, "Write 2, for example, without quotes."],
    zh: [`不是 1 到 ${MOST_MISSES} 的整数。`, "例如写 2，不加引号。"],
  },
  flag: {
    en: ["It is neither true nor false.", "Write true or false, without quotes."],
    zh: ["不是 true 或 false。", "请写 true 或 false，不加引号。"],
  },
  "welcomes-no-list": {
    en: ["The welcomes are no list.", 'Write [{ "text": "…" }], or [] for none.'],
    zh: ["欢迎语不是数组。", '请写 [{ "text": "…" }]；不要欢迎语请写 []。'],
  },
  "welcome-no-object": {
    en: ["The welcome is no object.", 'Write { "text": "…" }.'],
    zh: ["欢迎语不是对象。", '请写 { "text": "…" }。'],
  },
  "session-from": {
    en: ["It is no list of texts with something in it.", 'Write ["order"], or leave it out for all.'],
    zh: ["不是非空的文本数组。", '请写 ["order"]；不写表示全部。'],
  },
  "never-said": {
    en: ["Nobody reads this welcome: those before it are for the same pages.", "Put it before them, or remove it."],
    zh: ["没有人会读到这条欢迎语：前面的欢迎语已包括同样的来源。", "请把它移到前面，或删除。"],
  },
} as const satisfies Readonly<Record<string, { readonly en: Words; readonly zh: Words }>>;

/** What can be wrong. */
export type SettingsProblemKind = keyof typeof SETTINGS_WORDS;
