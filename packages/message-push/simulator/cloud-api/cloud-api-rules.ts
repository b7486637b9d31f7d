// What is uncertain about the cloud's API behind tcb, about DevTools and about the consoles. Each is a default.

/** The rules of the stand-in of the cloud's API, and of what consoles show. */
export interface CloudApiRules {
  /** Whether an environment variable may be empty. */
  readonly takesEmptyVariables: boolean;
}

export const CLOUD_API_RULES: CloudApiRules = { takesEmptyVariables: true };
