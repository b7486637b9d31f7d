// What is uncertain about the cloud's API behind tcb, about DevTools and about the consoles. Each is a default.
import { HTTP_ACCESS_RULES, type HttpAccessRules } from "./http-access-rules";

/** The rules of the stand-in of the cloud's API, and of what consoles show. */
export interface CloudApiRules extends HttpAccessRules {
  /** Whether an environment variable may be empty. */
  readonly takesEmptyVariables: boolean;
}

export const CLOUD_API_RULES: CloudApiRules = { ...HTTP_ACCESS_RULES, takesEmptyVariables: true };
