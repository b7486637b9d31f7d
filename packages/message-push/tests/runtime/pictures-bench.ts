// Instances of one function that says a picture: they share the environment's states, and WeChat.
import { SMALL_PICTURE } from "../../simulator/wechat/media";
import { memoryStates } from "../../src/platform/memory/memory-desk-store";
import {
  type MemoryPlatform,
  type MemoryPlatformOptions,
  memoryPlatform,
} from "../../src/platform/memory/memory-platform";
import { createDefineFunction } from "../../src/runtime/define-function";
import { mediaIdOf } from "../../src/wechat/messages";
import { reply } from "../../src/wechat/replies";
import { fakeClock } from "../support/fake-clock";
import { packets } from "../support/packets";

export const MAP = { file: "map.png" };
export const FILES = { "map.png": SMALL_PICTURE };
export const DAY_MS = 24 * 60 * 60 * 1000;

let messages = 0;
/** A message of a customer of its own. */
export function message() {
  messages += 1;
  return { ...packets.text, FromUserName: `o${messages}`, MsgId: String(9_000_000_000 + messages) };
}

export const never = () => new Promise<never>(() => undefined);

export const idsIn = ({ sent }: MemoryPlatform) => sent.map((own) => mediaIdOf(own.message));

let tokens = 0;
/** A platform of its own, whose tokens no other has. */
export function instanceOf(options: MemoryPlatformOptions): MemoryPlatform {
  const newFencingToken = () => {
    tokens += 1;
    return `token-${tokens}`;
  };
  return { ...memoryPlatform(options), newFencingToken };
}

/** An upload takes 300 ms. */
export function environment(count: number, options: Partial<MemoryPlatformOptions> = {}) {
  const clock = fakeClock();
  const states = options.states ?? memoryStates(clock.nowMs);
  let uploads = 0;
  const instances = Array.from({ length: count }, () => {
    const messenger = {
      async uploadMedia() {
        uploads += 1;
        const mediaId = `media-${uploads}`;
        await clock.after(300);
        return mediaId;
      },
      ...options.messenger,
    };
    const platform = instanceOf({ files: FILES, ...options, clock, states, messenger });
    const main = createDefineFunction(platform)({ on: "text", handle: () => reply.image(MAP) });
    return { platform, main };
  });
  return { clock, states, instances, uploads: () => uploads };
}
