// Runs inside each instance, in place of the platform's own runtime: loads a built function and calls it event by event.
// Plain JavaScript, because an instance runs nothing but Node, as in the cloud.
const { openSync, readSync } = require("node:fs");
const inspector = require("node:inspector");
const { Socket } = require("node:net");
const { dirname, join } = require("node:path");
const { inspect } = require("node:util");
const { callHandler } = require("./call-handler.js");
const { keepMemoryLimit } = require("./memory-limit.js");
const { followOutgoingRules } = require("./outgoing-hook.js");
const { holdTimers } = require("./held-timers.js");
const { makeFilesReadOnly } = require("./read-only-files.js");

/**
 * @typedef {{ type: "invoke", eventJson: string, context: object, environment: Record<string, string> }} InvokeMessage
 * @typedef {{ type: "returned", resultJson: string } | { type: "threw", name: string, message: string }} Ending
 */

const [, , entryFile = "", exportName = "main", clockPath = "", skewMs = "0", memoryMb = "0", rulesJson = "{}"] =
  process.argv;
/** @type {import("../function-rules").InstanceRules} */
const rules = JSON.parse(rulesJson);

/** Must equal END_OF_EVENT in instance-output.ts. */
const END_OF_EVENT = "\u0000end of event";

/** @type {string[]} */
let callVariables = [];
/** What the instance has for all its life; a call may put something else in its place. */
const instanceVariables = { ...process.env };
const sendToRunner = process.send?.bind(process);
actLikeTheCloud();
// Before the timers are slowed down: memory is the machine's, like its time.
const { baseBytes, endIfOver } = keepMemoryLimit(Number(memoryMb), rules.memoryCountsNode);
makeFilesReadOnly(dirname(entryFile), rules);
if (!rules.hasSegmenter) Reflect.deleteProperty(Intl, "Segmenter");
followSimulatorTime();
followOutgoingRules(join(dirname(clockPath), "outgoing.json"));
// Whoever is not there any more needs no message.
sendToRunner?.({ type: "started", baseBytes, inspectorUrl: inspector.url() }, undefined, undefined, () => {});

process.on("message", (/** @type {InvokeMessage} */ message) => void invoke(message));
// The simulator is gone: no call will come.
process.on("disconnect", () => process.exit(0));

// A failure while loading ends the process, as it does in the cloud.
/** @type {import("./call-handler.js").Handler} */
const main = require(entryFile)[exportName];
if (typeof main !== "function") throw new Error(`${entryFile} exports no function ${exportName}`);

/** @param {InvokeMessage} message */
async function invoke({ eventJson, context, environment }) {
  replaceCallVariables(environment);
  const ending = await run(eventJson, context);
  endIfOver();
  // Marks in each stream that nothing more belongs to this event.
  process.stdout.write(`${END_OF_EVENT}\n`);
  process.stderr.write(`${END_OF_EVENT}\n`);
  sendToRunner?.({ ...ending, rssBytes: process.memoryUsage.rss() });
}

/**
 * @param {string} eventJson
 * @param {object} context
 * @returns {Promise<Ending>}
 */
async function run(eventJson, context) {
  try {
    const result = await callHandler(main, JSON.parse(eventJson), context);
    // A function or a symbol has no JSON and counts as nothing.
    return { type: "returned", resultJson: JSON.stringify(result) ?? "null" };
  } catch (error) {
    if (error instanceof Error) return { type: "threw", name: error.name, message: error.message };
    return { type: "threw", name: typeof error, message: typeof error === "string" ? error : inspect(error) };
  }
}

/** The caller's variables change from event to event, and those of the last one must not stay. @param {Record<string, string>} environment */
function replaceCallVariables(environment) {
  for (const name of callVariables) {
    const own = instanceVariables[name];
    if (own === undefined) delete process.env[name];
    else process.env[name] = own;
  }
  callVariables = Object.keys(environment);
  Object.assign(process.env, environment);
}

function actLikeTheCloud() {
  // Some packages report to a parent process when they find this.
  delete process.send;
  // Two pipes would lose the order in which console.log and console.error were called.
  process.stderr.write = process.stdout.write.bind(process.stdout);
}

/** Makes Date show the simulator's time, and timers run as fast as it; moving it forward ends no wait. */
function followSimulatorTime() {
  const RealDate = Date;
  const machineNowMs = RealDate.now;
  const file = openSync(clockPath, "r");
  const bytes = Buffer.alloc(40);
  const read = () => {
    readSync(file, bytes, 0, bytes.length, 0);
    const sinceMs = bytes.readDoubleLE(32);
    const heldMs = bytes.readDoubleLE(24) + (sinceMs === 0 ? 0 : machineNowMs() - sinceMs);
    return {
      offsetMs: bytes.readDoubleLE(0),
      startedAtMs: bytes.readDoubleLE(8),
      rate: bytes.readDoubleLE(16),
      heldMs,
    };
  };
  if (inspector.url() !== undefined) holdTimers(() => read().heldMs);
  scaleTimers(read().rate);
  RealDate.now = () => {
    // Read every time: an instance that was stopped while the clock moved must not act on the time from before.
    const { offsetMs, startedAtMs, rate, heldMs } = read();
    return startedAtMs + Math.round((machineNowMs() - heldMs - startedAtMs) * rate) + offsetMs + Number(skewMs);
  };
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [target.now()] : args, newTarget),
    apply: (target) => new target(target.now()).toString(),
  });
  // So that `value.constructor === Date` stays true.
  RealDate.prototype.constructor = globalThis.Date;
}

/** @param {number} rate */
function scaleTimers(rate) {
  if (rate === 1) return;
  const scaled = (/** @type {unknown} */ delayMs) => Number(delayMs ?? 0) / rate;
  for (const name of /** @type {const} */ (["setTimeout", "setInterval"])) {
    const real = globalThis[name];
    const slow = (/** @type {unknown} */ then, /** @type {unknown} */ delayMs, /** @type {unknown[]} */ ...args) =>
      Reflect.apply(real, globalThis, [then, scaled(delayMs), ...args]);
    // What util.promisify looks for stays with it.
    Object.assign(globalThis, { [name]: Object.assign(slow, real) });
  }
  // Requests have time limits of their own.
  const realLimit = Socket.prototype.setTimeout;
  Socket.prototype.setTimeout = function (delayMs, then) {
    return realLimit.call(this, scaled(delayMs), then);
  };
}
