// What a dialogue says, as outputs that can be kept: whoever's push runs again reads them from there.
import { PushError } from "../../push-error";
import { reply } from "../../wechat/replies";
import type { DeskOutput } from "../reach-person";

/** @throws {PushError} `OUTPUT_INVALID` for what cannot be said, `REPLY_INVALID` for a text with nothing to see */
export async function outputsIn(given: unknown): Promise<readonly DeskOutput[]> {
  if (given === undefined || given === null) return [];
  if (!isYielding(given)) return (Array.isArray(given) ? given : [given]).map(outputOf);
  const outputs: DeskOutput[] = [];
  for await (const own of given) outputs.push(outputOf(own));
  return outputs;
}

function isYielding(given: unknown): given is AsyncIterable<unknown> {
  return typeof given === "object" && given !== null && Symbol.asyncIterator in given;
}

function outputOf(given: unknown): DeskOutput {
  if (typeof given === "string") return reply.text(given);
  if (isOutput(given)) return given;
  throw new PushError(
    "OUTPUT_INVALID",
    {
      en: `A dialogue gave ${given === null ? "null" : typeof given}, which is no reply.`,
      zh: `对话给出了 ${given === null ? "null" : typeof given}，不是回复。`,
    },
    {
      en: "Give a string, something made by `reply`, an array of those, or what handOver gives; later(…) is not possible in a dialogue.",
      zh: "请给出字符串、`reply` 的结果、它们的数组，或 handOver 的结果；对话里不能用 later(…)。",
    },
  );
}

/** Whether it is something that can be said or done. */
export function isOutput(given: unknown): given is DeskOutput {
  const { kind, message } = Object(given);
  return kind === "transfer-to-agent" || (kind === "reply" && typeof message === "object");
}
