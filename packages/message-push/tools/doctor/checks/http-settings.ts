// http-settings: what push over HTTP needs, where the project receives any.

import type { Environment } from "../../../project/env-files";
import { variablesOf } from "../../../project/env-templates";
import { CodedError } from "../../../src/coded-error";
import { type Both, say } from "../../../src/language";
import { readHttpPushSettings } from "../../../src/platform/http-push-settings";
import type { Facts } from "../facts";
import { type DoctorRow, errorRow, errorRowOf, okRow, skippedRow, UNBUILT, warningRow } from "../report";

const SETTINGS = ["WECHAT_APPID", "WECHAT_APPSECRET", "WECHAT_TOKEN", "WECHAT_ENCODING_AES_KEY"];
/** What nothing else needs. */
const ENDPOINT_SETTINGS = ["WECHAT_TOKEN", "WECHAT_ENCODING_AES_KEY"];
const ID = "http-settings";

export function checkHttpSettings({ build, functions, environment, tcbEnvironment }: Facts): readonly DoctorRow[] {
  if ("refusal" in build || "refusal" in functions) return [skippedRow(ID, UNBUILT)];
  const receiver = build.thing.functions.find(({ dispatchesTo }) => dispatchesTo.length > 0);
  const settings = functions.thing.cloudbaserc.functions.find(({ name }) => name === receiver?.name);
  if (settings === undefined) return [serverRow(environment)];
  const variables = variablesOf(settings, tcbEnvironment);
  return [receiverRow(settings.name, variables), ...notPassedOn(settings.name, variables, tcbEnvironment)];
}

/** Without a receiving function there may still be a server: npx message-push serve. */
function serverRow(environment: Environment): DoctorRow {
  const isMeant = ["WECHAT_TOKEN", "WECHAT_ENCODING_AES_KEY", "WECHAT_PUSH_MODE"].some((name) => environment[name]);
  if (!isMeant) return okRow(ID, NO_RECEIVER);
  return refusedRow(environment) ?? okRow(ID, SERVER_READY);
}

const NO_RECEIVER: Both = { en: "Nothing receives push over HTTP.", zh: "没有用 HTTP 接收推送。" };
const SERVER_READY: Both = {
  en: "npx message-push serve has what it needs.",
  zh: "npx message-push serve 需要的设置都有。",
};

function receiverRow(name: string, variables: Environment): DoctorRow {
  // The account alone may be there for the fallback by access token: it is no sign that HTTP push is wanted.
  if (ENDPOINT_SETTINGS.every((setting) => !variables[setting])) {
    const fact: Both = {
      en: `${name} is listed in cloudbaserc.json, and has neither ${ENDPOINT_SETTINGS.join(" nor ")}: it refuses every request.`,
      zh: `cloudbaserc.json 里有 ${name}，却没有 ${ENDPOINT_SETTINGS.join("、")}：它会拒绝所有请求。`,
    };
    const fix: Both = {
      en: `Write ${SETTINGS.join(", ")} into .env (docs/going-live.md#over-http); without push over HTTP, delete the folder of ${name} and its entry in cloudbaserc.json.`,
      zh: `请把 ${SETTINGS.join("、")} 写进 .env（docs/going-live.zh-CN.md#over-http）；不用 HTTP 接收推送，就删除 ${name} 的目录和它在 cloudbaserc.json 里的那一项。`,
    };
    return warningRow(ID, fact, fix);
  }
  return refusedRow(variables, name) ?? modeRow(name, variables.WECHAT_PUSH_MODE || "secure");
}

const PASSED_ON = ["WECHAT_PUSH_MODE", "WECHAT_TOKEN_PREVIOUS", "WECHAT_ENCODING_AES_KEY_PREVIOUS"];

/** A function has what cloudbaserc.json gives it, and nothing else of .env. */
function notPassedOn(name: string, variables: Environment, environment: Environment): DoctorRow[] {
  const differing = PASSED_ON.filter((own) => environment[own] && environment[own] !== variables[own]);
  return differing.map((own) =>
    warningRow(
      ID,
      {
        en: `${own} is set in .env, and ${name} does not get it.`,
        zh: `.env 里设置了 ${own}，但 ${name} 拿不到。`,
      },
      {
        en: `Write "${own}": "{{env.${own}}}" into envVariables of ${name} in cloudbaserc.json, or take it out of .env.`,
        zh: `请在 cloudbaserc.json 里 ${name} 的 envVariables 写 "${own}": "{{env.${own}}}"，或从 .env 删除它。`,
      },
    ),
  );
}

function refusedRow(variables: Environment, name?: string): DoctorRow | undefined {
  try {
    readHttpPushSettings(variables);
    return undefined;
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    const place = name === undefined ? ENV_FILE : inBothFiles(name);
    const { fix } = error.texts;
    return { ...errorRowOf(ID, error), fix: say({ en: `${place.en}: ${fix.en}`, zh: `${place.zh}：${fix.zh}` }) };
  }
}

const ENV_FILE: Both = { en: "In .env", zh: "在 .env 里" };

function inBothFiles(name: string): Both {
  return {
    en: `In .env, and envVariables of ${name} in cloudbaserc.json`,
    zh: `在 .env，以及 cloudbaserc.json 里 ${name} 的 envVariables`,
  };
}

function modeRow(name: string, mode: string): DoctorRow {
  const fix: Both = {
    en: `Write "WECHAT_PUSH_MODE": "secure" for ${name} in cloudbaserc.json, and take 安全模式 on mp.weixin.qq.com → 消息推送配置.`,
    zh: `请在 cloudbaserc.json 里给 ${name} 写 "WECHAT_PUSH_MODE": "secure"，并在 mp.weixin.qq.com → 开发 → 开发管理 → 消息推送配置 选「安全模式」。`,
  };
  if (mode === "container") {
    const fact: Both = {
      en: `${name} runs in container mode, where a header is all that marks WeChat; behind HTTP access every client can send it.`,
      zh: `${name} 以 container 模式运行，只凭一个请求头认微信；而经过 HTTP 访问服务，谁都能带上这个请求头。`,
    };
    return errorRow(ID, fact, fix);
  }
  if (mode === "plain") {
    const fact: Both = {
      en: `${name} runs in plain mode: one request that is read by others can be forged for a day.`,
      zh: `${name} 以明文模式（plain）运行：一个请求被别人看到，一天之内都可以被伪造。`,
    };
    return warningRow(ID, fact, fix);
  }
  return okRow(ID, {
    en: `${name} has what it needs, in ${mode} mode.`,
    zh: `${name} 需要的设置都有，模式是 ${mode}。`,
  });
}
