// http-settings: what push over HTTP needs, where the project receives any.

import type { Environment } from "../../../project/env-files";
import { variablesOf } from "../../../project/env-templates";
import { CodedError } from "../../../src/coded-error";
import { readHttpPushSettings } from "../../../src/platform/http-push-settings";
import type { Facts } from "../facts";
import { type DoctorRow, errorRow, errorRowOf, okRow, skippedRow, warningRow } from "../report";

const SETTINGS = ["WECHAT_APPID", "WECHAT_APPSECRET", "WECHAT_TOKEN", "WECHAT_ENCODING_AES_KEY"];
/** What nothing else needs. */
const ENDPOINT_SETTINGS = ["WECHAT_TOKEN", "WECHAT_ENCODING_AES_KEY"];
const ID = "http-settings";

export function checkHttpSettings({ build, functions, environment, tcbEnvironment }: Facts): readonly DoctorRow[] {
  if ("refusal" in build || "refusal" in functions) return [skippedRow(ID, "The sources cannot be built.")];
  const receiver = build.thing.functions.find(({ dispatchesTo }) => dispatchesTo.length > 0);
  const settings = functions.thing.cloudbaserc.functions.find(({ name }) => name === receiver?.name);
  if (settings === undefined) return [serverRow(environment)];
  const variables = variablesOf(settings, tcbEnvironment);
  return [receiverRow(settings.name, variables), ...notPassedOn(settings.name, variables, tcbEnvironment)];
}

/** Without a receiving function there may still be a server: npx message-push serve. */
function serverRow(environment: Environment): DoctorRow {
  const isMeant = ["WECHAT_TOKEN", "WECHAT_ENCODING_AES_KEY", "WECHAT_PUSH_MODE"].some((name) => environment[name]);
  if (!isMeant) return okRow(ID, "Nothing receives push over HTTP.");
  return refusedRow(environment) ?? okRow(ID, `npx message-push serve has what it needs.`);
}

function receiverRow(name: string, variables: Environment): DoctorRow {
  // The account alone may be there for the fallback by access token: it is no sign that HTTP push is wanted.
  if (ENDPOINT_SETTINGS.every((setting) => !variables[setting])) {
    const fact = `${name} is listed in cloudbaserc.json, and has neither ${ENDPOINT_SETTINGS.join(" nor ")}: it refuses every request.`;
    const fix = `Write ${SETTINGS.join(", ")} into .env (docs/http.md); without push over HTTP, delete the folder of ${name} and its entry in cloudbaserc.json.`;
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
      `${own} is set in .env, and ${name} does not get it.`,
      `Write "${own}": "{{env.${own}}}" into envVariables of ${name} in cloudbaserc.json, or take it out of .env.`,
    ),
  );
}

function refusedRow(variables: Environment, name?: string): DoctorRow | undefined {
  try {
    readHttpPushSettings(variables);
    return undefined;
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    const place = name === undefined ? "In .env" : `In .env, and envVariables of ${name} in cloudbaserc.json`;
    return { ...errorRowOf(ID, error), fix: `${place}: ${error.fix}` };
  }
}

function modeRow(name: string, mode: string): DoctorRow {
  const fix = `Write "WECHAT_PUSH_MODE": "secure" for ${name} in cloudbaserc.json, and take 安全模式 on mp.weixin.qq.com → 消息推送配置.`;
  if (mode === "container") {
    const fact = `${name} runs in container mode, where a header is all that marks WeChat; behind HTTP access every client can send it.`;
    return errorRow(ID, fact, fix);
  }
  if (mode === "plain") {
    return warningRow(
      ID,
      `${name} runs in plain mode: one request that is read by others can be forged for a day.`,
      fix,
    );
  }
  return okRow(ID, `${name} has what it needs, in ${mode} mode.`);
}
