// The console's push table over api.weixin.qq.com: tcb/getcallbackconfig and tcb/setcallbackconfig.
import { openExchange } from "../../src/platform/https/http-exchange";
import { jsonPoster, type PostOutcome } from "../../src/platform/https/post-json";
import type { Clock } from "../../src/runtime/ports";
import { ToolError } from "../tool-error";
import { type CallbackConfig, type FunctionConfig, readCallbackConfig } from "./callback-config";
import { type ConsoleAccess, tokenOf } from "./console-token";

export interface ConsoleApi {
  /** @throws {ToolError} `PUSH_TABLE_REFUSED`, `PUSH_TABLE_UNREADABLE`, `PUSH_TABLE_NO_TOKEN` */
  read(): Promise<CallbackConfig>;
  /**
   * Writes the whole list of rows; the part about 云托管 is left alone. Resolves with what leaves it open whether WeChat took it,
   * if anything does.
   * @throws {ToolError} as `read`, when nothing was written
   */
  write(config: FunctionConfig, containerConfig: CallbackConfig["container_config"]): Promise<string | undefined>;
}

const GET = "/tcb/getcallbackconfig";
const SET = "/tcb/setcallbackconfig";
const TIMEOUT_MS = 10_000;

/** System errors: they say nothing about the token, nor whether something was done. */
const SYSTEM_ERRORS: ReadonlySet<unknown> = new Set([-1, -1000]);
/** Too many calls: nothing was done, and the token is all right. */
const TOO_OFTEN: ReadonlySet<unknown> = new Set([45009, 45011]);
const MISSING_PARAMETER = 40101;

/** Opens no connection until it is asked something. */
export function openConsole(access: ConsoleAccess, clock: Clock): ConsoleApi {
  const post = jsonPoster(openExchange(access.apiBase, clock), TIMEOUT_MS);
  let token: Promise<string> | undefined;

  async function call(path: string, body: object): Promise<PostOutcome> {
    token ??= tokenOf(access, post, clock);
    const outcome = await post(`${path}?access_token=${encodeURIComponent(await token)}`, body);
    if (outcome.kind === "unsent") throw unreadable(`did not answer: ${outcome.reason}`);
    return outcome;
  }

  return {
    async read() {
      const outcome = await call(GET, {});
      if (outcome.kind !== "answered") throw unreadable("did not answer, or not with JSON");
      const { errcode, data } = outcome.body;
      if (SYSTEM_ERRORS.has(errcode) || TOO_OFTEN.has(errcode)) throw unreadable(`answered errcode ${errcode}`);
      if (typeof errcode === "number" && errcode !== 0) throw refused(GET, errcode);
      const config = readCallbackConfig(data);
      if (config === undefined) throw unreadable("answered in another shape than is documented");
      return config;
    },
    async write(function_config, container_config) {
      let outcome = await call(SET, { function_config });
      // A page calls that part required, and says at the same time that leaving it out leaves it alone.
      if (errcodeOf(outcome) === MISSING_PARAMETER && container_config !== undefined) {
        outcome = await call(SET, { function_config, container_config });
      }
      return openQuestion(outcome);
    },
  };
}

function openQuestion(outcome: PostOutcome): string | undefined {
  const errcode = errcodeOf(outcome);
  if (errcode === 0) return undefined;
  if (typeof errcode !== "number") return "the answer got lost";
  if (SYSTEM_ERRORS.has(errcode)) return `WeChat answered errcode ${errcode}`;
  throw TOO_OFTEN.has(errcode) ? unreadable(`answered errcode ${errcode} and wrote nothing`) : refused(SET, errcode);
}

function errcodeOf(outcome: PostOutcome): unknown {
  return outcome.kind === "answered" ? outcome.body.errcode : undefined;
}

function unreadable(what: string): ToolError {
  return new ToolError(
    "PUSH_TABLE_UNREADABLE",
    `WeChat ${what}, so what the console has is not known.`,
    "Try again in a while; check the network and WECHAT_API_BASE, if it stays so.",
  );
}

const STALE = "the token is not valid, or has expired";
const NOT_AUTHORISED = "the mini program has not given the third-party platform permission set 49";
const MEANINGS: Readonly<Record<number, string>> = {
  40001: STALE,
  40014: STALE,
  41001: STALE,
  42001: STALE,
  48001: "this token may not use this API",
  61003: NOT_AUTHORISED,
  61007: NOT_AUTHORISED,
};

function refused(path: string, errCode: number): ToolError {
  return new ToolError(
    "PUSH_TABLE_REFUSED",
    `WeChat refused ${path} with errcode ${errCode}: ${MEANINGS[errCode] ?? "see WeChat's list of return codes"}. Nothing was written.`,
    "WeChat documents this API for the authorizer_access_token of a third-party platform only: set a fresh one as WECHAT_PUSH_TABLE_TOKEN, or bind the rows by hand.",
    { errCode },
  );
}
