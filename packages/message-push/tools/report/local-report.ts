// The report of a simulator that runs on this machine: it makes the report itself.
import type { Report } from "../../src/desk/report/report";
import type { Both } from "../../src/language";
import { placeFlags, START_SIMULATOR } from "../answers/local-flag";
import { ToolError } from "../tool-error";
import type { PlacedReport } from "./run-report";

const PATIENCE_MS = 10_000;

/** @throws {ToolError} `REPORT_UNREACHABLE` */
export async function localReport(port: number, days: number): Promise<PlacedReport> {
  const url = `http://127.0.0.1:${port}`;
  const response = await fetch(`${url}/__sim/desk/report?days=${days}`, {
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((cause: unknown) => Promise.reject(unreachable(url, SILENT, cause)));
  const report = (await response.json().catch(() => undefined)) as Report | undefined;
  if (!response.ok || report?.version !== 1) throw unreachable(url, ANOTHER);
  return { place: { en: `the simulator at ${url}`, zh: `模拟器（${url}）` }, report, placeFlags: placeFlags(port) };
}

const SILENT: Both = { en: "does not answer", zh: "没有回应" };
const ANOTHER: Both = { en: "is none, or of another version", zh: "不是模拟器，或版本不同" };

function unreachable(url: string, what: Both, cause?: unknown): ToolError {
  const fact: Both = { en: `The simulator at ${url} ${what.en}.`, zh: `模拟器（${url}）${what.zh}。` };
  return new ToolError("REPORT_UNREACHABLE", fact, START_SIMULATOR, { cause });
}
