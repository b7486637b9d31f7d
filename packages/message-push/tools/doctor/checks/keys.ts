// cloud-key, wechat-key: keys that are half there or malformed. No value is shown.
import type { Environment } from "../../../project/env-files";
import { variablesOf } from "../../../project/env-templates";
import { CodedError } from "../../../src/coded-error";
import { type Both, say } from "../../../src/language";
import { readApiSettings } from "../../../src/platform/api-settings";
import type { Facts } from "../facts";
import { type DoctorRow, errorRow, errorRowOf, okRow, rowsOr, warningRow } from "../report";

export function checkKeys(facts: Facts): readonly DoctorRow[] {
  return [cloudKeyRow(facts.environment), ...wechatKeyRows(facts)];
}

const CLOUD_FIX: Both = {
  en: "In .env, or as secrets of CI: TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY of one key, from 访问管理 → API 密钥; or neither.",
  zh: "在 .env，或 CI 的 secrets 里：TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY 写同一个密钥的，来自 访问管理 → API 密钥；或两个都不写。",
};
const NO_CLOUD_KEY: Both = {
  en: "None is set: DevTools and `tcb login` do without.",
  zh: "没有设置：微信开发者工具和 `tcb login` 用不到。",
};
const CLOUD_KEY_SET: Both = { en: "SecretId and SecretKey are set.", zh: "SecretId 和 SecretKey 都已设置。" };
const BEGINS_AS_ID: Both = {
  en: "TENCENTCLOUD_SECRETKEY begins with AKID, as only a SecretId does.",
  zh: "TENCENTCLOUD_SECRETKEY 以 AKID 开头，只有 SecretId 才是这样。",
};
const EXCHANGED: Both = { en: `The two are exchanged. ${CLOUD_FIX.en}`, zh: `两个写反了。${CLOUD_FIX.zh}` };

function onlyOneFact(there: string, missing: string): Both {
  return { en: `${there} is set, but ${missing} is not.`, zh: `设置了 ${there}，但没有设置 ${missing}。` };
}

function cloudKeyRow({ TENCENTCLOUD_SECRETID: id = "", TENCENTCLOUD_SECRETKEY: key = "" }: Environment): DoctorRow {
  if (id === "" && key === "") return okRow("cloud-key", NO_CLOUD_KEY);
  if (id === "")
    return errorRow("cloud-key", onlyOneFact("TENCENTCLOUD_SECRETKEY", "TENCENTCLOUD_SECRETID"), CLOUD_FIX);
  if (key === "")
    return errorRow("cloud-key", onlyOneFact("TENCENTCLOUD_SECRETID", "TENCENTCLOUD_SECRETKEY"), CLOUD_FIX);
  if (key.startsWith("AKID")) return errorRow("cloud-key", BEGINS_AS_ID, EXCHANGED);
  const malformed = Object.entries({ TENCENTCLOUD_SECRETID: id, TENCENTCLOUD_SECRETKEY: key })
    .filter(([, value]) => !/^[\w+/=-]{16,}$/.test(value))
    .map(([name]) => name);
  if (malformed.length === 0) return okRow("cloud-key", CLOUD_KEY_SET);
  const fact: Both = {
    en: `${malformed.join(" and ")}: too short, or with characters that no key has.`,
    zh: `${malformed.join("、")}：太短，或含有密钥里不会有的字符。`,
  };
  return errorRow("cloud-key", fact, CLOUD_FIX);
}

/** Where an access token's key is read: by the scripts here, and by every function that has its variables. */
function wechatKeyRows(facts: Facts): readonly DoctorRow[] {
  const places: readonly (readonly [string, Environment])[] = [["", facts.environment], ...functionVariables(facts)];
  const refusals = new Map<string, { readonly refusal: CodedError; readonly names: string[] }>();
  for (const [name, variables] of places) {
    const refusal = refusalOf(variables);
    if (refusal === undefined) continue;
    const known = refusals.get(refusal.fact) ?? { refusal, names: [] };
    refusals.set(refusal.fact, { refusal, names: [...known.names, ...(name === "" ? [] : [name])] });
  }
  const found = [...refusals.values()].map(({ refusal, names }) => ({
    ...errorRowOf("wechat-key", refusal),
    ...(names.length === 0 ? inEnvFile(refusal) : inFunctions(refusal, names)),
  }));
  const { WECHAT_APPID: appid = "" } = facts.environment;
  const well = okRow("wechat-key", appid === "" ? NO_WECHAT_KEY : WECHAT_KEY_SET);
  return [...rowsOr(found, well), ...otherAppRows(facts, appid)];
}

const NO_WECHAT_KEY: Both = {
  en: "None is set: replies go by cloud call.",
  zh: "没有设置：客服消息用云调用发送。",
};
const WECHAT_KEY_SET: Both = { en: "AppID and AppSecret have the right form.", zh: "AppID 和 AppSecret 格式正确。" };

function inEnvFile({ texts: { fact, fix } }: CodedError): Pick<DoctorRow, "fact" | "fix"> {
  return { fact: say(fact), fix: say({ en: `In .env: ${fix.en}`, zh: `在 .env 里：${fix.zh}` }) };
}

function inFunctions({ texts: { fact, fix } }: CodedError, names: readonly string[]): Pick<DoctorRow, "fact" | "fix"> {
  return {
    fact: say({
      en: `${fact.en} It stops ${names.join(", ")} while loading.`,
      zh: `${fact.zh}${names.join("、")} 会因此无法加载。`,
    }),
    fix: say({
      en: `In .env, or in envVariables of cloudbaserc.json: ${fix.en}`,
      zh: `在 .env，或 cloudbaserc.json 的 envVariables 里：${fix.zh}`,
    }),
  };
}

function functionVariables({ cloudbaserc, tcbEnvironment }: Facts): (readonly [string, Environment])[] {
  if ("refusal" in cloudbaserc) return [];
  return cloudbaserc.thing.functions.map((settings) => [settings.name, variablesOf(settings, tcbEnvironment)]);
}

function refusalOf(variables: Environment): CodedError | undefined {
  try {
    readApiSettings(variables);
    return undefined;
  } catch (error) {
    if (error instanceof CodedError) return error;
    throw error;
  }
}

function otherAppRows({ devtools }: Facts, appid: string): DoctorRow[] {
  if ("refusal" in devtools || appid === "") return [];
  const { value, file } = devtools.thing.appid;
  // Another row says what is wrong with one that is no AppID.
  if (value === appid || !/^wx[0-9a-f]{16}$/.test(value)) return [];
  const fact: Both = {
    en: `WECHAT_APPID is ${appid}, and ${file} has ${value}: replies by access token would come from another app.`,
    zh: `WECHAT_APPID 是 ${appid}，而 ${file} 里是 ${value}：用 access_token 发送的客服消息会来自另一个小程序。`,
  };
  const fix: Both = {
    en: `Write the AppID of this mini program into both, .env and ${file}.`,
    zh: `请在 .env 和 ${file} 里都写这个小程序的 AppID。`,
  };
  return [warningRow("wechat-key", fact, fix)];
}
