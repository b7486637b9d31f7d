// Times as the desk's clock shows them, which may be another than this machine's.
import type { OpeningHours } from "../../src/desk/hours/opening-hours";
import { SimulatorError } from "../simulator-error";

/** `2026-10-01T22:10`, as a field for date and time has it. */
export function deskTimeOf({ offsetMs }: OpeningHours, atMs: number): string {
  return new Date(atMs + offsetMs).toISOString().slice(0, 16);
}

/** @throws {SimulatorError} `OPTION_INVALID` */
export function readDeskTime({ offsetMs }: OpeningHours, text: string): number {
  const atMs = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? Date.parse(`${text}Z`) - offsetMs : Number.NaN;
  if (!Number.isNaN(atMs)) return atMs;
  throw new SimulatorError(
    "OPTION_INVALID",
    { en: `at: ${JSON.stringify(text)} is no time.`, zh: `at：${JSON.stringify(text)} 不是时间。` },
    {
      en: "Write it by the desk's clock: 2026-10-01T22:10.",
      zh: "请按客服时区写，例如 2026-10-01T22:10。",
    },
  );
}
