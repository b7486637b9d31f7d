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
    return simulatorRefusal(`The stub of ${apiName} threw: ${error instanceof Error ? error.message : String(error)}`);
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
    const fix = 'Write it as in config.json, for example "security.msgSecCheck".';
    throw new SimulatorError("OPTION_INVALID", `${JSON.stringify(apiName)} is no name of a cloud call.`, fix);
  }
  if (apiName.startsWith("customerServiceMessage.")) {
    const fact = `${apiName} is simulated whole, with customers, quotas and windows: a stub would hide them.`;
    throw new SimulatorError("OPTION_INVALID", fact, "Let it fail with sim.faults; see docs/simulator.md.");
  }
  if (typeof answer === "function" || isStubAnswer(answer)) return;
  const fix = "Give an object as WeChat documents it, { errCode, errMsg }, or a function that returns one.";
  throw new SimulatorError("OPTION_INVALID", `The stub of ${apiName} has no answer.`, fix);
}
