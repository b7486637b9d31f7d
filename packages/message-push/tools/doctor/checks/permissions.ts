// permissions: the cloud calls that config.json permits, against those the code can make. What is missing ends in -604101.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { variablesOf } from "../../../project/env-templates";
import type { Both } from "../../../src/language";
import { takesReplies } from "../../../src/wechat/pairs";
import type { BuiltFunctionReport } from "../../bundle/bundle-functions";
import { usesDesk } from "../desk-use";
import type { Facts } from "../facts";
import { readCalls, type SourceCalls } from "../read-calls";
import { type DoctorRow, errorRow, okRow, rowsOr, skippedRow, UNBUILT, warningRow } from "../report";

const CUSTOMER_SERVICE = "customerServiceMessage.";
const SEND = `${CUSTOMER_SERVICE}send`;
const TYPING = `${CUSTOMER_SERVICE}setTyping`;
const UPLOAD = `${CUSTOMER_SERVICE}uploadTempMedia`;
/** What a model of the desk wrote is checked. */
const CHECK = "security.msgSecCheck";
const EFFECTIVE: Both = {
  en: "Effective once the function was uploaded from DevTools, up to 10 minutes later.",
  zh: "用微信开发者工具上传云函数之后才生效，最多要等 10 分钟。",
};
const WELL: Both = {
  en: `Every config.json permits what its function can call. ${EFFECTIVE.en} Whether that was done shows only in 云开发 of WeChat DevTools.`,
  zh: `每个 config.json 都允许了云函数会用到的云调用。${EFFECTIVE.zh}是否已经这样上传，只有微信开发者工具的 云开发 里看得到。`,
};

export function checkPermissions(facts: Facts): readonly DoctorRow[] {
  const { build } = facts;
  if ("refusal" in build) return [skippedRow("permissions", UNBUILT)];
  const all = build.thing.functions;
  const found = all.flatMap((own) => rowsOf(facts, own, all));
  return rowsOr(found, okRow("permissions", WELL));
}

function rowsOf(facts: Facts, own: BuiltFunctionReport, all: readonly BuiltFunctionReport[]): DoctorRow[] {
  const { projectDir, functionsDir } = facts;
  const file = `${functionsDir}/${own.name}/config.json`;
  const permitted = permittedBy(projectDir, file);
  const calls = readCalls(projectDir, own.sources);
  const { needed, useful } = runtimeCalls(own, all, calls);
  // A request over HTTP brings no token for cloud calls: everything there goes by access token.
  const byModel = usesDesk(projectDir, own) && calls.words.has("compose") ? [CHECK] : [];
  const called = isReceiver(own) ? [] : [...new Set([...needed, ...calls.openapi, ...byModel])];
  const missing = called.filter((name) => !permitted.includes(name));
  // A rule of the desk may say a picture, and only its operators know.
  const byRules = usesDesk(projectDir, own) ? [UPLOAD] : [];
  const known = [...needed, ...useful, ...byRules, ...byModel];
  const unused = permitted.filter((name) => !known.includes(name) && !mayCall(calls, name));
  return [
    ...missing.map((name) => {
      const isByToken = name.startsWith(CUSTOMER_SERVICE) && hasFallback(facts, own.name);
      return missingRow({ functionName: own.name, file, name }, isByToken);
    }),
    ...unused.map((name) => unusedRow({ functionName: own.name, file, name })),
  ];
}

/** A cloud call and the config.json that is to permit it. */
interface Permission {
  readonly functionName: string;
  readonly file: string;
  readonly name: string;
}

const BY_TOKEN: Both = {
  en: "; the access token does it then, later than it could be",
  zh: "；那时改用 access_token，会慢一些",
};

function missingRow({ functionName, file, name }: Permission, isByToken: boolean): DoctorRow {
  const then = isByToken ? BY_TOKEN : { en: "", zh: "" };
  return (isByToken ? warningRow : errorRow)(
    "permissions",
    {
      en: `${functionName} can call ${name}, which its config.json does not permit: WeChat refuses it with -604101${then.en}.`,
      zh: `${functionName} 会调用 ${name}，但它的 config.json 没有声明：微信会以 -604101 拒绝${then.zh}。`,
    },
    {
      en: `Add "${name}" to permissions.openapi in ${file}, run npx message-push build, and upload it. ${EFFECTIVE.en}`,
      zh: `请把 "${name}" 加到 ${file} 的 permissions.openapi，运行 npx message-push build，再上传。${EFFECTIVE.zh}`,
    },
  );
}

function unusedRow({ functionName, file, name }: Permission): DoctorRow {
  return warningRow(
    "permissions",
    {
      en: `${file} permits ${name}, and nothing in ${functionName} calls it.`,
      zh: `${file} 声明了 ${name}，但 ${functionName} 里没有用到。`,
    },
    {
      en: `Take "${name}" out of permissions.openapi in ${file}, or correct its name.`,
      zh: `请从 ${file} 的 permissions.openapi 删除 "${name}"，或改正名称。`,
    },
  );
}

function isReceiver({ dispatchesTo }: BuiltFunctionReport): boolean {
  return dispatchesTo.length > 0;
}

/** Whether the runtime of that function has an access token where a cloud call is refused. */
function hasFallback({ functions, tcbEnvironment }: Facts, name: string): boolean {
  if ("refusal" in functions) return false;
  const settings = functions.thing.cloudbaserc.functions.find((own) => own.name === name);
  return settings !== undefined && Boolean(variablesOf(settings, tcbEnvironment).WECHAT_APPSECRET);
}

function permittedBy(projectDir: string, file: string): readonly string[] {
  const { permissions }: { permissions: { openapi: string[] } } = JSON.parse(
    readFileSync(join(projectDir, file), "utf8"),
  );
  return permissions.openapi;
}

/** What the runtime calls for the function: for its own pairs, for those it dispatches to, and for all as the relay. */
function runtimeCalls(
  own: BuiltFunctionReport,
  all: readonly BuiltFunctionReport[],
  { words }: SourceCalls,
): { readonly needed: readonly string[]; readonly useful: readonly string[] } {
  const isRelay = words.has("defineRelay");
  const served = isRelay ? all : [own, ...all.filter(({ name }) => own.dispatchesTo.includes(name))];
  const replying = served.filter(({ pairs }) => pairs.some(takesReplies));
  if (replying.length === 0) return { needed: [], useful: [] };
  // "typing…" goes first in a timer, and in a slow function; the others show it when the relay has them go on.
  const showsTyping = isRelay || replying.some(({ isSlow }) => isSlow);
  return { needed: showsTyping ? [SEND, TYPING] : [SEND], useful: [TYPING] };
}

/** A call may be written in ways that cannot be followed here, but hardly without its name. */
function mayCall({ openapi, words }: SourceCalls, name: string): boolean {
  const method = name.slice(name.lastIndexOf(".") + 1);
  const isOfMedia = /TempMedia$/.test(name) && words.has("media") && !openapi.has(name);
  return openapi.has(name) || words.has(method) || isOfMedia;
}
