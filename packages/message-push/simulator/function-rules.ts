// What is uncertain about functions and their instances. Each is a default: what a probe sees can be given in its place.

export interface FunctionRules {
  /** Whether `context.function_name` is the function's name. */
  readonly contextNamesFunction: boolean;
  /** Whether `context.time_limit_in_ms` is the function's timeout. */
  readonly contextTellsTimeout: boolean;
}

export const FUNCTION_RULES: FunctionRules = { contextNamesFunction: true, contextTellsTimeout: true };
