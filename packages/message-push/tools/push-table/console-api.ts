// The console's push table over api.weixin.qq.com: tcb/getcallbackconfig and tcb/setcallbackconfig.

import type { Both } from "../../src/language";
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
  write(config: FunctionConfig, containerConfig: CallbackConfig["container_config"]): Promise<Both | undefined>;
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
    if (outcome.kind === "unsent") {
      throw unreadable({ en: `did not answer: ${outcome.reason}`, zh: `没有应答：${outcome.reason}` });
    }
    return outcome;
  }

  return {
    async read() {
      const outcome = await call(GET, {});
      if (outcome.kind !== "answered") {
        throw unreadable({ en: "did not answer, or not with JSON", zh: "没有应答，或应答不是 JSON" });
      }
      const { errcode, data } = outcome.body;
      if (SYSTEM_ERRORS.has(errcode) || TOO_OFTEN.has(errcode)) throw unreadable(answered(errcode));
      if (typeof errcode === "number" && errcode !== 0) throw refused(GET, errcode);
      const config = readCallbackConfig(data);
      if (config === undefined) {
        throw unreadable({ en: "answered in another shape than is documented", zh: "应答的格式与文档不同" });
      }
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

function answered(errcode: unknown): Both {
  return { en: `answered errcode ${errcode}`, zh: `返回了 errcode ${errcode}` };
}

function openQuestion(outcome: PostOutcome): Both | undefined {
  const errcode = errcodeOf(outcome);
  if (errcode === 0) return undefined;
  if (typeof errcode !== "number") return { en: "the answer got lost", zh: "应答丢失了" };
  if (SYSTEM_ERRORS.has(errcode)) {
    return { en: `WeChat answered errcode ${errcode}`, zh: `微信返回了 errcode ${errcode}` };
  }
  throw TOO_OFTEN.has(errcode)
    ? unreadable({
        en: `answered errcode ${errcode} and wrote nothing`,
        zh: `返回了 errcode ${errcode}，什么都没有写入`,
      })
    : refused(SET, errcode);
}

function errcodeOf(outcome: PostOutcome): unknown {
  return outcome.kind === "answered" ? outcome.body.errcode : undefined;
}

function unreadable(what: Both): ToolError {
  return new ToolError(
    "PUSH_TABLE_UNREADABLE",
    {
      en: `WeChat ${what.en}, so what the console has is not known.`,
      zh: `微信${what.zh}，所以不知道控制台里现在是什么。`,
    },
    {
      en: "Try again in a while; check the network and WECHAT_API_BASE, if it stays so.",
      zh: "请过一会儿再试；一直这样时，检查网络和 WECHAT_API_BASE。",
    },
  );
}

const STALE: Both = { en: "the token is not valid, or has expired", zh: "token 无效或已过期" };
const NOT_AUTHORISED: Both = {
  en: "the mini program has not given the third-party platform permission set 49",
  zh: "小程序没有把权限集 49 授权给第三方平台",
};
const UNNAMED: Both = { en: "see WeChat's list of return codes", zh: "见微信的返回码列表" };
const MEANINGS: Readonly<Record<number, Both>> = {
  40001: STALE,
  40014: STALE,
  41001: STALE,
  42001: STALE,
  48001: { en: "this token may not use this API", zh: "这个 token 没有权限使用这个接口" },
  61003: NOT_AUTHORISED,
  61007: NOT_AUTHORISED,
};

function refused(path: string, errCode: number): ToolError {
  const meaning = MEANINGS[errCode] ?? UNNAMED;
  return new ToolError(
    "PUSH_TABLE_REFUSED",
    {
      en: `WeChat refused ${path} with errcode ${errCode}: ${meaning.en}. Nothing was written.`,
      zh: `微信拒绝了 ${path}，errcode ${errCode}：${meaning.zh}。什么都没有写入。`,
    },
    {
      en: "WeChat documents this API for the authorizer_access_token of a third-party platform only: set a fresh one as WECHAT_PUSH_TABLE_TOKEN, or bind the rows by hand.",
      zh: "微信文档只允许用第三方平台的 authorizer_access_token 调用这个接口：请把新获取的填到 WECHAT_PUSH_TABLE_TOKEN，或手动绑定各行。",
    },
    { errCode },
  );
}
