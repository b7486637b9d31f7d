// What is wrong with a rule, and what to do, in words for operators. Functions leave a broken rule out and name the kind: only tools say more.
import type { Language } from "../../language";
import { didYouMean } from "../../wechat/did-you-mean";
import { FILLED_FIELDS, FILLINGS, REPLY_FIELDS, RULE_FIELDS } from "./fields";
import type { RuleProblem } from "./rule";

/** Fact and fix; `%1` stands for the first detail. */
type Words = readonly [fact: string, fix: string];

const TYPES = Object.keys(REPLY_FIELDS);
const PLACEHOLDERS = FILLINGS.map((name) => `{{${name}}}`);

/** The kinds in which the first detail is a name that was perhaps misspelt, with the right ones. */
const RIGHT_NAMES: Readonly<Record<string, readonly string[]>> = {
  "field-misspelt": RULE_FIELDS,
  "reply-type": TYPES,
  "reply-field": Object.values(REPLY_FIELDS).flat(),
  placeholder: FILLINGS,
};

/** Every kind of problem, in the order in which a rule is read. */
export const PROBLEM_WORDS = {
  "rules-no-list": {
    en: ["The rules are no list.", "Write them between [ and ]."],
    zh: ["规则不是数组。", "请写在 [ 和 ] 之间。"],
  },
  "rule-no-object": {
    en: ["The rule is no object.", 'Write { "name": "…", "keywords": ["…"], "replies": ["…"] }.'],
    zh: ["规则不是对象。", '请写成 { "name": "…", "keywords": ["…"], "replies": ["…"] }。'],
  },
  "field-misspelt": {
    en: ['A rule has no field "%1".', "Correct the name; remarks belong into note."],
    zh: ["规则没有“%1”这个字段。", "请改正字段名；备注请写在 note 里。"],
  },
  "id-no-text": {
    en: ["The _id is no text, or an empty one.", "Write a text, or leave it out."],
    zh: ["_id 不是文本，或为空。", "请写文本，或不写。"],
  },
  "id-twice": {
    en: ["A rule before it has the same _id, or the same name.", "Give each one of its own."],
    zh: ["前面已有 _id 或名称相同的规则。", "请为每条规则写不同的 _id。"],
  },
  "name-missing": {
    en: ["The rule has no name.", "Write what it is about: a customer reads it in the menu."],
    zh: ["规则没有名称。", "请写明它回答什么：用户会在菜单里看到。"],
  },
  "name-no-row": {
    en: ["The name is no row of a menu.", "Write up to %1 characters in one line."],
    zh: ["名称不能作为菜单的一行。", "请写成一行，不超过 %1 个字。"],
  },
  "keywords-missing": {
    en: ["The rule has no keywords.", 'Write "keywords": ["…"].'],
    zh: ["规则没有关键词。", '请写 "keywords": ["…"]。'],
  },
  "keyword-empty": {
    en: ["The keyword has no words.", "Write what customers ask, or remove it."],
    zh: ["关键词为空。", "请写用户会问的词，或删除它。"],
  },
  "keyword-match": {
    en: ["How the keyword matches is unknown.", 'Write "match": "equal" or "contain".'],
    zh: ["关键词的匹配方式不正确。", '请写 "match": "equal"（全匹配）或 "contain"（半匹配）。'],
  },
  "replies-missing": {
    en: ["The rule has no replies.", 'Write "replies": ["…"].'],
    zh: ["规则没有回复。", '请写 "replies": ["…"]。'],
  },
  "replies-no-list": {
    en: ["The replies are no list.", 'Write them between [ and ]: "replies": ["…"].'],
    zh: ["回复没有写在 [ ] 里。", '请写在 [ 和 ] 之间："replies": ["…"]。'],
  },
  "reply-type": {
    en: ["The reply has no type that can be sent.", `Write "type" as one of ${TYPES.join(", ")}.`],
    zh: ["回复没有可发送的类型。", `"type" 请写 ${TYPES.join("、")} 之一。`],
  },
  "reply-field": {
    en: ['The reply has no field "%1".', "Its fields are %2."],
    zh: ["回复没有“%1”这个字段。", "它的字段是 %2。"],
  },
  "reply-no-text": {
    en: ["The field is no text.", "Put it between quotes."],
    zh: ["该字段不是文本。", "请加上引号。"],
  },
  placeholder: {
    en: ['"%1" is no placeholder.', `There are ${PLACEHOLDERS.join(", ")}.`],
    zh: ["没有“%1”这个占位符。", `可用的有 ${PLACEHOLDERS.join("、")}。`],
  },
  "placeholder-place": {
    en: ["Nothing is put into this field.", `Placeholders can stand in ${FILLED_FIELDS.join(", ")}.`],
    zh: ["该字段不支持占位符。", `占位符可以写在 ${FILLED_FIELDS.join("、")} 里。`],
  },
  "reply-picture": {
    en: ["The reply needs one picture.", "Give it one of %1: uploaded media live 3 days."],
    zh: ["回复需要且只能有一张图片。", "请写 %1 之一：上传得到的 media_id 只有 3 天有效。"],
  },
  "picture-path": {
    en: ["The path leaves the function's folder.", "Put the picture beside the code: thanks.png."],
    zh: ["路径超出了云函数目录。", "请把图片放在代码旁边，例如 thanks.png。"],
  },
  "reply-refused": {
    en: ["WeChat would refuse the reply: %1", "%2"],
    zh: ["微信会拒绝这条回复：%1", "%2"],
  },
  "replies-many": {
    en: ["The replies are %1 messages; WeChat takes %2.", 'Write fewer or shorter ones, or "mode": "random_one".'],
    zh: ["回复共 %1 条消息，而微信最多允许 %2 条。", '请减少或缩短，或写 "mode": "random_one"。'],
  },
  mode: {
    en: ["The mode is unknown.", 'Write "reply_all" or "random_one".'],
    zh: ["回复方式不正确。", '请写 "reply_all"（全部回复）或 "random_one"（随机一条）。'],
  },
  priority: {
    en: ["The priority is no whole number.", "Write 1, for example, or leave it out."],
    zh: ["优先级不是整数。", "例如写 1，或不写。"],
  },
  flag: {
    en: ["The field is neither true nor false.", "Write true or false, without quotes."],
    zh: ["该字段不是 true 或 false。", "请写 true 或 false，不加引号。"],
  },
  time: {
    en: ["The time cannot be read.", 'Write it with its time zone: "2026-10-01T09:00+08:00".'],
    zh: ["时间无法识别。", '请连同时区一起写："2026-10-01T09:00+08:00"。'],
  },
  "time-order": {
    en: ["The rule is over before it begins.", "Write a later time."],
    zh: ["规则的结束时间不晚于开始时间。", "请写更晚的时间。"],
  },
  "session-from": {
    en: ["The field is no list of texts.", 'Write ["order"], or leave it out for all.'],
    zh: ["该字段不是文本数组。", '请写 ["order"]；不写表示全部。'],
  },
  "import-no-list": {
    en: ["There is no list of keyword rules.", "Give the whole answer of get_current_autoreply_info."],
    zh: ["没有关键词回复的列表。", "请给出 get_current_autoreply_info 返回的完整 JSON。"],
  },
  "import-refused": {
    en: ["WeChat refused to give the rules: %1.", "Look the number up in WeChat's list, and ask again."],
    zh: ["微信没有返回规则：%1。", "请查微信的返回码说明，再重新获取。"],
  },
  "import-reply": {
    en: ['A mini program cannot send "%1".', "Write a text, a link, a page card or a picture for it."],
    zh: ["小程序不能发送“%1”。", "请改写成文本、链接、小程序卡片或图片。"],
  },
  "import-image": {
    en: ["The picture is the public account's.", 'Save it beside the code: { "type": "image", "file": "….png" }.'],
    zh: ["图片属于公众号，小程序不能使用。", '请存到代码旁边，并写 { "type": "image", "file": "….png" }。'],
  },
  "import-article": {
    en: ["The article has no %1, which a link card needs.", "Write the card by hand, or a text with the link."],
    zh: ["图文缺少 %1，不能作为链接卡片。", "请手工写卡片，或写带链接的文本。"],
  },
  "import-welcome": {
    en: ["The reply to followers is no keyword's rule.", "Write a welcome for those who enter the conversation."],
    zh: ["被关注回复不是关键词规则。", "请写成用户进入会话时的欢迎语。"],
  },
  "import-default": {
    en: ["The reply to every message is no keyword's rule.", "Write it as what is said when no rule answers."],
    zh: ["收到消息回复不是关键词规则。", "请写成没有规则能回答时的话。"],
  },
} as const satisfies Readonly<Record<string, { readonly en: Words; readonly zh: Words }>>;

/** What can be wrong. */
export type ProblemKind = keyof typeof PROBLEM_WORDS;

/** The problem as an operator reads it. */
export function problemText(
  { kind, details }: Pick<RuleProblem, "kind" | "details">,
  language: Language,
): { readonly fact: string; readonly fix: string } {
  const said = details.map((detail) => (typeof detail === "string" ? detail : detail[language]));
  const [fact, fix] = PROBLEM_WORDS[kind][language].map((text) =>
    text.replace(/%(\d)/g, (_, place: string) => said[Number(place) - 1] ?? ""),
  );
  const hint = didYouMean(said[0] ?? "", RIGHT_NAMES[kind] ?? [])[language];
  return { fact: fact ?? "", fix: `${hint}${fix}` };
}
