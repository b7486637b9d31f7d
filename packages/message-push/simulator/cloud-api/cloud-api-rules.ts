// What is uncertain about the cloud's API behind tcb, about DevTools and about the consoles. Each is a default.
import { DEPLOY_RULES, type DeployRules } from "./deploy-rules";
import { HTTP_ACCESS_RULES, type HttpAccessRules } from "./http-access-rules";

/** The rules of the stand-in of the cloud's API, and of what consoles show. */
export interface CloudApiRules extends DeployRules, HttpAccessRules {}

export const CLOUD_API_RULES: CloudApiRules = { ...DEPLOY_RULES, ...HTTP_ACCESS_RULES };
