// Actions of the probe's function about functions and their instances.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { noteEvent, ownInstance, startTicking } from "./own-instance";
import { reachActions } from "./reach";
import { callSelf } from "./self-call";
import { limitActions } from "./sizes";
import { readOwn, type Surroundings, sleep, writeOwn } from "./surroundings";
import { timerActions } from "./timer";

/** The caller waits so long for the called function to begin. */
const BEGINS_WITHIN_MS = 10_000;
const LOOK_AGAIN_MS = 200;

export function instanceActions({ cloud, context }: Surroundings) {
  const isFirstEvent = noteEvent();
  return {
    ...limitActions(isFirstEvent),
    ...reachActions(),
    ...timerActions(),
    /** What the context object and the SDK tell of a call through the cloud's API. */
    async context(_: object) {
      const { SOURCE, OPENID } = cloud.getWXContext();
      return {
        functionName: typeof context.function_name === "string" ? context.function_name : "",
        timeLimitMs: typeof context.time_limit_in_ms === "number" ? context.time_limit_in_ms : 0,
        source: SOURCE ?? "",
        hasOpenid: typeof OPENID === "string" && OPENID !== "",
        nodeVersion: process.versions.node,
      };
    },
    /** What a function that this one calls is told of its caller. */
    async sourceOfCalled(_: object): Promise<{ readonly source: string }> {
      return await callSelf("context", {});
    },
    /** What the machine lets a function do. */
    async machine(_: object) {
      return {
        tmpIsWritable: isWritable("/tmp"),
        codeIsWritable: isWritable(__dirname),
        hasSegmenter: segmentsGraphemes(),
      };
    },
    async variableIs({ name, value }: { readonly name: string; readonly value: string }): Promise<boolean> {
      return process.env[name] === value;
    },
    /** Leaves work behind that goes on for so long, unless something stops it. */
    async tick({ forMs }: { readonly forMs: number }) {
      startTicking(forMs);
      return { id: ownInstance().id };
    },
    async ticks(_: object) {
      const { id, ticks } = ownInstance();
      return { id, ticks };
    },
    /** Calls itself, does not wait for the end, and returns as soon as the called one has begun. */
    async leaveCalled({ name, ms }: { readonly name: string; readonly ms: number }): Promise<{ began: boolean }> {
      const endsAtMs = Date.now() + BEGINS_WITHIN_MS;
      void callSelf("stayAndSay", { name, ms }).catch(() => undefined);
      while (Date.now() < endsAtMs) {
        if ((await readOwn(name)) !== undefined) return { began: true };
        await sleep(LOOK_AGAIN_MS);
      }
      return { began: false };
    },
    async stayAndSay({ name, ms }: { readonly name: string; readonly ms: number }): Promise<null> {
      await writeOwn(name, { kind: "called", isOver: false });
      await sleep(ms);
      await writeOwn(name, { kind: "called", isOver: true });
      return null;
    },
    async isOver({ name }: { readonly name: string }): Promise<boolean> {
      return (await readOwn(name))?.isOver === true;
    },
    /** Runs for so long. */
    async stay({ ms }: { readonly ms: number }): Promise<null> {
      await sleep(ms);
      return null;
    },
  };
}

/** Leaves nothing. */
function isWritable(folder: string): boolean {
  const path = join(folder, "message-push-probe.tmp");
  try {
    writeFileSync(path, "probe");
    rmSync(path);
    return true;
  } catch {
    return false;
  }
}

/** A family of three is one sign. */
function segmentsGraphemes(): boolean {
  try {
    return [...new Intl.Segmenter("zh", { granularity: "grapheme" }).segment("👨‍👩‍👧好")].length === 2;
  } catch {
    return false;
  }
}
