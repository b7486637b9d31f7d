// Who may talk to the simulator: programs on this machine, and its own page. A web page that the developer has open somewhere may not.
import type { Context, MiddlewareHandler } from "hono";
import { SimulatorError } from "./simulator-error";

/** Names of this machine that nobody can let point to another. */
const LOCAL_NAMES: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);
const BODY_METHODS: ReadonlySet<string> = new Set(["POST", "PUT", "PATCH"]);
/** What a browser says of a request that its own page or its user made. */
const OWN_SITES: ReadonlySet<string | undefined> = new Set([undefined, "same-origin", "none"]);

/**
 * Answers 403 to what comes from a page of somewhere else, on every route. The name in `Host` is looked at because a site may let its own
 * name point to 127.0.0.1 (DNS rebinding); `Origin` and `Sec-Fetch-Site`, because a browser sends them for every page that asks, and a
 * program does not.
 */
export const refuseForeignPages: MiddlewareHandler = async (c, next) => {
  const host = c.req.header("host") ?? "";
  const origin = c.req.header("origin") ?? `http://${host}`;
  if (!isLocal(`http://${host}`)) return refuse(c, "The request names another host than this machine.");
  if (origin !== `http://${host}` || !OWN_SITES.has(c.req.header("sec-fetch-site")))
    return refuse(c, "The request comes from a page of another address.");
  return await next();
};

/**
 * Answers 403 to a body that does not say that it is JSON: what any page may send without being asked first, a form, has one of
 * three other types.
 */
export const requireJson: MiddlewareHandler = async (c, next) => {
  const [type = ""] = (c.req.header("content-type") ?? "").split(";");
  if (!BODY_METHODS.has(c.req.method) || type.trim().toLowerCase() === "application/json") return await next();
  return refuse(c, "The body does not say that it is JSON.", 'Send it with "content-type: application/json".');
};

function isLocal(url: string): boolean {
  return URL.canParse(url) && LOCAL_NAMES.has(new URL(url).hostname);
}

const OWN_PAGE = "Open the address that the simulator printed: http://127.0.0.1, and its port.";

function refuse(c: Context, why: string, how = OWN_PAGE): Response {
  const { code, fact, fix } = new SimulatorError("REQUEST_REFUSED", why, how);
  return c.json({ error: { code, fact, fix } }, 403);
}
