// A push is a small, flat packet. Anything else does not come from WeChat, and must not cost memory or stack.
import { PushError } from "../push-error";
import { MAX_DEPTH } from "./unreadable";

/** The platform's own limit for an asynchronous event; real pushes stay far below it. */
const MAX_EVENT_BYTES = 128 * 1024;

/** @throws {PushError} `EVENT_INVALID` */
export function refuseOversized(packet: object): void {
  refuseDeep(packet, MAX_DEPTH);
  const text = jsonOf(packet);
  if (text !== undefined && Buffer.byteLength(text) <= MAX_EVENT_BYTES) return;
  throw new PushError(
    "EVENT_INVALID",
    text === undefined ? "The push cannot be written as JSON." : `The push is larger than ${MAX_EVENT_BYTES} bytes.`,
    "Check what calls this function; WeChat's packets are a few kilobytes of JSON.",
  );
}

function refuseDeep(value: unknown, levels: number): void {
  if (typeof value !== "object" || value === null) return;
  if (levels === 0) {
    throw new PushError(
      "EVENT_INVALID",
      `The push is nested deeper than ${MAX_DEPTH} levels.`,
      "Check what calls this function; WeChat's packets are flat.",
    );
  }
  for (const name in value) refuseDeep(value[name as keyof typeof value], levels - 1);
}

function jsonOf(packet: object): string | undefined {
  try {
    return JSON.stringify(packet);
  } catch {
    return undefined;
  }
}
