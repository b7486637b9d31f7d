// The settings of push over HTTP from the environment. An error names all that are wrong at once, and never a value.
import { PushError } from "../push-error";
import { aesKeyOf } from "../wechat/http/cipher";
import type { HttpPushKeys, HttpPushSettings } from "../wechat/http/verify-request";

type Environment = Readonly<Record<string, string | undefined>>;

const MODES = ["secure", "compatible", "plain", "container"] as const;
type Mode = (typeof MODES)[number];

/**
 * Reads WECHAT_APPID, WECHAT_APPSECRET, WECHAT_TOKEN, WECHAT_ENCODING_AES_KEY, WECHAT_PUSH_MODE, and the two …_PREVIOUS by which
 * Token and key are exchanged.
 *
 * @throws {PushError} `ENVIRONMENT_INVALID` with one line per fault
 */
export function readHttpPushSettings(environment: Environment = process.env): HttpPushSettings {
  const problems: string[] = [];
  const mode = readMode(environment, problems);
  const needsKeys = mode !== "container";
  const appid = readMatching(
    environment,
    "WECHAT_APPID",
    /^wx[0-9a-f]{16}$/,
    "wx and 16 characters of 0-9 and a-f",
    problems,
  );
  readMatching(environment, "WECHAT_APPSECRET", /^[0-9A-Za-z]{32}$/, "32 letters and digits", problems);
  const keys = needsKeys ? readKeys(environment, mode, problems) : [];
  if (problems.length === 0) return { appid, mode, keys };
  throw new PushError(
    "ENVIRONMENT_INVALID",
    `Push over HTTP is not set up:\n  ${problems.join("\n  ")}`,
    "Copy them from 消息推送配置 and 开发设置 on mp.weixin.qq.com; docs/http.md has the whole list.",
  );
}

function readMode({ WECHAT_PUSH_MODE: given = "" }: Environment, problems: string[]): Mode {
  const mode = MODES.find((known) => known === (given || "secure"));
  if (mode === undefined) problems.push(`WECHAT_PUSH_MODE is none of ${MODES.join(", ")}.`);
  return mode ?? "secure";
}

function readKeys(environment: Environment, mode: Mode, problems: string[]): readonly HttpPushKeys[] {
  const current = readPair(environment, "", mode, problems);
  const hasPrevious = Boolean(environment.WECHAT_TOKEN_PREVIOUS || environment.WECHAT_ENCODING_AES_KEY_PREVIOUS);
  return hasPrevious ? [current, readPair(environment, "_PREVIOUS", mode, problems)] : [current];
}

function readPair(environment: Environment, suffix: string, mode: Mode, problems: string[]): HttpPushKeys {
  const token = readMatching(
    environment,
    `WECHAT_TOKEN${suffix}`,
    /^[0-9A-Za-z]{3,32}$/,
    "3 to 32 letters and digits",
    problems,
  );
  if (mode === "plain") return { token };
  const name = `WECHAT_ENCODING_AES_KEY${suffix}`;
  const aesKey = aesKeyOf(environment[name] ?? "");
  if (aesKey === undefined)
    problems.push(`${name} is ${missingOr(environment[name], "not 43 letters, digits, + and /")}.`);
  return aesKey === undefined ? { token } : { token, aesKey };
}

function readMatching(environment: Environment, name: string, form: RegExp, words: string, problems: string[]): string {
  const value = environment[name] ?? "";
  if (!form.test(value)) problems.push(`${name} is ${missingOr(value, `not ${words}`)}.`);
  return value;
}

function missingOr(value: string | undefined, fault: string): string {
  return value === undefined || value === "" ? "missing" : fault;
}
