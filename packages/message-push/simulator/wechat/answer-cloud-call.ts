// Every cloud call of the SDK: source and permission first, then a stub of the team, then what the local WeChat does itself.
import type { Both } from "../../src/language";
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
  readonly text: Both;
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
    const by = caller && { functionName: caller.functionName };
    emit({ kind: "cloud-call-refused", apiName, ...by, errCode, text: text.en, texts: text });
    return errCode === SIMULATOR_ERROR_NUMBER ? simulatorRefusal(text) : { kind: "refused", errorCode: errCode };
  };
}

function refuseSource({ apiName, caller }: OpenApiCall, rules: WechatRules): Refusal | undefined {
  if (!caller || isHttpAccess(caller.caller ?? {})) {
    return {
      errCode: ILLEGAL_SOURCE,
      text: {
        en: `${apiName} was not called by a function that has a cloud-call token.`,
        zh: `调用 ${apiName} 的云函数没有云调用凭证。`,
      },
    };
  }
  const source = caller.caller ?? {};
  if (!rules.timersMayCallOpenapi && beganWithTimer(source)) {
    return {
      errCode: rules.timerOpenapiErrorCode,
      text: {
        en: `${apiName} was called where a timer began the chain of calls.`,
        zh: `${apiName} 的调用链由定时触发器发起。`,
      },
    };
  }
  if (!rules.pushesMayCallOpenapi && isPush(source)) return refuseByRule(apiName, { en: "in a push", zh: "在推送里" });
  if (!rules.calledFunctionsMayCallOpenapi && caller.calledBy !== undefined) {
    return refuseByRule(apiName, { en: "by a function that another one called", zh: "由被其他云函数调用的云函数" });
  }
  return undefined;
}

function refuseByRule(apiName: string, where: Both): Refusal {
  return {
    errCode: ILLEGAL_SOURCE,
    text: {
      en: `${apiName} was called ${where.en}, which a rule of this simulator refuses.`,
      zh: `${where.zh}调用了 ${apiName}，这个模拟器的规则不允许。`,
    },
  };
}

/** A name that nobody knows is refused as such, permitted or not. */
function refusePermission({ apiName, caller }: OpenApiCall, { apis, permissionsOf }: Omit<CloudCallParts, "emit">) {
  const isKnown = apis.get(apiName) !== undefined || DOCUMENTED_CALLS.has(apiName);
  if (!isKnown) return unknownCall(apiName);
  const functionName = caller?.functionName ?? "";
  if (permissionsOf(functionName)?.includes(apiName)) return undefined;
  const text = {
    en: `config.json of "${functionName}" does not permit ${apiName}: add it to permissions.openapi, and build.`,
    zh: `“${functionName}”的 config.json 没有声明 ${apiName} 的权限：请加进 permissions.openapi，再构建一次。`,
  };
  return { errCode: NO_PERMISSION, text };
}

function unknownCall(apiName: string): Refusal {
  const meant = didYouMean(apiName, [...DOCUMENTED_CALLS]);
  const how = howTo(apiName);
  const text = {
    en: `No page that the simulator's list was made from has a cloud call ${apiName}. ${meant.en}If it exists, register a stub: ${how.en}.`,
    zh: `模拟器所依据的文档里没有云调用 ${apiName}。${meant.zh}如果确实存在，请注册一个替身：${how.zh}。`,
  };
  return { errCode: UNKNOWN_API, text };
}

function noStub(apiName: string): Refusal {
  const how = howTo(apiName);
  const text = {
    en: `The simulator has no answer to ${apiName}, which WeChat's API has. Register a stub: ${how.en}.`,
    zh: `模拟器没有 ${apiName} 的返回值，微信是有这个接口的。请注册一个替身：${how.zh}。`,
  };
  return { errCode: SIMULATOR_ERROR_NUMBER, text };
}

function howTo(apiName: string): Both {
  return {
    en: `sim.stub("${apiName}", answer) in a test, or POST /__sim/stubs (docs/testing.md)`,
    zh: `在测试里写 sim.stub("${apiName}", answer)，或者 POST /__sim/stubs（docs/testing.zh-CN.md）`,
  };
}
