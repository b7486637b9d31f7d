// `cloud.callFunction` between functions: a call of its own, which goes on when the caller is gone.
import type { CloudRules } from "./cloud-rules";
import type { InvocationOutcome, Runner } from "./contracts";
import type { FunctionCall, FunctionResponse } from "./gateway/gateway-options";
import type { RunningCalls } from "./running-calls";
import { callerOfCallee } from "./sources";

/** Codes of https://docs.cloudbase.net/error-code/basic; whatever else goes wrong in a function has one code. */
const CODES: Readonly<Record<string, string>> = {
  MemoryLimitReached: "FUNCTIONS_MEMORY_LIMIT_EXCEEDED",
  RequestTooLarge: "EXCEED_REQUEST_SIZE_LIMIT",
};

/** Calls a function for another one, which gets the result or one error. */
export async function callFunction(
  { functionNames, invoke }: Pick<Runner, "functionNames" | "invoke">,
  calls: RunningCalls,
  { functionResultMaxBytes, calledSource }: CloudRules,
  { functionName, event, caller }: FunctionCall,
): Promise<FunctionResponse> {
  if (!functionNames().includes(functionName)) {
    const message = { en: `There is no function "${functionName}".`, zh: `没有云函数“${functionName}”。` };
    return { ok: false, code: "FUNCTION_NOT_FOUND", message };
  }
  const outcome = await calls.run(caller, (invocationId) =>
    invoke({
      functionName,
      event,
      caller: callerOfCallee(caller, calledSource),
      invocationId,
      ...(caller && { calledBy: caller.id }),
    }),
  );
  if (outcome.status !== "returned") return failed(outcome);
  if (Buffer.byteLength(JSON.stringify(outcome.result)) <= functionResultMaxBytes)
    return { ok: true, result: outcome.result };
  const limit = `${functionResultMaxBytes / 1024 / 1024}MB`;
  const message = `response size exceeded ${limit}: cloudfunction result size exceed limit (${limit}), -604001 in the SDK's table`;
  return { ok: false, code: "EXCEED_MAX_RESPONSE_SIZE", message };
}

function failed({ status, error }: InvocationOutcome): FunctionResponse {
  const code = CODES[error?.name ?? ""] ?? "FUNCTIONS_EXECUTE_FAIL";
  return { ok: false, code, message: error?.texts ?? error?.message ?? status };
}
