// A platform every port of which is a gate: faults strike there, and a dead instance gets nothing through.
import { same } from "../../../message-push/src/language";
import { PushError } from "../../../message-push/src/push-error";
import type { Call, Platform } from "../../../message-push/src/runtime/ports";
import type { PushStore } from "../../../message-push/src/runtime/push-store";
import type { MessageBody } from "../../../message-push/src/wechat/messages";
import { REPLY_ALLOWANCES } from "../../../message-push/src/wechat/reply-allowance";
import { failedSend, unsentSend } from "../../../message-push/src/wechat/send-errors";
import type { Verb } from "./faults";
import { pass } from "./gate";
import type { Instance } from "./instance";
import type { StoreCall } from "./ledger";
import { observedStore } from "./observed-store";
import { sendThroughGate } from "./send-gate";
import type { World } from "./world";

const storeUnavailable = () => new PushError("STORE_UNAVAILABLE", same("The database did not answer."), same("Wait."));

const noPictures = () => Promise.reject(new Error("The handlers of the histories move no pictures."));

/** The ports as one instance has them. */
export function gatedPlatform(world: World, instance: Instance, call: Call): Platform {
  const observed = observedStore(world.store, world.ledger, instance, world.clock.nowMs);
  let fencingTokens = 0;
  return {
    clock: instance.clock,
    store: gatedStore(world, instance, observed),
    messenger: {
      deliver: (touser, message: MessageBody) => sendThroughGate(world, instance, touser, message, call),
      showTyping: () =>
        pass(world, instance, {
          verb: "typing",
          act: async () => world.refuseCloudCalls(call),
          fail: (isActed) => (isActed ? failedSend(undefined) : unsentSend("ECONNREFUSED")),
        }),
      uploadMedia: noPictures,
      downloadMedia: noPictures,
    },
    files: { list: noPictures, read: noPictures },
    states: { findState: noPictures, putState: noPictures },
    downloads: { fromStorage: noPictures, fromAddress: noPictures },
    allowances: REPLY_ALLOWANCES,
    describeCall: () => call,
    invokeAsync: (functionName, event) =>
      pass(world, instance, {
        verb: "invoke",
        act: async () => world.invoked(functionName, event, call),
        fail: () => new PushError("INVOKE_FAILED", same("The function could not be called."), same("Wait.")),
      }),
    newFencingToken() {
      fencingTokens += 1;
      return `${instance.name}-${fencingTokens}`;
    },
    random: () => world.chance(instance, instance.calls),
    log: (line) => world.logged(instance, line),
  };
}

function gatedStore(world: World, instance: Instance, store: PushStore): PushStore {
  const gate = <T>(verb: Verb, act: () => Promise<T>, phantom?: T) => {
    const call: StoreCall = { instance, begunAt: world.ledger.tick() };
    world.ledger.storeCalls.push(call);
    const journey = { verb, act, fail: storeUnavailable, ...(phantom === undefined ? {} : { phantom }) };
    return pass<T>(world, instance, journey, (error) => {
      if (error === undefined) call.finishedAt = world.ledger.tick();
    });
  };
  return {
    ...store,
    add: (record, dueInMs) => gate("add", () => store.add(record, dueInMs), false),
    find: (key) => gate("find", () => store.find(key)),
    takeOver: (record, next) => gate("takeOver", () => store.takeOver(record, next)),
    takeOverByToken: (record, next) => gate("takeOverByToken", () => store.takeOverByToken(record, next)),
    change: (owner, change) => gate("change", () => store.change(owner, change)),
    finish: (owner, touser, ending) => gate("finish", () => store.finish(owner, touser, ending)),
    flagBacklog: (touser) => gate("flagBacklog", () => store.flagBacklog(touser)),
    findDue: (limit, scope) => gate("findDue", () => store.findDue(limit, scope)),
    countDue: () => store.countDue(),
    findStray: (limit) => store.findStray(limit),
    bury: (damaged) => store.bury(damaged),
    findRecent: (touser, limit) => gate("findRecent", () => store.findRecent(touser, limit)),
  };
}
