// `defineHttpPush`: the cloud function that WeChat pushes to over HTTP, as an author writes it.
import { PushError } from "../push-error";
import type { HttpRequest, HttpResponse } from "../wechat/http/http-request";
import type { HttpPushSettings } from "../wechat/http/verify-request";
import { type AnyPushFunction, createHttpReceiver, type HttpReceiver } from "./http-push";
import type { Platform } from "./ports";
import { isResume } from "./resume-push";

/** Options of `defineHttpPush`. */
export interface HttpPushDefinition {
  /** The `main` of every function whose pairs may come over HTTP. */
  readonly functions: readonly AnyPushFunction[];
}

/** The `main` of the receiving function: called by the HTTP access service, and by functions to go on with a push. */
export interface HttpPushFunction {
  (event: unknown, invocationContext?: unknown): Promise<unknown>;
  /** No row of the console brings anything here. */
  readonly on: readonly [];
  /** For a server that serves HTTP in another way. */
  readonly receiver: HttpReceiver;
}

/** How the platform brings requests, and takes responses. */
export interface HttpTransport {
  /** @throws {PushError} `EVENT_INVALID` when it is no request */
  readRequest(event: unknown): HttpRequest;
  writeResponse(response: HttpResponse): unknown;
}

/** Binds `defineHttpPush` to a platform. */
export function createDefineHttpPush(
  platform: Platform,
  transport: HttpTransport,
  readSettings: () => HttpPushSettings,
) {
  /**
   * Makes the function that receives push over HTTP: it verifies, decrypts, and calls the functions it is given, with
   * everything that surrounds their handlers. docs/going-live.md is its guide.
   *
   * @throws {PushError} `OPTION_INVALID` without functions
   * @example
   * import { main as text } from "../text";
   * export const main = defineHttpPush({ functions: [text] });
   */
  return function defineHttpPush(definition: HttpPushDefinition): HttpPushFunction {
    const functions = checkFunctions(definition);
    const receiver = createHttpReceiver(platform, functions, readSettings);
    const main = async (event: unknown, invocationContext?: unknown) => {
      if (isResume(event)) return receiver.resume(event, invocationContext);
      return transport.writeResponse(await receiver.receive(transport.readRequest(event), invocationContext));
    };
    return Object.assign(main, { on: [] as const, receiver });
  };
}

function checkFunctions(definition: unknown): readonly AnyPushFunction[] {
  const { functions } = Object(definition) as { functions?: unknown };
  const isList = Array.isArray(functions) && functions.length > 0;
  if (isList && functions.every((own) => typeof own === "function" && Array.isArray(own.on))) {
    return functions as readonly AnyPushFunction[];
  }
  throw new PushError(
    "OPTION_INVALID",
    {
      en: "defineHttpPush was not given the functions of your pairs.",
      zh: "defineHttpPush 没有收到各消息对的云函数。",
    },
    {
      en: 'Give it their mains: import { main as text } from "../text"; defineHttpPush({ functions: [text] }).',
      zh: '请传入它们的 main：import { main as text } from "../text"; defineHttpPush({ functions: [text] })。',
    },
  );
}
