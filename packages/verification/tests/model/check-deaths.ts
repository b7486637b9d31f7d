// A dead letter is an end, so it needs a good reason: what was not disturbed must not be given up.
import type { PushRecord } from "../../../message-push/src/runtime/push-store";
import { mostReplies, windowMsOf } from "../../../message-push/src/runtime/reply-budget";
import { REPLY_ALLOWANCES } from "../../../message-push/src/wechat/reply-allowance";
import { functionOf, linesOf, type ModelPush } from "./pushes";
import type { World } from "./world";

/** Calls take up to 240 ms, so many replies may need more time than there is. */
const FEW_REPLIES = 3;
const MAX_SKEW_MS = 250;
const SHORT_PAUSE_MS = 100;

export function checkDeath(world: World, push: ModelPush, { state, reason = "nothing" }: PushRecord): void {
  if (state === "dead" && !isJustified(world, push, reason)) {
    world.ledger.violated("dead", `${push.index} died of ${reason}`);
  }
}

function isJustified(world: World, push: ModelPush, reason: string): boolean {
  if (reason === "WINDOW_CLOSED") return isOver(world, push);
  if (reason === "nothing") return false;
  return world.isDisturbed || isToBeExpected(world, push, reason);
}

/** Whether it can happen although every call is answered at once. */
function isToBeExpected(world: World, push: ModelPush, reason: string): boolean {
  const { kind, count, pauseMs } = push.behaviour;
  const { maxRuns = 3 } = functionOf(push.functionName).options;
  const allowed = mostReplies(push.pair, REPLY_ALLOWANCES);
  const own = world.pushes.filter(({ openid }) => openid === push.openid);
  switch (reason) {
    case "HANDLER_FAILED":
      return kind === "throws" || maxRuns === 1;
    case "OUTPUT_INVALID":
      return kind === "rubbish" || (kind === "transfers" && push.pair !== "text");
    case "TRANSFER_TOO_LATE":
      return kind === "transfers";
    case "BUDGET_EXCEEDED":
      // Clocks that are minutes apart disagree about whether a minute is over.
      // A push keeps a place for its first reply, although it may never say anything.
      return (
        world.options.skewMs > MAX_SKEW_MS || sum(own.map((other) => Math.max(1, linesOf(other).length))) > allowed
      );
    case "DEADLINE_EXCEEDED":
      return kind === "hangs" || count > FEW_REPLIES || pauseMs > SHORT_PAUSE_MS;
    default:
      // Refusals are judged when they happen.
      return reason === "SEND_REFUSED";
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function isOver({ ledger, options }: World, push: ModelPush): boolean {
  const windowMs = windowMsOf(push.pair, REPLY_ALLOWANCES);
  const begunAtMs = ledger.deliveries.find((delivery) => delivery.push === push)?.begunAtMs ?? 0;
  const endedAtMs = ledger.endedAtMs.get(push.key) ?? 0;
  return endedAtMs - begunAtMs >= windowMs - 2 * options.skewMs;
}
