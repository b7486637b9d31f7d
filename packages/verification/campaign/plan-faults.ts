// Which faults are injected around a push: every kind that the simulator has, aimed at the calls that such a push makes.

import { CUT_OFFS } from "../../message-push/simulator/faults/cut-off";
import type { Aim, Fault, Phase, RequestEffect } from "../../message-push/simulator/faults/fault";
import { isAcknowledged } from "../../message-push/src/wechat/pairs";
import type { Dice } from "./dice";

interface Target {
  readonly pair: string;
  readonly openid: string;
  readonly canFreeze: boolean;
}

type Draw = (dice: Dice, target: Target) => Fault;

const EITHER: readonly Phase[] = ["before", "after"];
/** WeChat's own refusals, and the platform's. */
const ERRCODES = [
  -1, -1, 45011, 45011, 45015, 45047, 40003, 48002, -604101, -604103, -601001, -501001, -501002, -501003, -601008,
];
const GATEWAY_CODES = ["EXCEED_REQUEST_LIMIT", "SYS_ERR", "TIMEOUT", "DATABASE_REQUEST_FAILED"];
/** After that, nothing that was frozen still is. */
export const LONGEST_FREEZE_MS = 900_000;
/** Some shorter than a lease, some longer, one longer than an idle instance lives. */
const FREEZES_MS = [700, 2_500, 6_500, 70_000, LONGEST_FREEZE_MS];

const DRAWS: readonly (readonly [number, Draw])[] = [
  [40, (dice, target) => ({ ...requestAim(dice, target), ...requestEffect(dice, target.canFreeze) })],
  [14, sendRefused],
  [5, duplicate],
  [10, outage],
  [8, cutOff],
  [5, callsOutage],
  [12, delivery],
  [5, start],
];

/** One to three faults for a push. */
export function planFaults(dice: Dice, target: Target): readonly Fault[] {
  const count = dice.weigh([
    [60, 1],
    [28, 2],
    [12, 3],
  ]);
  return Array.from({ length: count }, () => dice.weigh(DRAWS)(dice, target));
}

/** In a run of the relay: it dies more often than it meets anything else. */
export function planRelayFault(dice: Dice, canFreeze: boolean): Fault {
  const functionName = "relay";
  const aim = { on: "gateway", functionName, nth: dice.between(1, 30) };
  const cutOffOnce: Fault = { on: "invocation", functionName, kind: "cut-off", how: dice.pick(CUT_OFFS) };
  return dice.weigh<Fault>([
    [6, { ...aim, kind: "die", phase: dice.pick(["before", "after", "later"]) }],
    [3, { ...aim, ...requestEffect(dice, canFreeze) }],
    [1, cutOffOnce],
  ]);
}

/** A fault somewhere in the requests of a function, for any customer. */
export function planStray(dice: Dice, functionName: string, canFreeze: boolean): Fault {
  return { on: "gateway", functionName, nth: dice.between(1, 14), ...requestEffect(dice, canFreeze) };
}

// A payment comes from WeChat itself: only its function identifies it.
function own({ pair, openid }: Target): Pick<Aim, "functionName" | "openid"> {
  return isAcknowledged(pair) ? { functionName: folderOf(pair) } : { openid };
}

function folderOf(pair: string): string {
  return pair.slice(pair.indexOf(":") + 1);
}

function requestAim(dice: Dice, target: Target): Aim {
  const [on, most] = dice.weigh<readonly [string, number]>([
    [8, ["gateway", 8]],
    [4, ["database", 6]],
    [6, ["customerServiceMessage.send", 3]],
    [2, ["database.insertDocument", 1]],
    [4, ["database.modifyDocument", 3]],
    [target.pair === "miniprogrampage" ? 4 : 0, ["functions.invokeFunction", 1]],
    [target.pair === "miniprogrampage" ? 2 : 0, ["customerServiceMessage.setTyping", 1]],
  ]);
  return { on, nth: dice.between(1, most), ...own(target) };
}

function requestEffect(dice: Dice, canFreeze: boolean): RequestEffect {
  const phase = dice.pick(EITHER) as "before" | "after";
  return dice.weigh<RequestEffect>([
    [3, { kind: "delay", delayMs: dice.between(100, 3_000), phase }],
    [3, { kind: "hang", phase }],
    [5, { kind: "reset", phase }],
    [3, { kind: "status", status: dice.pick([500, 502, 503, 504]), body: dice.pick(["html", "json"]), phase }],
    [2, { kind: "empty", phase }],
    [2, { kind: "truncated" }],
    [3, { kind: "code", code: dice.pick(GATEWAY_CODES) }],
    [8, { kind: "die", phase: dice.pick(["before", "after", "later"]) }],
    [
      canFreeze ? 3 : 0,
      { kind: "freeze", freezeMs: dice.pick(FREEZES_MS), thaw: dice.pick(["answer", "reset"]), phase },
    ],
  ]);
}

function sendRefused(dice: Dice, target: Target): Fault {
  const on = "customerServiceMessage.send";
  const errcode = dice.pick(ERRCODES);
  return { on, kind: "errcode", errcode, nth: dice.between(1, 3), times: dice.pick([1, 1, 2, 4]), ...own(target) };
}

/** It says that the key is taken: after it was added, or though nothing is there. */
function duplicate(dice: Dice, target: Target): Fault {
  const aim = { ...own(target), on: "database.insertDocument", nth: dice.between(1, 2) };
  return { ...aim, kind: "duplicate", phase: dice.pick(["before", "after"]) };
}

/** The database is down for this customer, from some call on. */
function outage(dice: Dice, target: Target): Fault {
  const aim = { on: "database", nth: dice.between(1, 4), forMs: dice.pick([300, 1_200, 3_000, 9_000]), ...own(target) };
  return dice.weigh<Fault>([
    [3, { ...aim, kind: "reset" }],
    [2, { ...aim, kind: "status", status: 503 }],
    [2, { ...aim, kind: "code", code: "DATABASE_REQUEST_FAILED" }],
    [1, { ...aim, kind: "hang" }],
    [2, { ...aim, kind: "reset", phase: "after" }],
  ]);
}

/** Nothing can be reached for this customer, neither the database nor WeChat: nobody may say that all is well. */
function cutOff(dice: Dice, target: Target): Fault {
  const forMs = dice.pick([1_500, 4_000, 9_000]);
  const [how, nth, times] = [dice.pick(CUT_OFFS), dice.pick([1, 1, 2]), dice.pick([1, 1, 2, 3])];
  const forWhile: Fault = {
    on: "gateway",
    nth: dice.pick([1, 1, 1, 2, 3]),
    forMs,
    ...own(target),
    ...outOfReach(dice),
  };
  const ofCall: Fault = { on: "invocation", kind: "cut-off", how, nth, times, ...own(target) };
  return dice.weigh<Fault>([
    [1, forWhile],
    [1, ofCall],
  ]);
}

/** Cloud calls fail for a while, and the database does not. */
function callsOutage(dice: Dice, target: Target): Fault {
  const forMs = dice.pick([1_200, 4_000, 9_000]);
  return { on: "wx.openApi", nth: dice.pick([1, 1, 2]), forMs, ...own(target), ...outOfReach(dice) };
}

function outOfReach(dice: Dice): RequestEffect {
  const phase = "before";
  return dice.weigh<RequestEffect>([
    [4, { kind: "reset", phase }],
    [2, { kind: "hang", phase }],
    [2, { kind: "status", status: 502, phase }],
    [1, { kind: "empty", phase }],
  ]);
}

function delivery(dice: Dice, target: Target): Fault {
  const aim = { on: "push", ...own(target), nth: dice.pick([1, 1, 1, 2]) };
  return dice.weigh<Fault>([
    [4, { ...aim, kind: "early", delayMs: dice.between(0, 3_000) }],
    [4, { ...aim, kind: "twice" }],
    [3, { ...aim, kind: "give-up" }],
  ]);
}

// Hits the next new instance of that function: after a death, or under load.
function start(dice: Dice, { pair }: Target): Fault {
  const aim = { on: "start", functionName: folderOf(pair) };
  const how = dice.pick(CUT_OFFS);
  return dice.weigh<Fault>([
    [2, { ...aim, kind: "delay", delayMs: dice.between(500, 6_000) }],
    [2, { ...aim, kind: "die" }],
    [2, { ...aim, kind: "skew", skewMs: dice.between(-90_000, 90_000) }],
    // One instance that reaches nothing, for as long as it lives.
    [2, { ...aim, kind: "cut-off", how }],
  ]);
}
