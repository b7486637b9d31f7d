// A dialogue as an author defines it, and its checks at load time: what is wrong shows at the first build, and not at the first customer.
import type { Both } from "../../language";
import { PushError } from "../../push-error";
import type { Reply, TransferToAgent } from "../../wechat/replies";
import { fold } from "../answers/fold";
import type { Keyword } from "../answers/rule";
import { isSaid } from "../read-settings";
import { type DialogueContext, type Step, Steps } from "./steps";

/** What `done` may give: what a handler may return, but for `later`. */
export type DialogueResult =
  | string
  | Reply
  | TransferToAgent
  | readonly (string | Reply | TransferToAgent)[]
  | AsyncIterable<string | Reply | TransferToAgent>
  | undefined
  | null;

/** Options of {@link defineDialogue}. */
export interface DialogueDefinition<Values> {
  /** Names it where it is kept: let it stay the same over deployments. */
  readonly name: string;
  /** What it is about, as customers read it. */
  readonly title: string;
  /** What begins it, as the keywords of rules: a text is contained in the message. */
  readonly keywords: readonly (string | Keyword)[];
  /**
   * Whether it can be begun, and goes on.
   * @default true
   */
  readonly isOn?: boolean;
  /**
   * How long an answer is waited for, from 1 to 60 minutes.
   * @default 10
   */
  readonly expiresInMinutes?: number;
  /** In the order in which they are asked: `ask(…).confirm(…)`. */
  readonly steps: Steps<Values>;
  /**
   * What is done when every step has its value, and what the customer reads then. It runs for one push only, but twice for that one where
   * an instance dies before the outcome is recorded: give what it writes `context.pushId` as its `_id`.
   */
  readonly done: (values: Values, context: DialogueContext) => DialogueResult | Promise<DialogueResult>;
  /**
   * What is said when the customer writes 取消, 退出, 算了 or 不查了.
   * @default "已取消。"
   */
  readonly cancelText?: string;
  /**
   * What is said when no answer came in time.
   * @default “查订单”已经超时结束。需要时请再发“查订单”。 with its own title and first keyword
   */
  readonly expiredText?: string;
}

/** A dialogue that was checked, made by {@link defineDialogue}. */
export interface Dialogue {
  readonly name: string;
  readonly title: string;
  readonly keywords: readonly Keyword[];
  readonly isOn: boolean;
  readonly expiresInMs: number;
  readonly steps: readonly Step[];
  readonly done: (values: Readonly<Record<string, unknown>>, context: DialogueContext) => unknown;
  readonly cancelText: string;
  readonly expiredText: string;
}

const OPTIONS = [
  "name",
  "title",
  "keywords",
  "isOn",
  "expiresInMinutes",
  "steps",
  "done",
  "cancelText",
  "expiredText",
] as const satisfies readonly (keyof DialogueDefinition<object>)[];
const MOST_MINUTES = 60;
const MOST_MISSES = 10;

/**
 * Defines a dialogue: questions in their order, a check for each answer, and what is done in the end. Hand it to `converse`. Which step is
 * next follows from the values alone: it is the first one that has none. So a deployment may add, remove and reorder steps while customers are in
 * the middle of it; give a step a new name where its value becomes another one.
 *
 * @throws {PushError} `OPTION_UNKNOWN` or `OPTION_INVALID` when the definition is wrong
 * @example
 * const orderStatus = defineDialogue({
 *   name: "order-status",
 *   title: "查订单",
 *   keywords: ["查订单", "订单到哪了"],
 *   steps: ask("order", "请发订单号（12 位数字）。", async (text) => (await findOrder(text)) ?? retry("没有找到这个订单，请再发一次。"))
 *     .confirm("remind", ({ order }) => `订单 ${order.no} ${order.status}。要帮您催一下吗？回复“是”或“否”。`),
 *   done: async ({ order, remind }, { pushId }) => {
 *     if (!remind) return "好的。";
 *     await database.collection("order_reminders").doc(pushId).set({ data: { no: order.no } });
 *     return "已经帮您催了。";
 *   },
 * });
 */
export function defineDialogue<Values>(definition: DialogueDefinition<Values>): Dialogue {
  refuseUnknown(definition);
  const name = requireText("name", definition.name);
  const title = requireText("title", definition.title);
  const keywords = checkKeywords(definition.keywords);
  const { isOn = true, expiresInMinutes = 10, cancelText = "已取消。", done } = definition;
  const own = `“${title}”已经超时结束。需要时请再发“${keywords[0]?.content}”。`;
  if (typeof isOn !== "boolean") throw invalid("isOn", isOn, { en: "Give true or false.", zh: "请写 true 或 false。" });
  if (typeof done !== "function")
    throw invalid("done", done, {
      en: "Give a function: done: (values, context) => …",
      zh: "请写函数：done: (values, context) => …",
    });
  return {
    name,
    title,
    keywords,
    isOn,
    expiresInMs: requireNumber("expiresInMinutes", expiresInMinutes, MOST_MINUTES) * 60_000,
    steps: checkSteps(definition.steps),
    done: done as Dialogue["done"],
    cancelText: requireText("cancelText", cancelText),
    expiredText: requireText("expiredText", definition.expiredText ?? own),
  };
}

function refuseUnknown(definition: unknown): void {
  if (typeof definition !== "object" || definition === null) {
    const got = describe(definition);
    throw new PushError(
      "OPTION_INVALID",
      { en: `defineDialogue was given ${got.en} as its definition.`, zh: `defineDialogue 的定义${got.zh}。` },
      { en: "Give it { name, title, keywords, steps, done }.", zh: "请写 { name, title, keywords, steps, done }。" },
    );
  }
  const unknown = Object.keys(definition).find((option) => !OPTIONS.some((known) => known === option));
  if (unknown === undefined) return;
  throw new PushError(
    "OPTION_UNKNOWN",
    { en: `defineDialogue has no option \`${unknown}\`.`, zh: `defineDialogue 没有 \`${unknown}\` 这个选项。` },
    {
      en: `Use ${OPTIONS.join(", ")}; docs/handlers.md explains them.`,
      zh: `可用的选项：${OPTIONS.join("、")}；说明见 docs/handlers.zh-CN.md。`,
    },
  );
}

function requireText(option: string, given: unknown): string {
  if (isSaid(given)) return given;
  throw invalid(option, given, {
    en: "Give a text of at most 2,048 bytes in which there is something to see.",
    zh: "请写文本：不超过 2,048 字节，并且有看得见的内容。",
  });
}

function requireNumber(option: string, given: unknown, most: number): number {
  if (typeof given === "number" && Number.isInteger(given) && given >= 1 && given <= most) return given;
  throw invalid(option, given, { en: `Give a whole number from 1 to ${most}.`, zh: `请写 1 到 ${most} 的整数。` });
}

function checkKeywords(given: unknown): readonly Keyword[] {
  const list: readonly unknown[] = Array.isArray(given) ? given : [];
  const keywords = list.map((own) => {
    const { content, match = "contain" } = typeof own === "string" ? { content: own } : Object(own);
    const isRight = isSaid(content) && fold(content) !== "" && (match === "contain" || match === "equal");
    if (!isRight)
      throw invalid("keywords", own, {
        en: 'Give texts, or { content: "查订单", match: "equal" }.',
        zh: '请写文本，或 { content: "查订单", match: "equal" }。',
      });
    return { content, match };
  });
  if (keywords.length > 0) return keywords;
  throw invalid("keywords", given, {
    en: 'Give a list: keywords: ["查订单"]. Without one, nothing begins the dialogue.',
    zh: '请写数组：keywords: ["查订单"]。没有关键词就无法开始对话。',
  });
}

function checkSteps(given: unknown): readonly Step[] {
  if (!(given instanceof Steps))
    throw invalid("steps", given, {
      en: 'Give what ask(…) or confirm(…) makes: steps: ask("no", …).',
      zh: '请写 ask(…) 或 confirm(…) 的结果：steps: ask("no", …)。',
    });
  const steps = given.list;
  for (const [place, { name, question, check, missesBeforeHandOver }] of steps.entries()) {
    const isNew = steps.findIndex((other) => other.name === name) === place;
    if (!isSaid(name) || !isNew || name === "__proto__") {
      throw invalid("steps", name, {
        en: "Give each step a name of its own, the name of its value.",
        zh: "请给每一步不同的名称，它也是值的名称。",
      });
    }
    if (question === undefined || question === "")
      throw invalid(`steps.${name}`, question, {
        en: `Give words: ask("${name}", "…", …).`,
        zh: `请写要问的话：ask("${name}", "…", …)。`,
      });
    if (typeof check !== "function")
      throw invalid(`steps.${name}`, check, {
        en: `Give a function: ask("${name}", "…", (text) => …).`,
        zh: `请写函数：ask("${name}", "…", (text) => …)。`,
      });
    requireNumber(`steps.${name}.missesBeforeHandOver`, missesBeforeHandOver, MOST_MISSES);
  }
  return steps;
}

function invalid(option: string, given: unknown, fix: Both): PushError {
  const isShown = typeof given === "string" || typeof given === "number";
  const got = isShown ? { en: JSON.stringify(given), zh: `是 ${JSON.stringify(given)}` } : describe(given);
  return new PushError(
    "OPTION_INVALID",
    { en: `\`${option}\` of defineDialogue is ${got.en}.`, zh: `defineDialogue 的 \`${option}\` ${got.zh}。` },
    fix,
  );
}

function describe(given: unknown): Both {
  if (given === undefined) return { en: "missing", zh: "没有写" };
  if (Array.isArray(given)) return { en: "a list", zh: "是数组" };
  const type = given === null ? "null" : typeof given;
  return { en: type, zh: `是 ${type}` };
}
