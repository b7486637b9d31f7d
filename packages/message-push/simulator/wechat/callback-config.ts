// A stand-in for the console's push table behind /tcb: tcb/getcallbackconfig and tcb/setcallbackconfig.
import { Hono } from "hono";
import * as v from "valibot";
import { LOCAL_AUTHORIZER_TOKEN } from "../local-account";
import type { AccessTokenRegistry } from "./http-api-tokens";
import { DEFAULT_RULES, type WechatRules } from "./rules";

// What is not listed is kept as it comes.
const functionConfig = v.looseObject({
  enable: v.optional(v.boolean(), true),
  callbacks: v.array(
    v.looseObject({
      msgType: v.string(),
      event: v.string(),
      env: v.string(),
      functionName: v.string(),
      enable: v.optional(v.boolean(), true),
    }),
  ),
});
const containerConfig = v.looseObject({
  enable: v.boolean(),
  qbase_env: v.string(),
  qbase_container_path: v.string(),
  text_mode: v.picklist([1, 2]),
});

/** What the console keeps about pushes. */
export interface CallbackConfigs {
  readonly function_config: v.InferOutput<typeof functionConfig>;
  readonly container_config: v.InferOutput<typeof containerConfig>;
}

/** The console's push table. Nothing is pushed by it: the local WeChat binds what the built functions name. */
export interface ConsoleTable {
  /** What it has now. */
  current(): CallbackConfigs;
  /** As if it were changed in the console. */
  change(config: Partial<CallbackConfigs>): void;
  /** The next request gets this errcode, and nothing is done. */
  refuseNext(errcode: number): void;
}

export interface ConsoleTableOptions {
  readonly tokens: AccessTokenRegistry;
  readonly rules?: Partial<WechatRules>;
}

const NOTHING_BOUND: CallbackConfigs = {
  function_config: { enable: false, callbacks: [] },
  container_config: { enable: false, qbase_env: "", qbase_container_path: "", text_mode: 1 },
};

/** The table, and its routes to be mounted under `/tcb`. Every response is JSON with status 200, refusals too. */
export function createConsoleTable({ tokens, rules: given = {} }: ConsoleTableOptions) {
  const rules = { ...DEFAULT_RULES, ...given };
  let kept = NOTHING_BOUND;
  let ordered: number | undefined;

  function refuse(method: string, token: string): number | undefined {
    const errcode = ordered;
    ordered = undefined;
    return errcode ?? (method === "POST" ? refusalOf(token, tokens, rules) : 43002);
  }

  const routes = new Hono();
  routes.all("/getcallbackconfig", async (c) => {
    const refusal = refuse(c.req.method, c.req.query("access_token") ?? "");
    const isRefusedBody = !rules.pushTableTakesEmptyObject && (await c.req.text()) !== "";
    const errcode = refusal ?? (isRefusedBody ? 47001 : undefined);
    return c.json(errcode === undefined ? { ...responseOf(0), data: kept } : responseOf(errcode));
  });
  routes.all("/setcallbackconfig", async (c) => {
    const errcode = refuse(c.req.method, c.req.query("access_token") ?? "");
    if (errcode !== undefined) return c.json(responseOf(errcode));
    const next = readConfigs(await c.req.text(), rules);
    if (typeof next === "number") return c.json(responseOf(next));
    const merged = { ...kept, ...next };
    // Documented: one excludes the other. The number is a guess.
    if (merged.container_config.enable && next.function_config?.enable) return c.json(responseOf(-1));
    kept = merged;
    return c.json(responseOf(0));
  });

  const table: ConsoleTable = {
    current: () => structuredClone(kept),
    change(config) {
      kept = structuredClone({ ...kept, ...config });
    },
    refuseNext(errcode) {
      ordered = errcode;
    },
  };
  return { table, routes };
}

function refusalOf(token: string, tokens: AccessTokenRegistry, rules: WechatRules): number | undefined {
  if (token === LOCAL_AUTHORIZER_TOKEN) return undefined;
  const refusal = tokens.findRefusal(token);
  // This API's pages list 40014 where others say 40001.
  if (refusal) return refusal.errcode === 40001 ? 40014 : refusal.errcode;
  return rules.ownTokenMaySetPushTable ? undefined : rules.ownTokenErrorCode;
}

/** The parts that a body has, or the errcode of its refusal. */
function readConfigs(text: string, rules: WechatRules): Partial<CallbackConfigs> | number {
  const schema = v.object({
    function_config: v.exactOptional(functionConfig),
    container_config: rules.pushTableNeedsContainerConfig ? containerConfig : v.exactOptional(containerConfig),
  });
  try {
    const parsed = v.safeParse(schema, JSON.parse(text));
    return parsed.success ? parsed.output : 40101;
  } catch {
    return 47001;
  }
}

const TEXTS: Readonly<Record<number, string>> = {
  0: "ok",
  40014: "invalid access_token",
  40101: "missing parameter",
  41001: "access_token missing",
  42001: "access_token expired",
  43002: "require POST method",
  47001: "data format error",
  48001: "api unauthorized",
};

function responseOf(errcode: number) {
  return { errcode, errmsg: TEXTS[errcode] ?? "system error" };
}
