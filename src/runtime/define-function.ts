// The life of a push, from arrival to passive reply. Read this file first.
import type { Pair } from "../wechat/pairs";
import { type PassiveAnswer, SUCCESS } from "../wechat/passive-answer";
import { admitPush } from "./admit-push";
import { answerPush, type Delivery } from "./answer-push";
import { claimPush } from "./claim-push";
import { completePush } from "./complete-push";
import { type CheckedDefinition, checkDefinition, type FunctionDefinition, type Handler } from "./definition";
import type { Platform } from "./ports";
import { createPushLog } from "./push-log";

/** A cloud function's `main`, with its definition riding on it. */
export interface PushFunction<P extends Pair = Pair> {
  /** Called by the platform with the packet; settles in time, with a legal answer. */
  (packet: unknown, invocationContext?: unknown): Promise<PassiveAnswer>;
  /** The pairs it is bound to: build, push table and simulator read them here. */
  readonly on: readonly P[];
  /** The author's bare handler, for unit tests. */
  readonly handle: Handler<P>;
}

/** Binds `defineFunction` to a platform. */
export function createDefineFunction(platform: Platform) {
  /**
   * Turns a handler into a cloud function. Around the handler it guards, claims, keeps the deadline, sends the replies
   * in order and records the outcome, so that a redelivered push is answered without running the handler again.
   *
   * @throws {PushError} `OPTION_UNKNOWN`, `OPTION_INVALID`, `PAIR_UNKNOWN` when the definition is wrong
   * @example
   * export const main = defineFunction({
   *   on: "text",
   *   handle: ({ Content }) => reply.text(`收到：${Content}`),
   * });
   */
  return function defineFunction<const P extends Pair>(definition: FunctionDefinition<P>): PushFunction<P> {
    const checked = checkDefinition(definition);
    const main = (packet: unknown, invocationContext?: unknown) =>
      receivePush(platform, checked, packet, invocationContext);
    return Object.assign(main, { on: checked.on as readonly P[], handle: definition.handle });
  };
}

async function receivePush(
  platform: Platform,
  definition: CheckedDefinition,
  packet: unknown,
  invocationContext: unknown,
): Promise<PassiveAnswer> {
  const deadlineAtMs = platform.clock.nowMs() + definition.deadlineMs;
  const call = platform.describeCall(invocationContext);

  const push = admitPush(packet, call, definition.on);
  const log = createPushLog(platform, push);
  log.info("arrived");

  const claim = await claimPush(platform, log, push, { timeLimitMs: call.timeLimitMs, waitUntilMs: deadlineAtMs });
  if (claim.kind === "finished") return claim.answer;
  if (claim.kind === "in-progress") return SUCCESS;

  const delivery: Delivery = { push, claim, deadlineAtMs, log };
  const outcome = await answerPush(platform, delivery, definition);
  await completePush(platform, delivery, outcome);
  return outcome.answer;
}
