// The ports on a Map: unit tests, and the reference for what the ports mean.
import type { Call, Clock, Downloads, FunctionFiles, LogLine, Messenger, Platform } from "../../runtime/ports";
import type { MessageBody } from "../../wechat/messages";
import { REPLY_ALLOWANCES } from "../../wechat/reply-allowance";
import { failedSend } from "../../wechat/send-errors";
import { mediaFailed, type TempMedia } from "../../wechat/temp-media";
import { memoryStates } from "./memory-desk-store";
import { memoryStore } from "./memory-store";

/** A platform in memory that shows what happened on it. */
export interface MemoryPlatform extends Platform {
  /** What was sent, in order. */
  readonly sent: readonly { readonly touser: string; readonly message: MessageBody }[];
  readonly logged: readonly LogLine[];
  /** To whom "typing…" was shown. */
  readonly typing: readonly string[];
  /** What was uploaded, by media id: `media-1` and so on. */
  readonly uploaded: ReadonlyMap<string, TempMedia>;
  /** The second invocations that were asked for. */
  readonly invocations: readonly { readonly functionName: string; readonly event: object }[];
}

/** What a test may replace. */
export interface MemoryPlatformOptions {
  readonly clock: Clock;
  readonly call?: Call;
  readonly messenger?: Partial<Messenger>;
  readonly store?: Platform["store"];
  readonly allowances?: Platform["allowances"];
  readonly invokeAsync?: Platform["invokeAsync"];
  readonly random?: Platform["random"];
  /** The files beside the function's code: path → content. @default none */
  readonly files?: Readonly<Record<string, Uint8Array>>;
  readonly states?: Platform["states"];
  /** What lies elsewhere: fileID or address → content. @default nothing */
  readonly elsewhere?: Readonly<Record<string, Uint8Array>>;
}

/** Everything a function needs, in memory. */
export function memoryPlatform(options: MemoryPlatformOptions): MemoryPlatform {
  const { clock, call, messenger, store, invokeAsync, files = {} } = options;
  const { allowances = REPLY_ALLOWANCES, random = () => 0.5, states = memoryStates(clock.nowMs) } = options;
  const sent: { touser: string; message: MessageBody }[] = [];
  const logged: LogLine[] = [];
  const typing: string[] = [];
  const uploaded = new Map<string, TempMedia>();
  const invocations: { functionName: string; event: object }[] = [];
  let fencingTokens = 0;
  return {
    clock,
    store: store ?? memoryStore(clock.nowMs),
    messenger: {
      async deliver(touser, message) {
        sent.push({ touser, message });
      },
      async showTyping(touser) {
        typing.push(touser);
      },
      async uploadMedia(picture) {
        const mediaId = `media-${uploaded.size + 1}`;
        uploaded.set(mediaId, picture);
        return mediaId;
      },
      async downloadMedia(mediaId) {
        const found = uploaded.get(mediaId);
        if (found === undefined) throw failedSend(40007);
        return found;
      },
      ...messenger,
    },
    files: memoryFiles(files),
    states,
    downloads: memoryDownloads(options.elsewhere),
    allowances,
    random,
    async invokeAsync(functionName, event) {
      invocations.push({ functionName, event });
      await invokeAsync?.(functionName, event);
    },
    newFencingToken() {
      fencingTokens += 1;
      return `fencing-token-${fencingTokens}`;
    },
    log: (line) => logged.push(line),
    // Here the invocation context is the description of the call itself.
    describeCall: (invocationContext) => (invocationContext as Call | undefined) ?? call ?? { sources: [] },
    sent,
    logged,
    typing,
    uploaded,
    invocations: invocations,
  };
}

function memoryFiles(files: Readonly<Record<string, Uint8Array>>): FunctionFiles {
  return {
    list: async () => Object.entries(files).map(([path, { length }]) => ({ path, bytes: length })),
    async read(path) {
      const content = files[path];
      if (content === undefined) throw new Error(`There is no file ${path}.`);
      return content;
    },
  };
}

function memoryDownloads(elsewhere: Readonly<Record<string, Uint8Array>> = {}): Downloads {
  const get = async (name: string) => {
    const content = elsewhere[name];
    if (content === undefined)
      throw mediaFailed(
        { en: "The picture could not be fetched.", zh: "无法取得图片。" },
        { en: "Put it there.", zh: "请放到那里。" },
      );
    return content;
  };
  return { fromStorage: get, fromAddress: get };
}
