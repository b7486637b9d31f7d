// The second invocation: loads a push by its id, takes it over by its fencing token, and works on it with the function's whole time.
import { PushError } from "../push-error";
import { parsePush } from "../wechat/parse-push";
import { type PassiveReply, SUCCESS } from "../wechat/passive-reply";
import { handles, refuseClients } from "./admit-push";
import { beganWithTimer } from "./cloud-call-access";
import type { CheckedDefinition } from "./definition";
import { leaseFor } from "./lease";
import { holderOf } from "./lease-holder";
import type { Call, Platform } from "./ports";
import { createPushLog } from "./push-log";
import { isUnfinished, type PushRecord } from "./push-store";
import { runAttempt } from "./run-attempt";
import type { Resume } from "./run-in-background";
import { settlePush } from "./settle-push";
import { takeOver } from "./take-over";
import { RESUME_KILL_RESERVE_MS, SHORTEST_TIME_LIMIT_MS } from "./time-limits";

/** Whether a function was called to go on with a push, and not with a push. */
export function isResume(packet: unknown): packet is Resume {
  return typeof packet === "object" && packet !== null && "resumePush" in packet;
}

/** What a chain of calls ends with when a function made the call; documented in 云开发 → getWXContext → SOURCE. */
const CALLED_BY_FUNCTION = "scf";

/**
 * Goes on with a push. A fencing token that does not fit does nothing: the push was finished or taken over meanwhile.
 *
 * @throws {PushError} `CALLER_REFUSED` unless a function calls, `EVENT_INVALID` for a malformed call, `STORE_UNAVAILABLE`
 */
export async function resumePush(
  platform: Platform,
  definition: CheckedDefinition,
  packet: unknown,
  call: Call,
): Promise<PassiveReply> {
  const startedAtMs = platform.clock.nowMs();
  refuseOutsiders(call);
  const { pushId, fencingToken } = requireResume(packet);
  const record = await platform.store.find(pushId);
  if (record === undefined || !isUnfinished(record.state) || record.fencingToken !== fencingToken) return SUCCESS;
  if (record.packet === undefined) return SUCCESS;
  refuseOtherPairs(record, definition);

  const log = createPushLog(platform, record);
  const timeLimitMs = call.timeLimitMs ?? SHORTEST_TIME_LIMIT_MS;
  const taken = await takeOver(platform, record, {
    ground: "token",
    leaseMs: leaseFor(timeLimitMs),
    fencingToken: platform.newFencingToken(),
    runsHandler: true,
  });
  log.info(taken === undefined ? "resume-stale" : "resumed", { attempt: record.attempt + 1 });
  if (taken === undefined) return SUCCESS;

  const attempt = {
    record: taken.record,
    lease: holderOf(taken.lease),
    push: parsePush(JSON.parse(record.packet)),
    deadlineAtMs: startedAtMs + timeLimitMs - RESUME_KILL_RESERVE_MS,
    isDelivery: false,
    mayLackCloudCalls: beganWithTimer(call),
    log,
  };
  await settlePush(platform, attempt, await runAttempt(platform, attempt, definition));
  return SUCCESS;
}

/** @throws {PushError} `CALLER_REFUSED` unless a function calls */
export function refuseOutsiders(call: Call): void {
  refuseClients(call);
  if (call.sources.at(-1) === CALLED_BY_FUNCTION) return;
  throw new PushError(
    "CALLER_REFUSED",
    { en: "The call to go on with a push did not come from a function.", zh: "继续处理推送的调用不是来自云函数。" },
    {
      en: "Only functions of this project make this call; look for what else knows the ids of pushes.",
      zh: "只有本项目的云函数会这样调用；请检查还有谁知道推送的 id。",
    },
  );
}

function requireResume(packet: unknown): Resume["resumePush"] {
  const { resumePush } = packet as { resumePush: unknown };
  const { pushId, fencingToken } = Object(resumePush) as Record<string, unknown>;
  if (typeof pushId === "string" && typeof fencingToken === "string" && fencingToken !== "")
    return { pushId, fencingToken };
  throw new PushError(
    "EVENT_INVALID",
    { en: "The call to go on with a push names no push.", zh: "调用要求继续处理推送，却没有写明是哪一条。" },
    {
      en: "Check what calls this function; the runtime calls it with an id and a fencing token.",
      zh: "请检查是谁调用了这个云函数；运行时调用它时会带上 id 和栅栏令牌。",
    },
  );
}

function refuseOtherPairs({ pair }: PushRecord, { on }: CheckedDefinition): void {
  if (handles(on, pair)) return;
  throw new PushError(
    "EVENT_PAIR_MISMATCH",
    {
      en: `This function handles ${on.map((name) => `"${name}"`).join(", ")} but was to go on with a push of "${pair}".`,
      zh: `这个云函数处理${on.map((name) => `“${name}”`).join("、")}，却要继续处理“${pair}”的推送。`,
    },
    { en: "Deploy all functions of the project at the same state.", zh: "请把项目的全部云函数部署到同一版本。" },
  );
}
