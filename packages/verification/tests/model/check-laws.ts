// The laws that show when everything is over: nothing lost, nothing twice, in time, payments, the same answer always.
import { isDeepStrictEqual } from "node:util";
import { PushError } from "../../../message-push/src/push-error";
import { isUnfinished, type PushRecord } from "../../../message-push/src/runtime/push-store";
import { isAcknowledged } from "../../../message-push/src/wechat/pairs";
import { checkDeath } from "./check-deaths";
import {
  type AcceptedSend,
  byAcceptance,
  checkTwiceAtMost,
  checkUnconfirmed,
  checkYields,
  isAccepted,
  isAssumable,
  isHindered,
  policyOf,
} from "./check-sends";
import { checkCancelled, checkMissedTransfer, checkOneVoice, isHandedOver, isTransfer } from "./check-transfers";
import { checkDamaged } from "./damaged-records";
import { promisedMs } from "./deliveries";
import type { Instance } from "./instance";
import type { DeliveryFact, Ledger, RunFact, SendFact } from "./ledger";
import { functionOf, linesOf, type ModelPush } from "./pushes";
import type { World } from "./world";

/** Everything that was broken, in words. */
export async function brokenLaws(world: World): Promise<readonly string[]> {
  for (const { push, record } of await world.records()) {
    checkFate(world, push, record);
    checkDoubles(world, push);
    checkTwiceAtMost(world, push);
    checkYields(world, push);
    checkOneVoice(world, push);
    checkRuns(world, push);
    if (record !== undefined) checkCountedRuns(world, push, record);
  }
  for (const delivery of world.ledger.deliveries) {
    checkTime(world, delivery);
    checkPayment(world, delivery);
    await checkSameAnswer(world, delivery);
    await checkAnswered(world, delivery);
  }
  checkDamaged(world);
  return world.ledger.violations;
}

function checkFate(world: World, push: ModelPush, record: PushRecord | undefined): void {
  const { ledger } = world;
  if (record === undefined) {
    if (push.isAnswered && push.begun === 0 && !wasFrozen(world, push))
      ledger.violated("lost", `${push.index} was answered, but not recorded`);
    return;
  }
  if (isUnfinished(record.state)) ledger.violated("lost", `${push.index} is ${record.state} for ever`);
  checkDeath(world, push, record);
  if (record.state === "dead" && record.reason === "TRANSFER_TOO_LATE") {
    checkReplies(world, push, record);
    checkMissedTransfer(world, push, record);
  }
  if (record.state !== "completed") return;
  if (record.reason === "HANDED_OVER") {
    checkCancelled(world, push);
    return;
  }
  if (!ledger.runs.some((run) => run.push === push && run.isCompleted)) {
    ledger.violated("lost", `${push.index} is completed, but its handler never was`);
  }
  checkReplies(world, push, record);
  if (push.behaviour.kind === "transfers" && push.pair === "text" && !isTransfer(record.passiveReply)) {
    ledger.violated("lost", `the transfer of ${push.index} is completed with ${JSON.stringify(record.passiveReply)}`);
  }
}

/** Thawed in the middle of a claim, an instance cannot know what it missed, and answers late what nobody recorded. */
function wasFrozen({ ledger }: World, push: ModelPush): boolean {
  return ledger.deliveries.some((delivery) => delivery.push === push && delivery.instance.wasFrozen);
}

function checkReplies(world: World, push: ModelPush, record: PushRecord): void {
  const { ledger } = world;
  const sends = ledger.sends.filter((send) => send.push === push);
  const said = new Set(
    sends
      .filter(isAccepted)
      .sort(byAcceptance)
      .map(({ line }) => line),
  );
  const lines = linesOf(push);
  for (const line of lines) {
    if (said.has(line) || isAssumable(ledger, push, line)) continue;
    ledger.violated("lost", `${line} never reached the customer, but its push is ${record.state}`);
  }
  checkUnconfirmed(world, push, record);
  const kept = sends.filter(isAccepted).filter(({ instance }) => !isBlind(ledger, push, instance));
  const heard = [...new Set(kept.sort(byAcceptance).map(({ line }) => line))];
  const inOrder = lines.filter((line) => heard.includes(line));
  if (!isDeepStrictEqual(heard, inOrder)) ledger.violated("order", `${heard.join(" ")} of ${push.index}`);
}

/** The database was down for it from claim to end: whoever came later could not know what it had said. */
function isBlind(ledger: Ledger, { key }: ModelPush, instance: SendFact["instance"]): boolean {
  return instance.storeFaults > 0 && !ledger.writes.some((write) => write.key === key && write.instance === instance);
}

function checkDoubles(world: World, push: ModelPush): void {
  for (const line of linesOf(push)) {
    const accepted = world.ledger.sends
      .filter((send) => send.line === line)
      .filter(isAccepted)
      .sort(byAcceptance);
    for (const [index, second] of accepted.slice(1).entries()) {
      const first = accepted[index];
      if (first === undefined || isInGap(world, first, second)) continue;
      world.ledger.violated("double", `${line} was sent by ${first.instance.name} and ${second.instance.name}`);
    }
  }
}

/** The declared gap: the fate of the first was hidden, or its sender could not record it. */
function isInGap({ ledger }: World, first: AcceptedSend, second: AcceptedSend): boolean {
  const { push, instance } = first;
  if (policyOf(push) !== "assume-sent" && ledger.isHidden(first)) return true;
  if (instance === second.instance) return false;
  if (!ledger.hasHeld(push.key, second.instance)) return second.instance.storeFaults > 0;
  const isRecorded = ledger.writes.some(
    ({ key, instance: writer, at }) =>
      key === push.key && writer === instance && at > first.acceptedAt && at < second.begunAt,
  );
  // Before it says the next thing, it records what it said.
  const hasGoneOn = ledger.sends.some(
    (send) => send.push === push && send.instance === instance && send.begunAt > first.acceptedAt,
  );
  if (hasGoneOn && !ledger.isHidden(first) && instance.storeFaults === 0 && !instance.wasFrozen) return false;
  return !isRecorded && isHindered(instance);
}

function checkRuns({ ledger }: World, push: ModelPush): void {
  const { maxRuns = isAcknowledged(push.pair) ? Number.POSITIVE_INFINITY : 3 } = functionOf(push.functionName).options;
  const held = ledger.runs.filter(
    (run) => run.push === push && run.isHeld && !run.wasBlind && !isUncounted(ledger, run),
  ).length;
  if (held > maxRuns) ledger.violated("runs", `the handler of ${push.index} was begun ${held} times`);
}

/**
 * A record says how often its handler was begun. A run is counted before it begins, so an instance that was hit in
 * between has counted one that never began; and where the store misled an instance, its run may not be counted.
 */
function checkCountedRuns({ ledger }: World, { key, index }: ModelPush, record: PushRecord): void {
  const runs = ledger.runs.filter(
    (run) => run.push.key === key && !(isUncounted(ledger, run) && isHealthy(run.instance)),
  );
  const least = runs.filter((run) => run.isHeld && !run.wasBlind && !isUncounted(ledger, run)).length;
  const counted = ledger.countedRuns.filter((count) => count.key === key && !isHealthy(count.instance));
  const unbegun = counted.filter(({ instance }) => !runs.some((run) => run.instance === instance));
  const isTrue = record.runs >= least && record.runs <= runs.length + unbegun.length;
  if (!isTrue) ledger.violated("runs", `${index} says ${record.runs} runs, its handler was begun ${runs.length} times`);
  const logged = ledger.deadLetterRuns.get(key) ?? record.runs;
  if (record.state === "dead" && logged !== record.runs) {
    ledger.violated("runs", `${index} says ${record.runs} runs, the log of its dead letter ${String(logged)}`);
  }
}

/** It said "not yet", or left its work to another run, and was heard: what is cut off by its deadline has failed, and counts. */
function isUncounted({ cuts }: Ledger, { isNotYet, push, instance }: RunFact): boolean {
  return isNotYet && !cuts.some((cut) => cut.key === push.key && cut.instance === instance);
}

function isHealthy({ storeFaults, wasFrozen, diedOf }: Instance): boolean {
  return storeFaults === 0 && !wasFrozen && diedOf === undefined;
}

/** What a delivery may fail with: the database cannot be reached, or says that a record is there which is not. */
const MAY_FAIL_WITH: ReadonlySet<string> = new Set(["STORE_UNAVAILABLE", "RECORD_MISSING"]);

function checkTime(world: World, { push, instance, begunAtMs, settledAtMs, outcome }: DeliveryFact): void {
  if (instance.wasFrozen || (instance.state === "dead" && instance.diedOf !== "time limit")) return;
  const { ledger } = world;
  const tookMs = (settledAtMs ?? Number.POSITIVE_INFINITY) - begunAtMs;
  if (tookMs > promisedMs(push)) ledger.violated("time", `${instance.name} took ${tookMs} ms for ${push.index}`);
  if (outcome === undefined) return;
  if ("error" in outcome) {
    const isDown = outcome.error instanceof PushError && MAY_FAIL_WITH.has(outcome.error.code);
    const isPolicy = functionOf(push.functionName).options.onStoreDown === "redeliver";
    // With the default policy it may ask for another push only where WeChat confirmed nothing to it, and nothing is recorded.
    const isUnheard = !ledger.sends.some(
      (send) => send.instance === instance && isAccepted(send) && !ledger.isHidden(send),
    );
    if (!isDown || instance.storeFaults === 0 || !(isPolicy || isUnheard))
      ledger.violated("answer", `${instance.name} throws ${String(outcome.error)}`);
  } else if (!isLegal(world, push, outcome.passiveReply)) {
    ledger.violated(
      "answer",
      `${instance.name} answers ${JSON.stringify(outcome.passiveReply)} to ${push.functionName}`,
    );
  }
}

function isLegal(world: World, push: ModelPush, answer: unknown): boolean {
  if (isAcknowledged(push.pair)) return typeof answer === "object" && answer !== null && "ErrCode" in answer;
  // What was on its way when the customer was handed over goes the same way.
  return answer === "success" || (isTransfer(answer) && push.pair === "text" && isHandedOver(world, push));
}

function checkPayment({ ledger }: World, { push, outcome }: DeliveryFact): void {
  if (!isAcknowledged(push.pair) || outcome === undefined || "error" in outcome) return;
  const isDone =
    typeof outcome.passiveReply === "object" && "ErrCode" in outcome.passiveReply && outcome.passiveReply.ErrCode === 0;
  if (isDone && !ledger.runs.some((run) => run.push === push && run.isCompleted)) {
    ledger.violated("payment", `${push.index} was acknowledged before its handler was done`);
  }
}

/** What is recorded is what every later delivery is answered, as long as it can read it. */
async function checkSameAnswer(world: World, { push, instance, begunAt, outcome }: DeliveryFact): Promise<void> {
  const finishedAt = world.ledger.finished.get(push.key);
  const isUndisturbed = !instance.wasFrozen && instance.storeFaults === 0 && outcome !== undefined;
  if (finishedAt === undefined || begunAt < finishedAt || !isUndisturbed) return;
  const record = await world.store.find(push.key);
  if ("passiveReply" in outcome && isDeepStrictEqual(outcome.passiveReply, record?.passiveReply)) return;
  world.ledger.violated("same answer", `${instance.name} for ${push.index}`);
}

/** WeChat forgets a push that was answered: then it is on record, or the customer has a reply that WeChat confirmed. */
async function checkAnswered({ store, ledger }: World, { push, instance, outcome }: DeliveryFact): Promise<void> {
  if (outcome === undefined || "error" in outcome || instance.wasFrozen) return;
  const isTransfer = typeof outcome.passiveReply === "object" && "MsgType" in outcome.passiveReply;
  const isAskedAgain =
    typeof outcome.passiveReply === "object" && "ErrCode" in outcome.passiveReply && outcome.passiveReply.ErrCode !== 0;
  if (isTransfer || isAskedAgain || (await store.find(push.key)) !== undefined) return;
  const isConfirmed = ledger.sends.some(
    (send) => send.push === push && send.instance === instance && isAccepted(send) && !ledger.isHidden(send),
  );
  if (!isConfirmed)
    ledger.violated("answered", `${push.index} was answered by ${instance.name}, and is neither recorded nor said`);
}
