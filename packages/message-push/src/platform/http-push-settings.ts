// The settings of push over HTTP from the environment. An error names all that are wrong at once, and never a value.
import { type Both, inBoth } from "../language";
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
  const problems: Both[] = [];
  const mode = readMode(environment, problems);
  const needsKeys = mode !== "container";
  const appid = readMatching(
    environment,
    "WECHAT_APPID",
    /^wx[0-9a-f]{16}$/,
    { en: "wx and 16 characters of 0-9 and a-f", zh: "wx 加 16 位 0-9 和 a-f" },
    problems,
  );
  readMatching(
    environment,
    "WECHAT_APPSECRET",
    /^[0-9A-Za-z]{32}$/,
    { en: "32 letters and digits", zh: "32 位字母和数字" },
    problems,
  );
  const keys = needsKeys ? readKeys(environment, mode, problems) : [];
  if (problems.length === 0) return { appid, mode, keys };
  throw new PushError("ENVIRONMENT_INVALID", listOf(problems), {
    en: "Copy them from 消息推送配置 and 开发设置 on mp.weixin.qq.com; docs/going-live.md#over-http has the whole list.",
    zh: "请从 mp.weixin.qq.com 的 消息推送配置 和 开发设置 复制；完整列表见 docs/going-live.zh-CN.md。",
  });
}

function listOf(problems: readonly Both[]): Both {
  const heading = { en: "Push over HTTP is not set up:", zh: "HTTP 推送没有配置好：" };
  return inBoth((language) => [heading, ...problems].map((own) => own[language]).join("\n  "));
}

function readMode({ WECHAT_PUSH_MODE: given = "" }: Environment, problems: Both[]): Mode {
  const mode = MODES.find((known) => known === (given || "secure"));
  if (mode === undefined) {
    problems.push({
      en: `WECHAT_PUSH_MODE is none of ${MODES.join(", ")}.`,
      zh: `WECHAT_PUSH_MODE 只能是 ${MODES.join("、")}。`,
    });
  }
  return mode ?? "secure";
}

function readKeys(environment: Environment, mode: Mode, problems: Both[]): readonly HttpPushKeys[] {
  const current = readPair(environment, "", mode, problems);
  const hasPrevious = Boolean(environment.WECHAT_TOKEN_PREVIOUS || environment.WECHAT_ENCODING_AES_KEY_PREVIOUS);
  return hasPrevious ? [current, readPair(environment, "_PREVIOUS", mode, problems)] : [current];
}

function readPair(environment: Environment, suffix: string, mode: Mode, problems: Both[]): HttpPushKeys {
  const token = readMatching(
    environment,
    `WECHAT_TOKEN${suffix}`,
    /^[0-9A-Za-z]{3,32}$/,
    { en: "3 to 32 letters and digits", zh: "3 到 32 位字母和数字" },
    problems,
  );
  if (mode === "plain") return { token };
  const name = `WECHAT_ENCODING_AES_KEY${suffix}`;
  const aesKey = aesKeyOf(environment[name] ?? "");
  if (aesKey === undefined)
    problems.push(
      faultOf(name, environment[name], { en: "43 letters, digits, + and /", zh: "43 位字母、数字、+ 和 /" }),
    );
  return aesKey === undefined ? { token } : { token, aesKey };
}

function readMatching(environment: Environment, name: string, form: RegExp, words: Both, problems: Both[]): string {
  const value = environment[name] ?? "";
  if (!form.test(value)) problems.push(faultOf(name, value, words));
  return value;
}

function faultOf(name: string, value: string | undefined, words: Both): Both {
  if (value === undefined || value === "") return { en: `${name} is missing.`, zh: `缺少 ${name}。` };
  return { en: `${name} is not ${words.en}.`, zh: `${name} 应为 ${words.zh}。` };
}
