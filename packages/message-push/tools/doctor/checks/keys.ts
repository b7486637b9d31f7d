// cloud-key, wechat-key: keys that are half there or malformed. No value is shown.
import type { Environment } from "../../../project/env-files";
import { variablesOf } from "../../../project/env-templates";
import { CodedError } from "../../../src/coded-error";
import { readApiSettings } from "../../../src/platform/api-settings";
import type { Facts } from "../facts";
import { type DoctorRow, errorRow, errorRowOf, okRow, rowsOr, warningRow } from "../report";

export function checkKeys(facts: Facts): readonly DoctorRow[] {
  return [cloudKeyRow(facts.environment), ...wechatKeyRows(facts)];
}

const CLOUD_FIX =
  "In .env, or as secrets of CI: TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY of one key, from 访问管理 → API 密钥; or neither.";

function cloudKeyRow({ TENCENTCLOUD_SECRETID: id = "", TENCENTCLOUD_SECRETKEY: key = "" }: Environment): DoctorRow {
  if (id === "" && key === "") return okRow("cloud-key", "None is set: DevTools and `tcb login` do without.");
  if (id === "")
    return errorRow("cloud-key", "TENCENTCLOUD_SECRETKEY is set, but TENCENTCLOUD_SECRETID is not.", CLOUD_FIX);
  if (key === "")
    return errorRow("cloud-key", "TENCENTCLOUD_SECRETID is set, but TENCENTCLOUD_SECRETKEY is not.", CLOUD_FIX);
  if (key.startsWith("AKID")) {
    const fact = "TENCENTCLOUD_SECRETKEY begins with AKID, as only a SecretId does.";
    return errorRow("cloud-key", fact, `The two are exchanged. ${CLOUD_FIX}`);
  }
  const malformed = Object.entries({ TENCENTCLOUD_SECRETID: id, TENCENTCLOUD_SECRETKEY: key })
    .filter(([, value]) => !/^[\w+/=-]{16,}$/.test(value))
    .map(([name]) => name);
  if (malformed.length === 0) return okRow("cloud-key", "SecretId and SecretKey are set.");
  return errorRow("cloud-key", `${malformed.join(" and ")}: too short, or with characters that no key has.`, CLOUD_FIX);
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
    fact: names.length === 0 ? refusal.fact : `${refusal.fact} It stops ${names.join(", ")} while loading.`,
    fix: `In .env${names.length === 0 ? "" : ", or in envVariables of cloudbaserc.json"}: ${refusal.fix}`,
  }));
  const { WECHAT_APPID: appid = "" } = facts.environment;
  const well = appid === "" ? "None is set: replies go by cloud call." : "AppID and AppSecret have the right form.";
  return [...rowsOr(found, okRow("wechat-key", well)), ...otherAppRows(facts, appid)];
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
  const fact = `WECHAT_APPID is ${appid}, and ${file} has ${value}: replies by access token would come from another app.`;
  return [warningRow("wechat-key", fact, `Write the AppID of this mini program into both, .env and ${file}.`)];
}
