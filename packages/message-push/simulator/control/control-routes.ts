// The control API under /__sim/: what a person, a script or a page may ask of the simulator. See docs/simulator.md.
import { Hono } from "hono";
import type * as v from "valibot";
import { askedForIn } from "../../project/env-templates";
import { CodedError } from "../../src/coded-error";
import { documentedPairs } from "../../src/wechat/catalogue/pair-docs";
import { kindOf } from "../../src/wechat/pairs";
import type { Fault } from "../faults/fault";
import { requireJson } from "../guard-requests";
import type { PushReport } from "../push-report";
import type { Simulator } from "../running-simulator";
import { agentSchema, clockSchema, customerPushSchema, httpOrderSchema, timerSchema } from "./control-schemas";
import { dataRoutes } from "./data-routes";
import { eventRoutes } from "./event-routes";
import { fileRoutes } from "./file-routes";
import { parse, readJson } from "./read-body";
import { stubRoutes } from "./stub-routes";

export function controlRoutes(simulator: Simulator): Hono {
  const app = new Hono();
  app.use(requireJson);
  app.post("/push", async (c) => c.json(await push(simulator, await readJson(c))));
  app.get("/samples", (c) => c.json(describeSamples(simulator, c.req.query("from"))));
  app.get("/inbox/:who", (c) =>
    c.json(simulator.wechat.users.find(openidOf(simulator, c.req.param("who")))?.inbox ?? []),
  );
  app.get("/clock", (c) => c.json(timeOf(simulator)));
  app.post("/clock", async (c) => {
    const { advanceMs } = parse(clockSchema, await readJson(c));
    simulator.clock.advance(advanceMs);
    return c.json(timeOf(simulator));
  });
  app.route("/events", eventRoutes(simulator.events));
  app.get("/requests", (c) => {
    const id = c.req.query("invocation");
    return c.json(simulator.requests().filter(({ invocation }) => id === undefined || invocation?.id === id));
  });
  app.get("/faults", (c) => c.json(simulator.faults.pending()));
  app.post("/faults", async (c) => {
    // Checked whole where it is ordered.
    simulator.faults.inject((await readJson(c)) as Fault);
    return c.json(simulator.faults.pending());
  });
  app.delete("/faults", (c) => {
    simulator.faults.clear();
    return c.json([]);
  });
  app.get("/faults/injected", (c) => c.json(simulator.faults.injected()));
  app.get("/timers", (c) => c.json(simulator.timers.list()));
  app.post("/timers", async (c) => c.json(await orderTimer(simulator, parse(timerSchema, await readJson(c)))));
  app.get("/http-push", (c) => c.json(simulator.httpPush.endpoint ?? null));
  app.post("/http-push", async (c) => {
    const { kind, packet } = parse(httpOrderSchema, await readJson(c));
    return c.json(await simulator.httpPush.send({ kind, ...(packet && { packet }) }));
  });
  app.route("/stubs", stubRoutes(simulator));
  app.route("/data", dataRoutes(simulator));
  app.route("/files", fileRoutes(simulator));
  app.get("/functions", (c) => c.json(describeFunctions(simulator)));
  app.get("/environment/:name", (c) => c.json(environmentOf(simulator, c.req.param("name"))));
  app.post("/agent", async (c) => c.json(handleAgent(simulator, parse(agentSchema, await readJson(c)))));

  app.get("/retries", (c) => c.json(simulator.wechat.retries.list()));
  app.delete("/retries", (c) => {
    simulator.stopRetries();
    return c.json(simulator.wechat.retries.list());
  });
  app.get("/customers", (c) => c.json(describeCustomers(simulator)));

  app.all("/*", (c) => {
    const fix = "GET /__sim/ lists the routes; docs/simulator.md explains them.";
    return c.json({ error: { fact: `There is no ${c.req.method} ${c.req.path}.`, fix } }, 404);
  });
  app.onError((error, c) => {
    if (!(error instanceof CodedError)) throw error;
    const status = error.code === "DATA_MISSING" ? 404 : 400;
    return c.json({ error: { code: error.code, fact: error.fact, fix: error.fix } }, status);
  });
  return app;
}

async function push(simulator: Simulator, body: unknown): Promise<PushReport> {
  // Anything with a MsgType is an event as WeChat pushes it; the rest is what a customer does.
  if (typeof body === "object" && body !== null && "MsgType" in body) return simulator.push(body);
  const action = parse(customerPushSchema, body);
  if ("sample" in action) return simulator.pushSample(action.sample, action);
  const customer = simulator.customer(action.from);
  if ("text" in action) return customer.says(action.text);
  if ("image" in action) return customer.sendsImage();
  if ("card" in action) return customer.sendsCard(withoutUndefined(action.card));
  return customer.enters(action.enter);
}

function withoutUndefined(card: { title?: string | undefined; pagePath?: string | undefined }): {
  title?: string;
  pagePath?: string;
} {
  return Object.fromEntries(Object.entries(card).filter(([, value]) => value !== undefined));
}

function describeCustomers({ customerNames }: Simulator) {
  return [...customerNames()].map(([name, { openid }]) => ({ name, openid }));
}

/** A name that was used before, or an openid. */
function openidOf(simulator: Simulator, who: string): string {
  return simulator.wechat.users.find(who) ? who : simulator.customer(who).openid;
}

function timeOf({ clock }: Simulator) {
  return { nowMs: clock.nowMs(), offsetMs: clock.offsetMs };
}

/** What the menu of pairs offers: pair, name, where it goes, and a packet that could be pushed now. */
function describeSamples({ wechat, customer }: Simulator, from = "customer-1") {
  return documentedPairs().map(([pair, { about, modes }]) => {
    const functionName = wechat.functionOf(pair);
    return {
      pair,
      about,
      modes,
      kind: kindOf(pair),
      ...(functionName === undefined ? {} : { functionName }),
      sample: wechat.samples.make(pair, customer(from).openid),
    };
  });
}

function describeFunctions({ functions, instances }: Simulator) {
  return functions.map(({ name, pairs, openapiPermissions, settings }) => ({
    name,
    pairs,
    openapiPermissions,
    timeoutSeconds: settings.timeout,
    memoryMb: settings.memorySize,
    instances: instances().filter(({ functionName }) => functionName === name),
  }));
}

/** What was filled in may be a secret, so the template stands in its place. */
function environmentOf({ functions, environmentFor }: Simulator, name: string): Record<string, string> {
  const written = functions.find((fn) => fn.name === name)?.settings.envVariables ?? {};
  const templates = Object.entries(written).filter(([, text]) => askedForIn(text).length > 0);
  return { ...environmentFor(name), ...Object.fromEntries(templates) };
}

function handleAgent(simulator: Simulator, { customer, action, text = "" }: v.InferOutput<typeof agentSchema>) {
  const { agents } = simulator.wechat;
  const openid = openidOf(simulator, customer);
  if (action === "accept") agents.accept(openid);
  else if (action === "say") agents.say(openid, text);
  else agents.close(openid);
  return { queue: agents.queue() };
}

/** Returns how the function ended, or the timers. */
async function orderTimer(simulator: Simulator, { function: name, action }: v.InferOutput<typeof timerSchema>) {
  if (action === "fire") return simulator.fireTimer(name);
  simulator.timers[action](name);
  return simulator.timers.list();
}
