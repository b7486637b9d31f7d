// What the control API has, read from its routes: GET /__sim/.
import { Hono } from "hono";

/** Each route once, as `GET /__sim/clock`, by its path. */
export function routesOf({ routes }: Pick<Hono, "routes">): readonly string[] {
  const own = routes.filter(({ method, path }) => method !== "ALL" && !path.endsWith("/*"));
  const named = own.map(({ method, path }) => ({ method, path: `/__sim${path}` }));
  const sorted = named.sort((a, b) => a.path.localeCompare(b.path) || a.method.localeCompare(b.method));
  return [...new Set(sorted.map(({ method, path }) => `${method} ${path}`))];
}

/** Before the control API itself, which has no route with nothing behind its slash. */
export function routeList(control: Hono): Hono {
  return new Hono().get("/__sim/", (c) => c.json({ routes: routesOf(control) }));
}
