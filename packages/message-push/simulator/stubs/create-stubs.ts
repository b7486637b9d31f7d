// The stubs that a team registers for cloud calls, by name; the newest for a name counts.
import type { OpenApiCall, OpenApiResponse } from "../contracts";
import { SimulatorError } from "../simulator-error";
import type { Stub, StubAnswer, StubbedCall, StubFunction } from "./stub";
import { isStubAnswer, simulatorRefusal, stubResponse } from "./stub-response";

export interface Stubs {
  /**
   * Answers every call of that name from now on.
   * @throws {SimulatorError} `OPTION_INVALID` for a name or an answer that cannot be one, and for customer service
   */
  register(apiName: string, answer: StubAnswer | StubFunction): Stub;
  /** What answers that call now. */
  find(apiName: string): ((call: OpenApiCall) => Promise<OpenApiResponse>) | undefined;
  all(): readonly Stub[];
}

export function createStubs(): Stubs {
  const stubs = new Map<string, Stub & { answer(call: OpenApiCall): Promise<OpenApiResponse> }>();
  return {
    register(apiName, answer) {
      requireStub(apiName, answer);
      const calls: StubbedCall[] = [];
      const stub = {
        apiName,
        calls,
        remove() {
          if (stubs.get(apiName) === stub) stubs.delete(apiName);
        },
        async answer(call: OpenApiCall) {
          const stubbed = stubbedCall(call);
          calls.push(stubbed);
          return answerOf(apiName, answer, stubbed);
        },
      };
      stubs.set(apiName, stub);
      return stub;
    },
    find: (apiName) => stubs.get(apiName)?.answer,
    all: () => [...stubs.values()],
  };
}

async function answerOf(apiName: string, answer: StubAnswer | StubFunction, call: StubbedCall) {
  try {
    return stubResponse(apiName, typeof answer === "function" ? await answer(call.args, call) : answer);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return simulatorRefusal({ en: `The stub of ${apiName} threw: ${reason}`, zh: `${apiName} 的替身抛出：${reason}` });
  }
}

function stubbedCall({ args, files, caller }: OpenApiCall): StubbedCall {
  const openid = caller?.caller?.openid;
  return {
    args,
    files,
    ...(openid === undefined ? {} : { openid }),
    ...(caller === undefined ? {} : { functionName: caller.functionName }),
  };
}

function requireStub(apiName: string, answer: unknown): void {
  if (typeof apiName !== "string" || !/^\w+(\.\w+)+$/.test(apiName)) {
    throw new SimulatorError(
      "OPTION_INVALID",
      {
        en: `${JSON.stringify(apiName)} is no name of a cloud call.`,
        zh: `${JSON.stringify(apiName)} 不是云调用的名称。`,
      },
      {
        en: 'Write it as in config.json, for example "security.msgSecCheck".',
        zh: "请按 config.json 里的写法，例如 security.msgSecCheck。",
      },
    );
  }
  if (apiName.startsWith("customerServiceMessage.")) {
    throw new SimulatorError(
      "OPTION_INVALID",
      {
        en: `${apiName} is simulated whole, with customers, quotas and windows: a stub would hide them.`,
        zh: `${apiName} 已完整模拟，包括客户、条数和时限；替身会把这些盖住。`,
      },
      {
        en: "Let it fail with sim.faults; see docs/testing.md#faults.",
        zh: "要让它失败，请用 sim.faults，见 docs/testing.zh-CN.md。",
      },
    );
  }
  if (typeof answer === "function" || isStubAnswer(answer)) return;
  throw new SimulatorError(
    "OPTION_INVALID",
    { en: `The stub of ${apiName} has no answer.`, zh: `${apiName} 的替身没有返回值。` },
    {
      en: "Give an object as WeChat documents it, { errCode, errMsg }, or a function that returns one.",
      zh: "请按微信文档给出对象 { errCode, errMsg }，或者返回这样一个对象的函数。",
    },
  );
}
