// permissions: the cloud calls that config.json permits, against those the code can make. What is missing ends in -604101.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { variablesOf } from "../../../project/env-templates";
import { takesReplies } from "../../../src/wechat/pairs";
import type { BuiltFunctionReport } from "../../bundle/bundle-functions";
import { usesDesk } from "../desk-use";
import type { Facts } from "../facts";
import { readCalls, type SourceCalls } from "../read-calls";
import { type DoctorRow, errorRow, okRow, rowsOr, skippedRow, warningRow } from "../report";

const CUSTOMER_SERVICE = "customerServiceMessage.";
const SEND = `${CUSTOMER_SERVICE}send`;
const TYPING = `${CUSTOMER_SERVICE}setTyping`;
const UPLOAD = `${CUSTOMER_SERVICE}uploadTempMedia`;
/** What a model of the desk wrote is checked. */
const CHECK = "security.msgSecCheck";
const WHERE = "云开发 of WeChat DevTools";
const EFFECTIVE = "Effective once the function was uploaded from DevTools, up to 10 minutes later.";

export function checkPermissions(facts: Facts): readonly DoctorRow[] {
  const { build } = facts;
  if ("refusal" in build) return [skippedRow("permissions", "The sources cannot be built.")];
  const all = build.thing.functions;
  const found = all.flatMap((own) => rowsOf(facts, own, all));
  const well = `Every config.json permits what its function can call. ${EFFECTIVE} Whether that was done shows only in ${WHERE}.`;
  return rowsOr(found, okRow("permissions", well));
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
      const then = isByToken ? "; the access token does it then, later than it could be" : "";
      return (isByToken ? warningRow : errorRow)(
        "permissions",
        `${own.name} can call ${name}, which its config.json does not permit: WeChat refuses it with -604101${then}.`,
        `Add "${name}" to permissions.openapi in ${file}, run npx message-push build, and upload it. ${EFFECTIVE}`,
      );
    }),
    ...unused.map((name) =>
      warningRow(
        "permissions",
        `${file} permits ${name}, and nothing in ${own.name} calls it.`,
        `Take "${name}" out of permissions.openapi in ${file}, or correct its name.`,
      ),
    ),
  ];
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
