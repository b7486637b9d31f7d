// The base of every refusal of this project: a code for programs, a fact for people, and the fix after the arrow.
import { type Both, say } from "./language";

/**
 * An error with the fix in it. `message` reads `[CODE] fact` and, on the next line, `→ fix`, in the language of the process
 * that made it. It never holds an openid, message content, a token or a key, so it is safe to log. Compare by `code`, never
 * by text; docs/reference/errors.md lists the codes.
 *
 * Each part of the project has a class of its own with its own codes: `PushError` (functions), `ProjectError`,
 * `SimulatorError`, `ServerError` and `ToolError`.
 */
export abstract class CodedError<Code extends string = string> extends Error {
  readonly code: Code;
  readonly fact: string;
  readonly fix: string;
  /** `fact` and `fix` in both languages, for who shows them to a reader of another one: the page. */
  declare readonly texts: { readonly fact: Both; readonly fix: Both };
  /** WeChat's or CloudBase's own number, where one was given: 45015, -604101 and so on. */
  readonly errCode?: number;

  constructor(code: Code, fact: Both, fix: Both, options?: { readonly cause?: unknown; readonly errCode?: number }) {
    super(`[${code}] ${say(fact)}\n  → ${say(fix)}`, options);
    this.code = code;
    this.fact = say(fact);
    this.fix = say(fix);
    // Not listed when an error is printed or compared: it says the same again.
    Object.defineProperty(this, "texts", { value: { fact, fix } });
    if (options?.errCode !== undefined) this.errCode = options.errCode;
  }
}
