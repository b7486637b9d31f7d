// /__sim/functions, /__sim/environment, /__sim/reload and /__sim/invoke: the functions as they run here, and a client's own calls of them.
import { Hono } from "hono";
import type { BuiltFunction } from "../../project/built-functions";
import { askedForIn } from "../../project/env-templates";
import type { Simulator } from "../running-simulator";
import type { FunctionState } from "./contract";
import { invokeSchema, reloadSchema } from "./control-schemas";
import { openidOf } from "./customer-routes";
import { parse, readJson } from "./read-body";

/** What the platform names a call of a client: Cloud.getWXContext. */
const CLIENT_SOURCE = "wx_client";

export function functionRoutes(simulator: Simulator): Hono {
  const { invoke, reload } = simulator;
  const app = new Hono();
  app.get("/functions", (c) => c.json(describeFunctions(simulator)));
  app.get("/environment/:name", (c) => c.json(environmentOf(simulator, c.req.param("name"))));
  app.post("/reload", async (c) => c.json(await reload(parse(reloadSchema, await readJson(c)).functions)));
  app.post("/invoke", async (c) => {
    const { function: functionName, data, from } = parse(invokeSchema, await readJson(c));
    const openid = openidOf(simulator, from);
    return c.json(await invoke({ functionName, event: data, caller: { openid, source: CLIENT_SOURCE } }));
  });
  return app;
}

function describeFunctions({ functions, instances }: Simulator): readonly FunctionState[] {
  return functions.map((fn) => ({
    name: fn.name,
    role: roleOf(fn),
    isForeign: fn.isForeign === true,
    pairs: fn.pairs,
    openapiPermissions: fn.openapiPermissions,
    timeoutSeconds: fn.settings.timeout,
    memoryMb: fn.settings.memorySize,
    variables: Object.keys(fn.settings.envVariables),
    instances: instances().filter(({ functionName }) => functionName === fn.name),
  }));
}

function roleOf({ isOfRuntime, pairs }: BuiltFunction): FunctionState["role"] {
  if (!isOfRuntime) return "own";
  return pairs.length > 0 ? "handler" : "runtime";
}

/** What was filled in may be a secret, so the template stands in its place. */
function environmentOf({ functions, environmentFor }: Simulator, name: string): Record<string, string> {
  const written = functions.find((fn) => fn.name === name)?.settings.envVariables ?? {};
  const templates = Object.entries(written).filter(([, text]) => askedForIn(text).length > 0);
  return { ...environmentFor(name), ...Object.fromEntries(templates) };
}
