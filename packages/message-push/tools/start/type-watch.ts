// The type check beside a running simulator: it holds nothing up, and says what it finds when it is done.
import type { BuildHappening } from "../../simulator/events";
import { type CheckedFunctions, checkTypes } from "../bundle/check-types";
import { ToolError } from "../tool-error";

export interface TypeWatch {
  /** Checks what is there now; a check that is under way is of no use any more, and ends. */
  check(functions: CheckedFunctions): void;
  /** Ends the check that is under way, because another follows: the compiler takes a core, and a build is waited for. */
  interrupt(): void;
  /** Resolves when no check is under way. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export function createTypeWatch(projectDir: string, announce: (happening: BuildHappening) => void): TypeWatch {
  let newest = new AbortController();
  let checking: Promise<void> = Promise.resolve();
  let isBroken = false;

  async function check(functions: CheckedFunctions, { signal }: AbortController): Promise<void> {
    const problem = await checkTypes(projectDir, functions, signal).then(
      () => undefined,
      (error: unknown) => textOf(error),
    );
    if (signal.aborted) return;
    if (problem !== undefined) announce({ kind: "types-broken", text: problem });
    else if (isBroken) announce({ kind: "types-right" });
    isBroken = problem !== undefined;
  }

  return {
    check(functions) {
      newest.abort();
      newest = new AbortController();
      const last = checking;
      const own = check(functions, newest);
      checking = Promise.all([last, own]).then(() => undefined);
    },
    interrupt: () => newest.abort(),
    async settled() {
      let seen: Promise<void> | undefined;
      while (seen !== checking) {
        seen = checking;
        await seen;
      }
    },
    async stop() {
      newest.abort();
      await checking;
    },
  };
}

/** Whether the compiler would only say the same of it, or something worse. */
export function namesLines(error: unknown): boolean {
  return error instanceof ToolError && ["BUNDLE_FAILED", "FILE_IMPORTED"].includes(error.code);
}

/** What an author reads of an error. */
export function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
