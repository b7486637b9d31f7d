// The report of a simulator that runs on this machine: it makes the report itself.
import type { Report } from "../../src/desk/report/report";
import { ToolError } from "../tool-error";
import type { PlacedReport } from "./run-report";

const PATIENCE_MS = 10_000;

/** @throws {ToolError} `REPORT_UNREACHABLE` */
export async function localReport(port: number, days: number): Promise<PlacedReport> {
  const url = `http://127.0.0.1:${port}`;
  const response = await fetch(`${url}/__sim/desk/report?days=${days}`, {
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((cause: unknown) => Promise.reject(unreachable(url, "does not answer", cause)));
  const report = (await response.json().catch(() => undefined)) as Report | undefined;
  if (!response.ok || report?.version !== 1) throw unreachable(url, "is none, or of another version");
  return { place: { en: `the simulator at ${url}`, zh: `模拟器（${url}）` }, report };
}

function unreachable(url: string, what: string, cause?: unknown): ToolError {
  return new ToolError(
    "REPORT_UNREACHABLE",
    `The simulator at ${url} ${what}.`,
    "Start it with npm start, and give --port where it has another port. Without --local it is the environment that is asked.",
    { cause },
  );
}
