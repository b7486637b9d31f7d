// What is asked of `report`, checked before anything is opened.
import type { Both } from "../../src/language";
import { PORT_ALONE, PORT_FIX } from "../answers/local-flag";
import { readPort } from "../command-line";
import { DEFAULT_PORT } from "../start/default-port";
import { ToolError } from "../tool-error";

/** The flags as they were given. */
export interface ReportFlags {
  readonly local?: boolean | undefined;
  readonly port?: string | undefined;
  readonly env?: string | undefined;
  readonly days?: string | undefined;
  readonly json?: boolean | undefined;
}

/** A request that makes sense. */
export interface ReportRequest {
  readonly days: number;
  /** Of the simulator that is asked in place of the environment. */
  readonly simulatorPort: number | undefined;
  /** In place of ENV_ID. */
  readonly envId: string | undefined;
  readonly isJson: boolean;
}

const DEFAULT_DAYS = 7;
/** Dead letters are kept no longer. */
export const MOST_DAYS = 30;

/** @throws {ToolError} `FLAG_INVALID` */
export function readReportRequest({ local = false, port, env, days, json = false }: ReportFlags): ReportRequest {
  if (port !== undefined && !local) throw flagInvalid(PORT_ALONE, PORT_FIX);
  if (env !== undefined && local) throw flagInvalid(TWO_PLACES, ONE_PLACE);
  if (env?.trim() === "") throw flagInvalid(NO_ENV, GIVE_ENV);
  return {
    days: readDays(days),
    simulatorPort: local ? readPort(port, DEFAULT_PORT) : undefined,
    envId: env,
    isJson: json,
  };
}

const TWO_PLACES: Both = { en: "--env and --local are two places.", zh: "--env 和 --local 不能同时写。" };
const ONE_PLACE: Both = {
  en: "Write one of them: --local asks the simulator.",
  zh: "请只写一个：--local 访问的是模拟器。",
};
const NO_ENV: Both = { en: "--env is empty.", zh: "--env 为空。" };
const GIVE_ENV: Both = {
  en: "Give the id of the environment, as the console shows it.",
  zh: "请写环境 ID：云开发控制台 → 设置 → 环境设置 → 环境 ID。",
};

function readDays(text: string | undefined): number {
  const days = text === undefined ? DEFAULT_DAYS : Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) return days;
  throw flagInvalid(
    { en: `--days is "${text}".`, zh: `--days 的值是“${text}”。` },
    { en: `Give a number from 1 to ${MOST_DAYS}.`, zh: `请写 1 到 ${MOST_DAYS} 之间的整数。` },
  );
}

function flagInvalid(fact: Both, fix: Both): ToolError {
  return new ToolError("FLAG_INVALID", fact, fix);
}
