// CloudBase's figures and habits that are uncertain. Each is a default: where sources differ, another one can be given.

import { DATABASE_RULES, type DatabaseRules } from "./database-rules";
import { FUNCTION_RULES, type FunctionRules } from "./function-rules";

/** The rules of the local CloudBase. */
export interface CloudRules extends FunctionRules, DatabaseRules {
  /**
   * Whether pushes carry `userInfo: { appId, openId }` inside the event, as the calls of clients do. No page tells.
   * @default false
   */
  readonly userInfoInPushes: boolean;
  /**
   * The longest result of a function for who called it, in bytes of JSON. The page on EXCEED_MAX_RESPONSE_SIZE and the SDK's table
   * (-604001) say 1 MB; reports limit that to calls of clients.
   * @default 1 MB
   */
  readonly functionResultMaxBytes: number;
  /**
   * The longest response of the database, in bytes. WeChat's page on quotas says 16 MB in each output; the SDK's table (-602001) says
   * 1 MB, which according to reports goes for clients.
   * @default 16 MB
   */
  readonly databaseAnswerMaxBytes: number;
}

const MB = 1024 * 1024;

const DEFAULT_CLOUD_RULES: CloudRules = {
  ...FUNCTION_RULES,
  ...DATABASE_RULES,
  userInfoInPushes: false,
  functionResultMaxBytes: MB,
  databaseAnswerMaxBytes: 16 * MB,
};

/** The defaults, and what is given in their place. */
export function cloudRules(given: Partial<CloudRules> = {}): CloudRules {
  return { ...DEFAULT_CLOUD_RULES, ...given };
}
