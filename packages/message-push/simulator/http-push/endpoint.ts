// The endpoint that WeChat pushes to over HTTP: what a team types into 消息推送配置, with values of the local account.

import type { Both } from "../../src/language";
import { LOCAL_ACCOUNT, LOCAL_ENDPOINT } from "../local-account";
import { SimulatorError } from "../simulator-error";

export type HttpPushMode = "plain" | "compatible" | "secure";
export type HttpPushFormat = "json" | "xml";

/** Option `httpPush` of `startSimulator`. */
export interface HttpPushOptions {
  /** 消息加密方式. @default "secure" */
  readonly mode?: HttpPushMode;
  /** 数据格式. @default "json" */
  readonly format?: HttpPushFormat;
  /** A built function, or a URL on this machine, such as `http://127.0.0.1:3000/wechat`. @default "http_push" */
  readonly to?: string;
  /** Which pairs go over HTTP: those that are bound to no function, or all of them. @default "unbound" */
  readonly pairs?: "unbound" | "all";
}

/** All that both ends of HTTP push know. */
export interface HttpEndpoint extends Required<HttpPushOptions> {
  readonly token: string;
  readonly encodingAesKey: string;
  readonly appid: string;
  /** The original id (`gh_…`) that packets name as receiver. */
  readonly originalId: string;
}

const CHOICES = {
  mode: ["plain", "compatible", "secure"],
  format: ["json", "xml"],
  pairs: ["unbound", "all"],
} as const;
const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/;

/**
 * Completes the option.
 *
 * @throws {SimulatorError} `OPTION_INVALID`
 */
export function readHttpPush(options: HttpPushOptions, functionNames: readonly string[]): HttpEndpoint {
  const { mode = "secure", format = "json", to = "http_push", pairs = "unbound" } = options;
  const given = { mode, format, pairs };
  for (const [name, choices] of Object.entries(CHOICES)) {
    const value = given[name as keyof typeof given];
    if (!(choices as readonly string[]).includes(value)) {
      throw invalid(
        {
          en: `httpPush.${name} is ${JSON.stringify(value)}.`,
          zh: `httpPush.${name} 的值是 ${JSON.stringify(value)}。`,
        },
        { en: `Choose one of ${choices.join(", ")}.`, zh: `可选：${choices.join("、")}。` },
      );
    }
  }
  if (isUrl(to)) requireLoopback(to);
  else if (!functionNames.includes(to)) {
    throw invalid(
      {
        en: `httpPush.to names no function: ${JSON.stringify(to)}.`,
        zh: `httpPush.to 不是云函数：${JSON.stringify(to)}。`,
      },
      { en: "Name a built function, or a local URL.", zh: "请写已构建的云函数，或本机的 URL。" },
    );
  }
  return { ...LOCAL_ENDPOINT_ACCOUNT, mode, format, to, pairs };
}

const LOCAL_ENDPOINT_ACCOUNT = { ...LOCAL_ENDPOINT, appid: LOCAL_ACCOUNT.appid };

/** Whether pushes leave for a server, and not for a function. */
export function isUrl(to: string): boolean {
  return to.includes("://");
}

function requireLoopback(to: string): void {
  const url = URL.canParse(to) ? new URL(to) : undefined;
  if (url?.protocol === "http:" && LOOPBACK.test(url.hostname)) return;
  throw invalid(
    { en: "httpPush.to is no http URL of this machine.", zh: "httpPush.to 不是本机的 http 地址。" },
    {
      en: "The simulator never calls out: use http://127.0.0.1:…",
      zh: "模拟器不会访问外网：请用 http://127.0.0.1:…",
    },
  );
}

function invalid(fact: Both, fix: Both): SimulatorError {
  return new SimulatorError("OPTION_INVALID", fact, fix);
}
