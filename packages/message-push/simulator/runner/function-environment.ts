// The environment variables a function finds: per instance, and per call.

import { delimiter } from "node:path";
import type { BuiltFunction } from "../../project/built-functions";
import type { Environment } from "../../project/env-files";
import { variablesOf } from "../../project/env-templates";
import { type Language, languageNamed, spokenLanguage } from "../../src/language";
import { type CloudRules, cloudRules } from "../cloud-rules";
import type { CallerContext } from "../contracts";
import { type CutOff, cutOffUrl } from "../faults/cut-off";
import { isHttpAccess, isTimer } from "../sources";

/** Who the functions believe they run for. */
export interface CloudIdentity {
  readonly envId: string;
  readonly appid: string;
  readonly region: string;
  readonly credentials: { readonly secretId: string; readonly secretKey: string };
}

/** What Node itself needs to start; nothing else of the developer's environment reaches a function. */
const KEPT_VARIABLES = ["PATH", "SystemRoot", "TEMP", "TMP", "TMPDIR", "LANG"];

/** Where functions run. */
export interface FunctionSurroundings extends CloudIdentity {
  /** Where the SDK's requests go. */
  readonly gatewayUrl: string;
  /** What fills in `{{env.NAME}}` of a function's envVariables. @default nothing */
  readonly environment?: Environment;
  /** Uncertain habits of the platform. @default those of cloud-rules.ts */
  readonly rules?: Partial<CloudRules>;
}

/** Variables that stay the same as long as an instance lives. */
export function instanceEnvironment(
  fn: BuiltFunction,
  { gatewayUrl, environment = {}, rules, ...identity }: FunctionSurroundings,
  cutOff?: CutOff,
): Record<string, string> {
  const kept = KEPT_VARIABLES.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return {
    ...Object.fromEntries(kept),
    TENCENTCLOUD_RUNENV: "SCF",
    TENCENTCLOUD_REGION: identity.region,
    TENCENTCLOUD_SECRETID: identity.credentials.secretId,
    TENCENTCLOUD_SECRETKEY: identity.credentials.secretKey,
    SCF_NAMESPACE: identity.envId,
    TCB_ENV: identity.envId,
    // A function sees UTC+0, not the developer's time zone, unless it has a TZ of its own: 云函数 → 注意事项.
    TZ: "UTC",
    ...gatewayVariable(gatewayUrl, cutOff),
    MESSAGE_PUSH_LANG: functionLanguage(environment),
    // A handler's error may quote the customer, so the cloud shows no texts; here the customer is the developer.
    PUSH_LOG_ERROR_TEXT: "true",
    ...arrived(variablesOf(fn.settings, environment), cloudRules(rules)),
    // Its folder is a copy, far from the packages that it would find beside its sources.
    ...(fn.packageFolders && { NODE_PATH: fn.packageFolders.join(delimiter) }),
  };
}

/** What a function says in its log is read where it runs: as the project or the shell says, else as this process speaks. */
function functionLanguage(environment: Environment): Language {
  return languageNamed(environment.MESSAGE_PUSH_LANG ?? "") ?? spokenLanguage();
}

/** The team's own, as they reach the function. */
function arrived(variables: Record<string, string>, { variablesArriveWhole }: CloudRules): Record<string, string> {
  if (variablesArriveWhole) return variables;
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, value.replace(/[^\x20-\x7e]/g, "")]),
  );
}

/** Points the SDK at the gateway without a line in function code; it looks there for each request. */
function gatewayVariable(gatewayUrl: string, cutOff: CutOff | undefined): Record<string, string> {
  return { TCB_CONTEXT_CNFG: JSON.stringify({ URL: cutOff ? cutOffUrl(cutOff, gatewayUrl) : gatewayUrl }) };
}

interface CallFacts {
  readonly identity: CloudIdentity & Pick<FunctionSurroundings, "gatewayUrl">;
  /** @default it reaches everything */
  readonly cutOff?: CutOff | undefined;
  readonly caller: CallerContext;
  readonly token: string;
  readonly invocationId: string;
}

/** Variables of one call. The SDK reads only those that are named in the two lists of keys. */
export function callEnvironment({ identity, cutOff, caller, token, invocationId }: CallFacts): Record<string, string> {
  const wxContext: Record<string, string> = {
    WX_APPID: caller.appid ?? identity.appid,
    ...tokenOf(caller, token),
    ...(caller.openid === undefined ? {} : { WX_OPENID: caller.openid }),
  };
  const tcbContext: Record<string, string> = {
    TCB_ENV: identity.envId,
    TCB_SEQID: invocationId,
    ...(caller.source === undefined ? {} : { TCB_SOURCE: caller.source }),
  };
  return {
    ...wxContext,
    ...tcbContext,
    ...(cutOff && gatewayVariable(identity.gatewayUrl, cutOff)),
    // Makes the SDK look for the timer's token instead of the usual one.
    ...(isTimer(caller) ? { TRIGGER_SRC: "timer" } : {}),
    WX_CONTEXT_KEYS: Object.keys(wxContext).join(","),
    TCB_CONTEXT_KEYS: Object.keys(tcbContext).join(","),
  };
}

/** Who comes over HTTP brings no cloud-call token: sending then needs an access token of one's own. */
function tokenOf(caller: CallerContext, token: string): Record<string, string> {
  if (isHttpAccess(caller)) return {};
  return { [isTimer(caller) ? "WX_TRIGGER_API_TOKEN_V0" : "WX_API_TOKEN"]: token };
}
