// Starts a second invocation of a function, without waiting for what it does.
import { PushError } from "../../push-error";
import type { Clock } from "../../runtime/ports";
import type { Cloud } from "./sdk";
import { sdkFailure } from "./sdk-failure";

/**
 * `callFunction` answers when the other function has ended, which may take its whole timeout. A failure to start comes sooner, so
 * that long is waited for one: the request has left by then, and an instance that is frozen after its return has sent it.
 */
const EARLY_FAILURE_MS = 400;

/** Invokes a function of the environment, in function mode. */
export function cloudbaseInvoke(cloud: Cloud, clock: Clock) {
  return async (functionName: string, event: object): Promise<void> => {
    const called = Promise.resolve(cloud.callFunction({ name: functionName, data: event }));
    const answered = new AbortController();
    // A failure that comes later concerns the other invocation, whose record has the rest.
    called.then(
      () => answered.abort(),
      () => answered.abort(),
    );
    await Promise.race([called, clock.after(EARLY_FAILURE_MS, answered.signal)]).catch((error: unknown) => {
      throw invokeFailed(functionName, error);
    });
  };
}

function invokeFailed(functionName: string, error: unknown): PushError {
  const { errCode } = sdkFailure(error);
  return new PushError(
    "INVOKE_FAILED",
    {
      en: `The function "${functionName}" could not be called (errCode ${errCode ?? "none"}).`,
      zh: `无法调用云函数“${functionName}”（errCode ${errCode ?? "none"}）。`,
    },
    {
      en: "Check that it is deployed to this environment; the relay tries again.",
      zh: "请确认它已部署到本环境；投递器会再试。",
    },
    errCode === undefined ? {} : { errCode },
  );
}
