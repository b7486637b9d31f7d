// The context of a handler for unit tests of shipped functions.
import { say } from "../src/language";
import type { HandlerContext } from "../src/runtime/definition";

/** `given` replaces parts of it: a handler that moves pictures is given `media`. */
export function handlerContext(given: Partial<HandlerContext> = {}): HandlerContext {
  const ignore = () => undefined;
  const noPictures = () =>
    Promise.reject(
      new Error(
        say({
          en: "Give the context `media`: handlerContext({ media: … }).",
          zh: "请给上下文写 `media`：handlerContext({ media: … })。",
        }),
      ),
    );
  return {
    signal: new AbortController().signal,
    deadlineAtMs: Number.POSITIVE_INFINITY,
    pushId: "test",
    log: { info: ignore, warn: ignore, error: ignore },
    media: { upload: noPictures, fromFile: noPictures, download: noPictures },
    ...given,
  };
}
