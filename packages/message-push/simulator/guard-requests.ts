// Who may talk to the simulator: programs on this machine, and its own page. A web page that the developer has open somewhere may not.

import type { Context, MiddlewareHandler } from "hono";
import type { Both } from "../src/language";
import { problemOf } from "./control/problem";
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
  if (!isLocal(`http://${host}`)) return refuse(c, OTHER_HOST);
  if (origin !== `http://${host}` || !OWN_SITES.has(c.req.header("sec-fetch-site"))) return refuse(c, OTHER_PAGE);
  return await next();
};

/**
 * Answers 403 to a body that does not say that it is JSON: what any page may send without being asked first, a form, has one of
 * three other types.
 */
export const requireJson: MiddlewareHandler = async (c, next) => {
  const [type = ""] = (c.req.header("content-type") ?? "").split(";");
  if (!BODY_METHODS.has(c.req.method) || type.trim().toLowerCase() === "application/json") return await next();
  return refuse(c, NO_JSON, WITH_TYPE);
};

function isLocal(url: string): boolean {
  return URL.canParse(url) && LOCAL_NAMES.has(new URL(url).hostname);
}

const OTHER_HOST: Both = {
  en: "The request names another host than this machine.",
  zh: "请求里的主机名不是本机。",
};
const OTHER_PAGE: Both = {
  en: "The request comes from a page of another address.",
  zh: "请求来自其他地址的网页。",
};
const NO_JSON: Both = { en: "The body does not say that it is JSON.", zh: "请求体没有声明自己是 JSON。" };
const WITH_TYPE: Both = {
  en: 'Send it with "content-type: application/json".',
  zh: "请带上请求头 content-type: application/json。",
};
const OWN_PAGE: Both = {
  en: "Open the address that the simulator printed: http://127.0.0.1, and its port.",
  zh: "请打开模拟器启动时显示的地址：http://127.0.0.1 加端口。",
};

function refuse(c: Context, why: Both, how = OWN_PAGE): Response {
  return c.json(problemOf(c, new SimulatorError("REQUEST_REFUSED", why, how)), 403);
}
