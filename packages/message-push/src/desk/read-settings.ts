// Reads what operators set for the desk besides its rules. What is broken is as if left out; check-settings.ts says why, where there is
// room for that.
import { TEXT_MAX_BYTES } from "../wechat/split-text";
import { isBlank } from "../wechat/visible-text";
import type { HoursSettings } from "./hours/read-hours";

/** What an operator writes: the document `settings` among the rules. All of it may be left out. */
export interface DeskSettings {
  /** When people are at the desk. @default always */
  readonly hours?: HoursSettings;
  /** What a customer reads who needs a person out of hours; `{{back}}` is when people are back: `明天 9:00`. */
  readonly outOfHoursText?: string;
  /** What a customer reads before the conversation is handed over. @default nothing */
  readonly handOverText?: string;
  /**
   * At which question without an answer a person is given the conversation: of those within 10 minutes, from 1 to 5. The questions before
   * it get the menu, where there is one.
   * @default 1
   */
  readonly missesBeforeHandOver?: number;
  /** The first line of the menu that stands in for an answer. */
  readonly menuText?: string;
  /** What customers read when they enter. The first one for their `session-from` is said, once in two hours. */
  readonly welcomes?: readonly Welcome[];
  /** Whether questions without an answer are kept for 30 days, with numbers masked and without the customer's openid. @default false */
  readonly keepsQuestions?: boolean;
}

/** What a customer reads who enters. */
export interface Welcome {
  readonly text: string;
  /** The `session-from` of the buttons that it is for. @default all */
  readonly sessionFrom?: readonly string[];
  /** Whether the menu stands below it. @default false */
  readonly hasMenu?: boolean;
}

/** Settings that were read: everything is there. */
export interface ReadSettings extends Required<Omit<DeskSettings, "hours" | "handOverText">> {
  /** For `readHours`. */
  readonly hours: unknown;
  readonly handOverText: string | undefined;
}

/** The names of the settings. */
export const SETTINGS = [
  "hours",
  "outOfHoursText",
  "handOverText",
  "missesBeforeHandOver",
  "menuText",
  "welcomes",
  "keepsQuestions",
] as const satisfies readonly (keyof DeskSettings)[];

/** The names of a welcome's fields. */
export const WELCOME_FIELDS = ["text", "sessionFrom", "hasMenu"] as const satisfies readonly (keyof Welcome)[];

export const MOST_MISSES = 5;

const OUT_OF_HOURS = "客服现在休息，{{back}} 回来。您可以先留言，到时再发“人工”。";
const OUT_OF_HOURS_KEPT = "客服现在休息，{{back}} 回来。您的问题已经记下，到时也可以发“人工”。";
const MENU = "没有找到答案。请回复数字，或者换个说法：";
const WELCOMES: readonly Welcome[] = [{ text: "您好，请问有什么可以帮您？" }];

/** Of any JSON. */
export function readSettings(given: unknown): ReadSettings {
  const fields: Readonly<Record<string, unknown>> = Object(given);
  const keepsQuestions = fields.keepsQuestions === true;
  const welcomes = Array.isArray(fields.welcomes) ? fields.welcomes.filter(isWelcome) : WELCOMES;
  return {
    hours: fields.hours,
    outOfHoursText: isSaid(fields.outOfHoursText)
      ? fields.outOfHoursText
      : keepsQuestions
        ? OUT_OF_HOURS_KEPT
        : OUT_OF_HOURS,
    handOverText: isSaid(fields.handOverText) ? fields.handOverText : undefined,
    missesBeforeHandOver: isMisses(fields.missesBeforeHandOver) ? fields.missesBeforeHandOver : 1,
    menuText: isSaid(fields.menuText) ? fields.menuText : MENU,
    welcomes,
    keepsQuestions,
  };
}

/** Whether it is a text that fits into one message. */
export function isSaid(given: unknown): given is string {
  return typeof given === "string" && !isBlank(given) && Buffer.byteLength(given) <= TEXT_MAX_BYTES;
}

/** Whether a person may be given the conversation at that many questions. */
export function isMisses(given: unknown): given is number {
  return Number.isInteger(given) && Number(given) >= 1 && Number(given) <= MOST_MISSES;
}

/** Whether it can be said; others are left out. */
export function isWelcome(given: unknown): given is Welcome {
  const { text, sessionFrom = [""], hasMenu = false }: Readonly<Record<string, unknown>> = Object(given);
  const isForSessions = Array.isArray(sessionFrom) && sessionFrom.every((own) => typeof own === "string");
  return isSaid(text) && isForSessions && sessionFrom.length > 0 && typeof hasMenu === "boolean";
}
