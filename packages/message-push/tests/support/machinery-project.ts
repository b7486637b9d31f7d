// A built project whose functions speak to the cloud through the real SDK and tell what they saw.
import { buildFunctions } from "../../tools/bundle/build-functions";
import { cloudbaserc, tinyProject } from "./tiny-project";

export const EVERY_MINUTE = { name: "tick", type: "timer", config: "0 * * * * * *" };

/** What `caller` and `worker` may be told to do, in this order. */
export interface Orders {
  /** Busy until the clock says this. */
  readonly untilMs?: number;
  /** Call a function with its own orders; `timeoutMs` is how long the SDK waits. */
  readonly call?: { readonly name: string; readonly orders?: Orders; readonly timeoutMs?: number };
  /** Send a text to this user. */
  readonly sendTo?: string;
}

/** What they return. */
export interface Findings {
  readonly event: unknown;
  /** `cloud.getWXContext()` */
  readonly context: Readonly<Record<string, unknown>>;
  readonly triggerSrc: string | null;
  readonly contextKeys: string;
  /** The callee's result, or the error's text. */
  readonly called?: Findings | string;
  /** `ok`, or the error's number. */
  readonly sent?: string;
}

const SOURCE = `
import cloud from "wx-server-sdk";
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV, timeout: 10_000 });

async function follow({ untilMs = 0, call, sendTo }) {
  while (Date.now() < untilMs) await new Promise(setImmediate);
  const findings = {};
  if (call) {
    findings.called = await cloud
      .callFunction({ name: call.name, data: call.orders ?? {}, ...(call.timeoutMs && { timeout: call.timeoutMs }) })
      .then(({ result }) => result, (error) => error.errMsg);
  }
  if (sendTo) {
    findings.sent = await cloud.openapi.customerServiceMessage
      .send({ touser: sendTo, msgtype: "text", text: { content: "补发" } })
      .then(() => "ok", ({ errCode }) => String(errCode));
  }
  return findings;
}

export const main = async (event) => ({
  event,
  context: cloud.getWXContext(),
  triggerSrc: process.env.TRIGGER_SRC ?? null,
  contextKeys: process.env.WX_CONTEXT_KEYS,
  ...(await follow(ORDERS)),
});
`;

/** Functions `caller` and `worker` follow the orders in their event; a timer calls `relay`, which follows its own. */
export async function buildMachinery(relayOrders: Orders = {}): Promise<string> {
  const project = tinyProject();
  project.remove("cloudfunctions/text");
  project.remove("cloudfunctions/image");
  const orders = { caller: "event", relay: JSON.stringify(relayOrders), worker: "event" };
  for (const [name, text] of Object.entries(orders)) {
    project.write(`cloudfunctions/${name}/index.ts`, SOURCE.replace("ORDERS", text));
    const triggers = name === "relay" ? { triggers: [EVERY_MINUTE] } : {};
    const config = { permissions: { openapi: ["customerServiceMessage.send"] }, ...triggers };
    project.write(`cloudfunctions/${name}/config.json`, JSON.stringify(config));
  }
  const settings = JSON.parse(cloudbaserc(Object.keys(orders), { relay: [EVERY_MINUTE] })) as {
    functions: { name: string; timeout: number }[];
  };
  for (const fn of settings.functions) if (fn.name === "worker") fn.timeout = 60;
  project.write("cloudbaserc.json", JSON.stringify(settings));
  await buildFunctions({ projectDir: project.dir, isTypeChecked: false });
  return project.dir;
}
