// A push without a reply: proves after a deployment that a function loads, lets pushes in, and reaches its database.
import type { Both } from "../language";
import { PushError } from "../push-error";
import { notDoneReply } from "../wechat/passive-reply";
import { admitPush, misdirected, refuseClients } from "./admit-push";
import { claimPush } from "./claim-push";
import type { CheckedDefinition } from "./definition";
import { leaseFor } from "./lease";
import type { Call, Platform } from "./ports";
import { createPushLog } from "./push-log";
import { SMOKE_TEST_MS } from "./time-limits";

/** What a function is called with: a packet in a wrapping that no push has. */
export interface SmokeTest {
  readonly smokeTest: { readonly packet?: unknown };
}

/** What came of it. There is no report without a record that was claimed and completed. */
export interface SmokeReport {
  readonly smokeTest: {
    readonly pair: string;
    /** From the function's begin to the record's end. */
    readonly durationMs: number;
    /** The function's timeout, where it is known. */
    readonly timeLimitMs?: number;
  };
}

/** Whether a function was called for a smoke test, and not with a push: no field of a push can look like one. */
export function isSmokeTest(event: unknown): event is SmokeTest {
  return typeof event === "object" && event !== null && "smokeTest" in event && !("MsgType" in event);
}

/** No function has that name: should the smoke test die half-way, no handler runs for its record. */
const NO_FUNCTION = "smoke-test";

/**
 * Takes the packet as a push of this function, without its handler: guard, parse, claim, complete. Nothing is sent. The
 * record is purged like any other.
 *
 * @throws {PushError} what the push would be refused with, or `STORE_UNAVAILABLE`
 */
export async function runSmokeTest(
  platform: Platform,
  { on, onUnknownSend }: CheckedDefinition,
  { smokeTest }: SmokeTest,
  call: Call,
): Promise<SmokeReport> {
  const startedAtMs = platform.clock.nowMs();
  const { push, isHandled } = admitPush(Object(smokeTest).packet, call, on);
  if (!isHandled) throw misdirected(push.pair, on);
  const log = createPushLog(platform, push);
  log.info("smoke-test");
  const terms = {
    leaseMs: leaseFor(SMOKE_TEST_MS),
    runsHandler: true,
    onUnknownSend,
    waitUntilMs: startedAtMs + SMOKE_TEST_MS,
  } as const;
  const claim = await claimPush(platform, log, { push, functionName: NO_FUNCTION, ...terms });
  if (claim.kind !== "acquired") throw notRecorded({ en: `claimed (${claim.kind})`, zh: `认领（${claim.kind}）` });
  const ending = {
    state: "completed",
    passiveReply: notDoneReply(push.pair),
    sent: 0,
    sentAtMs: [],
    reserved: 0,
  } as const;
  const finished = await platform.store.finish(claim.lease, push.touser, ending);
  if (finished === "lease-lost") throw notRecorded({ en: "completed", zh: "标记为完成" });
  log.info("completed");
  return reportOf(platform, push.pair, startedAtMs, call);
}

/**
 * The same for the relay, which has no pushes of its own: it looks for what is due, and leaves it alone.
 *
 * @throws {PushError} `CALLER_REFUSED` or `STORE_UNAVAILABLE`
 */
export async function runRelaySmokeTest(platform: Platform, call: Call): Promise<SmokeReport> {
  const startedAtMs = platform.clock.nowMs();
  refuseClients(call);
  await platform.store.findDue(1);
  return reportOf(platform, "timer", startedAtMs, call);
}

function reportOf({ clock }: Platform, pair: string, startedAtMs: number, { timeLimitMs }: Call): SmokeReport {
  const limit = timeLimitMs === undefined ? {} : { timeLimitMs };
  return { smokeTest: { pair, durationMs: clock.nowMs() - startedAtMs, ...limit } };
}

function notRecorded(verb: Both): PushError {
  return new PushError(
    "STORE_UNAVAILABLE",
    { en: `The smoke test could not be ${verb.en} in the database.`, zh: `冒烟测试的记录无法${verb.zh}。` },
    {
      en: "Look at 云开发 → 数据库: the collection message_pushes must be there, and functions must be able to write it.",
      zh: "请查看 云开发 → 数据库：必须有集合 message_pushes，并且云函数可以写入。",
    },
  );
}
