// What is asked of `report`, checked before anything is opened.
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
  if (port !== undefined && !local)
    throw flagInvalid("--port is of the simulator.", "Write --local --port, or leave it out to ask the environment.");
  if (env !== undefined && local)
    throw flagInvalid("--env and --local are two places.", "Write one of them: --local asks the simulator.");
  if (env?.trim() === "")
    throw flagInvalid("--env is empty.", "Give the id of the environment, as the console shows it.");
  return {
    days: readDays(days),
    simulatorPort: local ? readPort(port, DEFAULT_PORT) : undefined,
    envId: env,
    isJson: json,
  };
}

function readDays(text: string | undefined): number {
  const days = text === undefined ? DEFAULT_DAYS : Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) return days;
  throw flagInvalid(`--days is "${text}".`, `Give a number from 1 to ${MOST_DAYS}.`);
}

function flagInvalid(fact: string, fix: string): ToolError {
  return new ToolError("FLAG_INVALID", fact, fix);
}
