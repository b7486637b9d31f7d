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
    text === undefined
      ? { en: "The push cannot be written as JSON.", zh: "推送不能写成 JSON。" }
      : { en: `The push is larger than ${MAX_EVENT_BYTES} bytes.`, zh: `推送超过 ${MAX_EVENT_BYTES} 字节。` },
    {
      en: "Check what calls this function; WeChat's packets are a few kilobytes of JSON.",
      zh: "请检查是谁调用了这个云函数；微信的推送只有几 KB 的 JSON。",
    },
  );
}

function refuseDeep(value: unknown, levels: number): void {
  if (typeof value !== "object" || value === null) return;
  if (levels === 0) {
    throw new PushError(
      "EVENT_INVALID",
      { en: `The push is nested deeper than ${MAX_DEPTH} levels.`, zh: `推送的嵌套超过 ${MAX_DEPTH} 层。` },
      {
        en: "Check what calls this function; WeChat's packets are flat.",
        zh: "请检查是谁调用了这个云函数；微信的推送没有深的嵌套。",
      },
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
