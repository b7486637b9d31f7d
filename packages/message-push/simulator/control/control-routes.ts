// The control API under /__sim/: what a person, a script or a page may ask of the simulator. See docs/reference/control-api.md.
import { Hono } from "hono";
import type * as v from "valibot";
import { CodedError } from "../../src/coded-error";
import { documentedPairs } from "../../src/wechat/catalogue/pair-docs";
import { kindOf } from "../../src/wechat/pairs";
import type { Fault } from "../faults/fault";
import { requireJson } from "../guard-requests";
import type { Simulator } from "../running-simulator";
import { SimulatorError } from "../simulator-error";
import type { SourcePlaces } from "../terminal/source-places";
import type { ClockState, ControlApi, InjectedFault, SampleState } from "./contract";
import { agentSchema, clockSchema, httpOrderSchema, renewSchema, timerSchema } from "./control-schemas";
import { customerRoutes, openidOf } from "./customer-routes";
import { dataRoutes } from "./data-routes";
import { deskRoutes } from "./desk-routes";
import { eventRoutes } from "./event-routes";
import { fileRoutes } from "./file-routes";
import { functionRoutes } from "./function-routes";
import { modelRoutes } from "./model-routes";
import { problemOf } from "./problem";
import { pushRoutes } from "./push-routes";
import { parse, readJson } from "./read-body";
import { stubRoutes } from "./stub-routes";

/** @param places where built code comes from */
export function controlRoutes(simulator: Simulator, places: SourcePlaces, projectDir: string): Hono {
  const app = new Hono();
  app.use(requireJson);
  app.get("/samples", (c) => c.json(describeSamples(simulator, c.req.query("from"))));
  app.post("/samples/renew", async (c) => {
    const { packet } = parse(renewSchema, await readJson(c));
    return c.json({
      packet: simulator.wechat.samples.renew(packet),
    } satisfies ControlApi["POST /samples/renew"]["answer"]);
  });
  app.get("/clock", (c) => c.json(timeOf(simulator)));
  app.post("/clock", async (c) => {
    const { advanceMs } = parse(clockSchema, await readJson(c));
    simulator.clock.advance(advanceMs);
    return c.json(timeOf(simulator));
  });
  app.route("/events", eventRoutes(simulator.events, places));
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
  app.delete("/faults/:index", (c) => {
    const index = Number(c.req.param("index"));
    if (!simulator.faults.pending().some((fault) => fault.index === index)) throw noSuchFault();
    simulator.faults.clear(index);
    return c.json(simulator.faults.pending());
  });
  app.get("/faults/injected", (c) => c.json(injectedIn(simulator)));
  app.get("/timers", (c) => c.json(simulator.timers.list()));
  app.post("/timers", async (c) => c.json(await orderTimer(simulator, parse(timerSchema, await readJson(c)))));
  app.get("/http-push", (c) => c.json(simulator.httpPush.endpoint ?? null));
  app.post("/http-push", async (c) => {
    const { kind, packet } = parse(httpOrderSchema, await readJson(c));
    return c.json(await simulator.httpPush.send({ kind, ...(packet && { packet }) }));
  });
  app.route("/", pushRoutes(simulator, places));
  app.route("/", customerRoutes(simulator));
  app.route("/", functionRoutes(simulator));
  app.route("/stubs", stubRoutes(simulator));
  app.route("/model", modelRoutes(simulator));
  app.route("/data", dataRoutes(simulator));
  app.route("/desk", deskOf(simulator, projectDir));
  app.route("/files", fileRoutes(simulator));
  app.post("/agent", async (c) => c.json(handleAgent(simulator, parse(agentSchema, await readJson(c)))));

  app.get("/retries", (c) => c.json(simulator.wechat.retries.list()));
  app.delete("/retries", (c) => {
    simulator.stopRetries();
    return c.json(simulator.wechat.retries.list());
  });
  app.all("/*", (c) => {
    const { fact, fix } = problemOf(c, noSuchRoute(c.req.method, c.req.path)).error;
    return c.json({ error: { fact, fix } }, 404);
  });
  app.onError((error, c) => {
    if (!(error instanceof CodedError)) throw error;
    const status = error.code === "DATA_MISSING" ? 404 : 400;
    return c.json(problemOf(c, error), status);
  });
  return app;
}

function deskOf(simulator: Simulator, projectDir: string): Hono {
  const { database, clock } = simulator;
  return deskRoutes({ database, clock, projectDir }, (who) => openidOf(simulator, who));
}

function injectedIn({ faults, events }: Simulator): readonly InjectedFault[] {
  const pushes = new Map(
    events
      .all()
      .flatMap((event) => (event.kind === "fault-injected" ? [[event.injection, event.ofPush] as const] : [])),
  );
  return faults.injected().map((injection) => {
    const ofPush = pushes.get(injection);
    return { ...injection, ...(ofPush !== undefined && { ofPush }) };
  });
}

function timeOf({ clock }: Simulator): ClockState {
  return { nowMs: clock.nowMs(), offsetMs: clock.offsetMs };
}

/** What the menu of pairs offers: pair, name, where it goes, and a packet that could be pushed now. */
function describeSamples(simulator: Simulator, from = "customer-1"): readonly SampleState[] {
  const { wechat } = simulator;
  const openid = openidOf(simulator, from);
  return documentedPairs().map(([pair, { about, modes }]) => {
    const functionName = wechat.functionOf(pair);
    return {
      pair,
      about,
      modes,
      kind: kindOf(pair),
      ...(functionName === undefined ? {} : { functionName }),
      sample: wechat.samples.make(pair, openid),
    };
  });
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

function noSuchFault(): SimulatorError {
  return new SimulatorError(
    "DATA_MISSING",
    { en: "There is no such fault that can still be injected.", zh: "没有这个还能注入的故障。" },
    {
      en: "GET /__sim/faults lists those that can be taken back.",
      zh: "GET /__sim/faults 列出还能撤回的故障。",
    },
  );
}

/** It has no code of its own: a mistake in an address. */
function noSuchRoute(method: string, path: string): SimulatorError {
  return new SimulatorError(
    "OPTION_INVALID",
    { en: `There is no ${method} ${path}.`, zh: `没有 ${method} ${path}。` },
    {
      en: "GET /__sim/ lists the routes; docs/reference/control-api.md explains them.",
      zh: "GET /__sim/ 列出所有接口，说明见 docs/reference/control-api.md。",
    },
  );
}
