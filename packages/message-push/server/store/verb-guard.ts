// The edge of the stores in a data folder: a failure of a verb becomes the error that the ports name, and closing waits for verbs under way.
import { PushError } from "../../src/push-error";
import { failureCode } from "./data-folder";

/** Guards the verbs of all stores in one folder. */
export interface VerbGuard {
  /** Runs a verb; a PushError `STORE_UNAVAILABLE` when it fails, and from `close` on. */
  guarded<T>(verb: string, run: () => Promise<T>): Promise<T>;
  /** Waits for the verbs under way, then closes the folder. */
  close(): Promise<void>;
}

/** @param close closes the folder */
export function guardVerbs(close: () => Promise<void>): VerbGuard {
  const underWay = new Set<Promise<unknown>>();
  let isClosed = false;
  return {
    async guarded(verb, run) {
      if (isClosed) throw unavailable(verb, "closed");
      const running = run();
      underWay.add(running);
      try {
        return await running;
      } catch (error) {
        if (error instanceof PushError) throw error;
        throw unavailable(verb, failureCode(error));
      } finally {
        underWay.delete(running);
      }
    },
    async close() {
      isClosed = true;
      await Promise.allSettled(underWay);
      await close();
    },
  };
}

/** The error itself is left out: its text may quote what was being written. */
function unavailable(verb: string, code: string): PushError {
  return new PushError(
    "STORE_UNAVAILABLE",
    {
      en: `The data folder could not be read or written (${verb}, ${code}).`,
      zh: `数据目录无法读写（${verb}，${code}）。`,
    },
    {
      en: "Look at the disk for space and errors; docs/reliability-and-security.md says what becomes of the push.",
      zh: "请检查磁盘的空间和错误；推送会怎样处理，见 docs/reliability-and-security.zh-CN.md。",
    },
  );
}
