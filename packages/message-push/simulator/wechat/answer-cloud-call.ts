// Every cloud call of the SDK: source and permission first, then a stub of the team, then what the local WeChat does itself.
import { didYouMean } from "../../src/wechat/did-you-mean";
import type { OpenApiCall, OpenApiResponse } from "../contracts";
import type { Emit } from "../events";
import { beganWithTimer, isHttpAccess, isPush } from "../sources";
import { SIMULATOR_ERROR_NUMBER, simulatorRefusal } from "../stubs/stub-response";
import { DOCUMENTED_CALLS } from "./documented-calls";
import type { WechatRules } from "./rules";

const UNKNOWN_API = -604100;
const NO_PERMISSION = -604101;
const ILLEGAL_SOURCE = -604104;

/** What answers a call, by its name: the same by cloud call and by access token. */
export interface Apis {
  get(apiName: string): ((call: OpenApiCall) => OpenApiResponse | Promise<OpenApiResponse>) | undefined;
}

/** The cloud calls that a function's config.json permits. */
export type PermissionsOf = (functionName: string) => readonly string[] | undefined;

interface CloudCallParts {
  readonly apis: Apis;
  readonly permissionsOf: PermissionsOf;
  readonly rules: WechatRules;
  readonly emit: Emit;
}

/** Why a call gets no answer of WeChat: its number, and a text for the developer. */
interface Refusal {
  readonly errCode: number;
  readonly text: string;
}

/** Answers every cloud call of the SDK. A refusal is an event, too: of the platform's own, the SDK shows only the number. */
export function createCloudCalls({ emit, ...parts }: CloudCallParts): (call: OpenApiCall) => Promise<OpenApiResponse> {
  return async (call) => {
    const { apiName, caller } = call;
    const api = parts.apis.get(apiName);
    const refusal =
      refuseSource(call, parts.rules) ?? refusePermission(call, parts) ?? (api ? undefined : noStub(apiName));
    if (api && !refusal) return await api(call);
    const { errCode, text } = refusal ?? noStub(apiName);
    emit({ kind: "cloud-call-refused", apiName, ...(caller && { functionName: caller.functionName }), errCode, text });
    return errCode === SIMULATOR_ERROR_NUMBER ? simulatorRefusal(text) : { kind: "refused", errorCode: errCode };
  };
}

function refuseSource({ apiName, caller }: OpenApiCall, rules: WechatRules): Refusal | undefined {
  if (!caller || isHttpAccess(caller.caller ?? {})) {
    return { errCode: ILLEGAL_SOURCE, text: `${apiName} was not called by a function that has a cloud-call token.` };
  }
  const source = caller.caller ?? {};
  if (!rules.timersMayCallOpenapi && beganWithTimer(source)) {
    return {
      errCode: rules.timerOpenapiErrorCode,
      text: `${apiName} was called where a timer began the chain of calls.`,
    };
  }
  if (!rules.pushesMayCallOpenapi && isPush(source)) return refuseByRule(apiName, "in a push");
  if (!rules.calledFunctionsMayCallOpenapi && caller.calledBy !== undefined) {
    return refuseByRule(apiName, "by a function that another one called");
  }
  return undefined;
}

function refuseByRule(apiName: string, where: string): Refusal {
  return { errCode: ILLEGAL_SOURCE, text: `${apiName} was called ${where}, which a rule of this simulator refuses.` };
}

/** A name that nobody knows is refused as such, permitted or not. */
function refusePermission({ apiName, caller }: OpenApiCall, { apis, permissionsOf }: Omit<CloudCallParts, "emit">) {
  const isKnown = apis.get(apiName) !== undefined || DOCUMENTED_CALLS.has(apiName);
  if (!isKnown) return unknownCall(apiName);
  const functionName = caller?.functionName ?? "";
  if (permissionsOf(functionName)?.includes(apiName)) return undefined;
  const text = `config.json of "${functionName}" does not permit ${apiName}: add it to permissions.openapi, and build.`;
  return { errCode: NO_PERMISSION, text };
}

function unknownCall(apiName: string): Refusal {
  const meant = didYouMean(apiName, [...DOCUMENTED_CALLS]).en;
  const text = `No page that the simulator's list was made from has a cloud call ${apiName}. ${meant}If it exists, register a stub: ${howTo(apiName)}.`;
  return { errCode: UNKNOWN_API, text };
}

function noStub(apiName: string): Refusal {
  const text = `The simulator has no answer to ${apiName}, which WeChat's API has. Register a stub: ${howTo(apiName)}.`;
  return { errCode: SIMULATOR_ERROR_NUMBER, text };
}

function howTo(apiName: string): string {
  return `sim.stub("${apiName}", answer) in a test, or POST /__sim/stubs (docs/simulator.md)`;
}
