// Makes the report of an environment or of a simulator, and prints it.

import type { Report } from "../../src/desk/report/report";
import type { Both, Language } from "../../src/language";
import type { ReportRequest } from "./read-report-request";
import { reportLines } from "./report-lines";

/** Who is talked to, and how. */
export interface Desk {
  readonly projectDir: string;
  readonly language: Language;
  /** Takes each line of the report. */
  readonly print: (line: string) => void;
  /** Takes what is no part of it: how far a long reading is. */
  readonly tell: (line: string) => void;
}

/** A report, and where it is from: `the environment prod-1a2b`. */
export interface PlacedReport {
  readonly place: Both;
  readonly report: Report;
  /** What a command that is printed needs to ask the same place. @default nothing: the environment */
  readonly placeFlags?: string;
}

export async function runReport(
  { days, simulatorPort, envId, isJson }: ReportRequest,
  { projectDir, language, print, tell }: Desk,
): Promise<void> {
  const placed =
    simulatorPort === undefined
      ? await (await import("./cloud-report")).cloudReport({ projectDir, envId, days, language, tell })
      : await (await import("./local-report")).localReport(simulatorPort, days);
  if (isJson) print(JSON.stringify(placed.report, undefined, 2));
  else for (const line of reportLines(placed, language)) print(line);
}
