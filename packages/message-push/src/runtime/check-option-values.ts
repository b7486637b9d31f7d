// The values of a definition's options, checked one by one for those who write JavaScript.
import { PushError } from "../push-error";
import { DEFAULT_DEADLINE_MS, LEAST_DEADLINE_MS, MOST_DEADLINE_MS } from "./time-limits";

export function checkPrepare(prepare: unknown = () => undefined): () => unknown {
  if (typeof prepare === "function") return prepare as () => unknown;
  throw new PushError(
    "OPTION_INVALID",
    { en: `\`prepare\` is ${typeof prepare}.`, zh: `\`prepare\` 是 ${typeof prepare}。` },
    { en: "Give it a function, or leave it out.", zh: "请写函数，或不写。" },
  );
}

export function checkDeadline(deadlineMs: number | undefined): number {
  if (deadlineMs === undefined) return DEFAULT_DEADLINE_MS;
  if (Number.isInteger(deadlineMs) && deadlineMs >= LEAST_DEADLINE_MS && deadlineMs <= MOST_DEADLINE_MS)
    return deadlineMs;
  throw new PushError(
    "OPTION_INVALID",
    { en: `\`deadlineMs\` is ${String(deadlineMs)}.`, zh: `\`deadlineMs\` 的值是 ${String(deadlineMs)}。` },
    {
      en: `Give a whole number of milliseconds from ${LEAST_DEADLINE_MS} to ${MOST_DEADLINE_MS}; WeChat waits 5000.`,
      zh: `请写 ${LEAST_DEADLINE_MS} 到 ${MOST_DEADLINE_MS} 的整数，单位为毫秒；微信等待 5000 毫秒。`,
    },
  );
}

export function checkRuns(maxRuns: number): number {
  if ((Number.isInteger(maxRuns) && maxRuns >= 1) || maxRuns === Number.POSITIVE_INFINITY) return maxRuns;
  throw new PushError(
    "OPTION_INVALID",
    { en: `\`maxRuns\` is ${String(maxRuns)}.`, zh: `\`maxRuns\` 的值是 ${String(maxRuns)}。` },
    { en: "Give a whole number from 1.", zh: "请写不小于 1 的整数。" },
  );
}

export function checkText(option: string, text: unknown): string {
  if (typeof text === "string" && text.trim() !== "") return text;
  throw new PushError(
    "OPTION_INVALID",
    { en: `\`${option}\` is no text.`, zh: `\`${option}\` 不是文本。` },
    { en: "Give it the sentence that the customer reads.", zh: "请写客户会读到的那句话。" },
  );
}

export function checkChoice<Choice extends string | boolean>(
  option: string,
  given: Choice,
  choices: readonly Choice[],
): Choice {
  if (choices.includes(given)) return given;
  throw new PushError(
    "OPTION_INVALID",
    { en: `\`${option}\` is ${JSON.stringify(given)}.`, zh: `\`${option}\` 的值是 ${JSON.stringify(given)}。` },
    {
      en: `Give it ${choices.map((choice) => JSON.stringify(choice)).join(" or ")}.`,
      zh: `请写 ${choices.map((choice) => JSON.stringify(choice)).join(" 或 ")}。`,
    },
  );
}
