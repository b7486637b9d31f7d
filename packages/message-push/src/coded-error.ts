// The base of every refusal of this project: a code for programs, a fact for people, and the fix after the arrow.

/**
 * An error with the fix in it. `message` reads `[CODE] fact` and, on the next line, `→ fix`. It never holds an openid,
 * message content, a token or a key, so it is safe to log. Compare by `code`, never by text; docs/errors.md lists the codes.
 *
 * Each part of the project has a class of its own with its own codes: `PushError` (functions), `ProjectError`,
 * `SimulatorError`, `ServerError` and `ToolError`.
 */
export abstract class CodedError<Code extends string = string> extends Error {
  readonly code: Code;
  readonly fact: string;
  readonly fix: string;
  /** WeChat's or CloudBase's own number, where one was given: 45015, -604101 and so on. */
  readonly errCode?: number;

  constructor(
    code: Code,
    fact: string,
    fix: string,
    options?: { readonly cause?: unknown; readonly errCode?: number },
  ) {
    super(`[${code}] ${fact}\n  → ${fix}`, options);
    this.code = code;
    this.fact = fact;
    this.fix = fix;
    if (options?.errCode !== undefined) this.errCode = options.errCode;
  }
}
