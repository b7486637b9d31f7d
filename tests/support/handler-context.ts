// The context of a handler for unit tests of shipped functions.
import type { HandlerContext } from "../../src/runtime/definition";

export function handlerContext(): HandlerContext {
  const ignore = () => undefined;
  return {
    signal: new AbortController().signal,
    deadlineAtMs: Number.POSITIVE_INFINITY,
    pushId: "test",
    log: { info: ignore, warn: ignore, error: ignore },
  };
}
