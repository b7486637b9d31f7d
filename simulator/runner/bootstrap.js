// Runs inside each instance, in place of the platform's own runtime: loads a built function and calls it event by event.
// Plain JavaScript, because an instance runs nothing but Node, as in the cloud.

/**
 * @typedef {{ type: "invoke", event: unknown, context: object, environment: Record<string, string>, offsetMs: number }} InvokeMessage
 * @typedef {{ type: "clock", offsetMs: number }} ClockMessage
 * @typedef {{ type: "returned", resultJson: string } | { type: "threw", name: string, message: string }} Ending
 */

const [, , entryFile = "", exportName = "main"] = process.argv;

/** Must equal END_OF_EVENT in instance-output.ts. */
const END_OF_EVENT = "\u0000end of event";

const baseEnvironment = { ...process.env };
let offsetMs = 0;
followSimulatorTime();

process.on("message", (/** @type {InvokeMessage | ClockMessage} */ message) => {
  offsetMs = message.offsetMs;
  if (message.type === "invoke") void invoke(message);
});
// The simulator is gone: nobody will call again.
process.on("disconnect", () => process.exit(0));

// A failure while loading ends the process, as it does in the cloud.
/** @type {(event: unknown, context: object) => unknown} */
const main = require(entryFile)[exportName];
if (typeof main !== "function") throw new Error(`${entryFile} exports no function ${exportName}`);
process.send?.({ type: "ready" });

/** @param {InvokeMessage} message */
async function invoke({ event, context, environment }) {
  replaceEnvironment(environment);
  const ending = await run(event, context);
  // Tells the reader of each stream that nothing more belongs to this event.
  process.stdout.write(`${END_OF_EVENT}\n`);
  process.stderr.write(`${END_OF_EVENT}\n`);
  process.send?.({ ...ending, rssBytes: process.memoryUsage.rss() });
}

/**
 * @param {unknown} event
 * @param {object} context
 * @returns {Promise<Ending>}
 */
async function run(event, context) {
  try {
    const result = await main(event, context);
    return { type: "returned", resultJson: JSON.stringify(result ?? null) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: typeof error, message: String(error) };
    return { type: "threw", name, message };
  }
}

/** The caller's variables change from event to event, and those of the last one must not stay. @param {Record<string, string>} environment */
function replaceEnvironment(environment) {
  for (const name of Object.keys(process.env)) if (!(name in baseEnvironment)) delete process.env[name];
  Object.assign(process.env, environment);
}

/** Makes Date tell the simulator's time; timers run with the machine's. */
function followSimulatorTime() {
  const RealDate = Date;
  const nowMs = () => RealDate.now() + offsetMs;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [nowMs()] : args, newTarget),
    apply: () => new RealDate(nowMs()).toString(),
    get: (target, property, receiver) => (property === "now" ? nowMs : Reflect.get(target, property, receiver)),
  });
}
