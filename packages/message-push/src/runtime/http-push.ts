// Push over HTTP: a verified request is passed to the function of its pair, in this process.
import { PushError } from "../push-error";
import type { HttpRequest, HttpResponse } from "../wechat/http/http-request";
import type { HttpPushSettings, Verification } from "../wechat/http/verify-request";
import { verifyRequest } from "../wechat/http/verify-request";
import { FALLBACK, factsOf, isWrittenDown, needsHandler } from "../wechat/pairs";
import { parsePush } from "../wechat/parse-push";
import { NOT_DONE, type PassiveReply, SUCCESS, unacknowledgedReply } from "../wechat/passive-reply";
import { refuseClients } from "./admit-push";
import type { PushFunction } from "./define-function";
import type { Platform } from "./ports";
import { createPushLog, lineOf } from "./push-log";
import { createRefusalLog, type RefusalLog } from "./refusal-log";
import { isResume } from "./resume-push";

/** A function of any pair. */
export type AnyPushFunction = Pick<PushFunction, "on"> &
  ((packet: unknown, invocationContext?: unknown) => Promise<PassiveReply>);

/** Takes requests from WeChat, and calls that go on with a push. */
export interface HttpReceiver {
  /** Never rejects: a failure is a status for WeChat, and a line in the log. */
  receive(request: HttpRequest, invocationContext?: unknown): Promise<HttpResponse>;
  /**
   * Goes on with a push that this receiver verified: the relay and slow functions call it by id.
   * @throws {PushError} as the function of the push does
   */
  resume(event: unknown, invocationContext?: unknown): Promise<PassiveReply>;
}

/**
 * Makes a receiver for these functions. `readSettings` is asked at the first request, so that a function can be built
 * where its environment is not set.
 */
export function createHttpReceiver(
  platform: Platform,
  functions: readonly AnyPushFunction[],
  readSettings: () => HttpPushSettings,
): HttpReceiver {
  let settings: HttpPushSettings | undefined;
  const refusals = createRefusalLog(platform);

  async function receive(request: HttpRequest, invocationContext?: unknown): Promise<HttpResponse> {
    refusals.settle();
    try {
      settings ??= readSettings();
      const verification = verifyRequest(settings, request, platform.clock.nowMs());
      if (verification.kind !== "refused") return await respondTo(platform, functions, verification, invocationContext);
      const { response, reason } = verification;
      refusals.write(lineOf("warn", "http-refused", { status: response.status, reason }));
      return response;
    } catch (error) {
      return failed(platform, refusals, error);
    }
  }

  async function resume(event: unknown, invocationContext?: unknown): Promise<PassiveReply> {
    refuseClients(platform.describeCall(invocationContext));
    const pushId = isResume(event) ? Object(event.resumePush).pushId : undefined;
    const record = typeof pushId === "string" ? await platform.store.find(pushId) : undefined;
    const own = functionFor(functions, record?.pair ?? "") ?? functions[0];
    if (own === undefined) throw noFunctions();
    return own(event, invocationContext);
  }

  return { receive, resume };
}

async function respondTo(
  platform: Platform,
  functions: readonly AnyPushFunction[],
  verification: Exclude<Verification, { readonly kind: "refused" }>,
  invocationContext: unknown,
): Promise<HttpResponse> {
  if (verification.kind === "check") return verification.response;
  const { packet } = verification;
  const push = parsePush(packet);
  const { isAnsweredInClear = false } = factsOf(push.pair);
  const respond = (passiveReply: PassiveReply) => withStatus(verification.respond(passiveReply, isAnsweredInClear));
  const own = functionFor(functions, push.pair);
  if (own !== undefined) return respond(await own(packet, invocationContext));
  // Over HTTP, every pair comes that is bound to no function. One without a handler is acknowledged, but never money or goods.
  const log = createPushLog(platform, push);
  if (!needsHandler(push.pair)) {
    log.warn("unhandled");
    return respond(SUCCESS);
  }
  log.error("unhandled");
  return respond(unacknowledgedReply(push.pair));
}

/** Whichever WeChat looks at, the word or the status: neither acknowledges what is not done. */
function withStatus(response: HttpResponse): HttpResponse {
  return response.body === NOT_DONE ? { ...response, status: 500 } : response;
}

function functionFor(functions: readonly AnyPushFunction[], pair: string): AnyPushFunction | undefined {
  const by = (name: string) => functions.find(({ on }) => on.some((own) => own === name));
  return by(pair) ?? (isWrittenDown(pair) ? undefined : by(FALLBACK));
}

/** WeChat pushes again after any status but 200. The response says nothing else: the request may be forged. */
function failed({ log }: Platform, refusals: RefusalLog, error: unknown): HttpResponse {
  const code = error instanceof PushError ? error.code : "HANDLER_FAILED";
  // What is wrong with the settings is for the operator; other texts may quote a handler.
  const fact = error instanceof PushError && code === "ENVIRONMENT_INVALID" ? { fact: error.fact } : {};
  // These two come with any request; the others with pushes that WeChat sent, of which each counts.
  const write = code === "EVENT_INVALID" || code === "ENVIRONMENT_INVALID" ? refusals.write : log;
  write(lineOf("error", "http-failed", { code, ...fact }), error);
  return { status: code === "EVENT_INVALID" ? 400 : 500, contentType: "text/plain; charset=utf-8", body: "" };
}

function noFunctions(): PushError {
  return new PushError(
    "OPTION_INVALID",
    { en: "The receiver has no functions.", zh: "接收端没有云函数。" },
    { en: "Give it the functions of your pairs.", zh: "请传入各消息对的云函数。" },
  );
}
