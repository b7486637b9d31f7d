// The model of one function: read from the environment once, with the limits that the team sets.
import type { Both } from "../../language";
import { PushError } from "../../push-error";
import type { AuthorLog } from "../../runtime/push-log";
import type { ModelCalls, ModelClient, ModelPorts, ModelSetup } from "./model-port";

/** What to do with a text that WeChat's content check said nothing about, as with error 61010 and -1. */
export type OnUnchecked = "hand-over" | "send";

/** Options of `openModel`. */
export interface ModelOptions {
  /** How often the model is asked for one customer in a day of Beijing; 1 to 1,000. @default 20 */
  readonly perCustomerPerDay?: number;
  /** How often it is asked in all in a day of Beijing; 1 to 1,000,000. @default 2000 */
  readonly perDay?: number;
  /** For `compose`: what becomes of a text that could not be checked. @default "hand-over" */
  readonly onUnchecked?: OnUnchecked;
  /** For `compose`: what the customer reads when the model does not know, instead of an answer. */
  readonly unsureText?: string;
}

/** A model, opened by `openModel`. Hand it to `choose` and `compose`. */
export interface Model {
  /** For the verbs. */
  readonly parts: ModelParts;
}

/** What the verbs work with. */
export interface ModelParts {
  readonly options: Required<ModelOptions>;
  /** The model; `undefined` where none is set up. What is set up by half is told in the log, once in an instance. */
  readonly client: (log: AuthorLog) => ModelClient | undefined;
  readonly calls: () => ModelCalls;
}

const UNSURE_TEXT = "这个问题我还不能确定。需要人工客服请回复“人工”。";

const DEFAULTS: Required<ModelOptions> = {
  perCustomerPerDay: 20,
  perDay: 2_000,
  onUnchecked: "hand-over",
  unsureText: UNSURE_TEXT,
};

/** Binds `openModel` to what is outside. */
export function createOpenModel({ readSetup, openCalls }: ModelPorts) {
  /**
   * Opens the model of a function. Which one is said by the function's variables: `MODEL_BASE_URL`, `MODEL_NAME` and `MODEL_API_KEY` for any
   * endpoint that speaks as OpenAI's chat completions do, or `MODEL_BASE_URL=cloudbase` and `MODEL_NAME` for a model of the environment
   * itself. Without them `choose` and `compose` give nothing at once, and cost nothing. See docs/model.md.
   *
   * @throws {PushError} `OPTION_UNKNOWN` or `OPTION_INVALID`
   * @example
   * const model = openModel({ perDay: 500 });
   *
   * handle: async (event, context) =>
   *   (await answer(desk, event, context)) ?? (await choose(desk, model, event, context)) ?? noAnswer(desk, event, context)
   */
  return function openModel(given: ModelOptions = {}): Model {
    const options = checkOptions(given);
    let setup: ModelSetup | undefined;
    let calls: ModelCalls | undefined;
    const client = (log: AuthorLog) => {
      if (setup === undefined) {
        setup = readSetup();
        if (setup.kind === "broken") log.warn("desk-model-broken", { variables: setup.problems.join(", ") });
      }
      return setup.kind === "on" ? setup.client : undefined;
    };
    return { parts: { options, client, calls: () => (calls ??= openCalls()) } };
  };
}

function checkOptions(given: ModelOptions): Required<ModelOptions> {
  if (typeof given !== "object" || given === null)
    throw invalid(
      { en: "openModel was given no options.", zh: "openModel 收到的不是选项对象。" },
      { en: "Leave them out.", zh: "没有选项时不用写参数。" },
    );
  const names = Object.keys(DEFAULTS);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const fact = { en: `openModel does not know the option "${unknown}".`, zh: `openModel 没有“${unknown}”这个选项。` };
    throw new PushError("OPTION_UNKNOWN", fact, {
      en: `It takes ${names.join(", ")}.`,
      zh: `可用的选项：${names.join("、")}。`,
    });
  }
  const options = { ...DEFAULTS, ...given };
  checkCount("perCustomerPerDay", options.perCustomerPerDay, 1_000);
  checkCount("perDay", options.perDay, 1_000_000);
  if (!["hand-over", "send"].includes(options.onUnchecked))
    throw invalid(
      { en: "`onUnchecked` is no policy.", zh: "`onUnchecked` 的取值不对。" },
      { en: 'Give it "hand-over" or "send".', zh: '请写 "hand-over" 或 "send"。' },
    );
  if (typeof options.unsureText !== "string" || options.unsureText.trim() === "")
    throw invalid(
      { en: "`unsureText` is no text.", zh: "`unsureText` 不是文本。" },
      { en: "Give it the sentence that the customer reads.", zh: "请写客户会读到的那句话。" },
    );
  return options;
}

function checkCount(name: string, given: number, most: number): void {
  if (Number.isInteger(given) && given >= 1 && given <= most) return;
  throw invalid(
    { en: `\`${name}\` is ${String(given)}.`, zh: `\`${name}\` 的值是 ${String(given)}。` },
    {
      en: `Give a whole number from 1 to ${most}; leave the model off by its variables.`,
      zh: `请写 1 到 ${most} 的整数；要关闭大模型请用它的环境变量。`,
    },
  );
}

function invalid(fact: Both, fix: Both): PushError {
  return new PushError("OPTION_INVALID", fact, fix);
}
