// What a part of the probe works with: the function's actions, the person, and time.

import { setTimeout as sleep } from "node:timers/promises";
import { type Both, same } from "../../src/language";
import { ToolError } from "../tool-error";
import type { Invoked, ProbeEnvironment } from "./environment";
import type { ActionName, ProbeActions } from "./function/actions";
import type { Delivery } from "./function/deliveries";
import type { Person } from "./person";

export interface ProbeSession {
  readonly environment: ProbeEnvironment;
  readonly person: Person;
  /** The key of the run. */
  readonly key: string;
  /** Calls the function's action with these parameters. @throws {ToolError} `PROBE_FAILED` when the function fails */
  call<Name extends ActionName>(action: Name, params: ParamsOf<Name>): Promise<ResultOf<Name>>;
  /** The same for a call that may fail: how it ended. */
  tryCall<Name extends ActionName>(action: Name, params: ParamsOf<Name>): Promise<Invoked>;
  /** Deliveries that the function recorded of the step with this text, in the order in which they arrived. */
  deliveries(step: string): Promise<readonly Delivery[]>;
  /** Looks again and again until there is something; `undefined` when the time is over. */
  until<Thing>(look: () => Promise<Thing | undefined>, limitMs: number): Promise<Thing | undefined>;
  /** Waits on this machine, in which the function goes on. */
  wait(ms: number): Promise<void>;
  /** One line of progress. */
  say(line: Both): void;
}

export type ParamsOf<Name extends ActionName> = Parameters<ProbeActions[Name]>[0];
export type ResultOf<Name extends ActionName> = Awaited<ReturnType<ProbeActions[Name]>>;

/** Between two looks. */
const LOOK_AGAIN_MS = 1_000;

export function openProbeSession(
  parts: Pick<ProbeSession, "environment" | "person" | "key" | "say"> & { readonly signal: AbortSignal },
): ProbeSession {
  const { environment, key, signal } = parts;
  const wait = async (ms: number) => {
    // It rejects with a name of its own; who ends a run knows its reason.
    await sleep(ms, undefined, { signal }).catch(() => undefined);
    signal.throwIfAborted();
  };
  const session: ProbeSession = {
    ...parts,
    wait,
    tryCall: (action, params) => {
      signal.throwIfAborted();
      return environment.invoke({ probe: { key, action, params } });
    },
    async call(action, params) {
      const invoked = await session.tryCall(action, params);
      if ("error" in invoked) throw failed(action, same(invoked.error));
      // What the function answers is what the action of that name returns.
      return resultIn(action, invoked.result) as never;
    },
    deliveries: (step) => session.call("deliveries", { step }),
    async until(look, limitMs) {
      const endsAtMs = Date.now() + limitMs;
      for (;;) {
        const found = await look();
        if (found !== undefined || Date.now() >= endsAtMs) return found;
        await wait(LOOK_AGAIN_MS);
      }
    },
  };
  return session;
}

function resultIn(action: string, result: unknown): unknown {
  if (typeof result === "object" && result !== null && "probe" in result) return result.probe;
  throw failed(action, { en: "it answered something else", zh: "返回的内容不对" });
}

function failed(action: string, why: Both): ToolError {
  return new ToolError(
    "PROBE_FAILED",
    {
      en: `The probe's function failed at "${action}": ${why.en}`,
      zh: `探测用的云函数在“${action}”这一步失败：${why.zh}`,
    },
    {
      en: "Run the probe again; if it stays so, report it with this text, which holds nothing private.",
      zh: "请再运行一次；如果仍然如此，请带上这段文字反馈，里面没有隐私内容。",
    },
  );
}
