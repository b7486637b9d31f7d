// probe-report.json as the other commands read it: what a probe of an environment found.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { readRules, type SimulatorRules } from "../../simulator/read-rules";
import { ToolError } from "../tool-error";
import { type ProbeReport, parseReport } from "./report";

/** Where `npx message-push probe` writes its report, for programs. */
export const REPORT_FILE = "probe-report.json";
/** The same for people, to be pasted into an issue. */
export const REPORT_FILE_TO_READ = "probe-report.md";

/**
 * @param file absolute, or relative to the folder
 * @throws {ToolError} `PROBE_REPORT_INVALID`
 */
export function readReportFile(folder: string, file: string): ProbeReport {
  const report = parseReport(textOf(folder, file));
  if ("problem" in report) throw invalid(`${file} is no report of the probe: ${report.problem}.`);
  return report;
}

/** @throws {ToolError} `PROBE_REPORT_INVALID` for a rule that this version's simulator does not have, or a value of another type */
export function rulesIn({ rules, versions }: ProbeReport, file: string): Partial<SimulatorRules> {
  const read = readRules(rules);
  if ("rules" in read) return read.rules;
  const by = versions.messagePush === undefined ? "" : ` It was written by message-push ${versions.messagePush}.`;
  throw invalid(`${file}, rules: ${read.problem.en}.${by}`);
}

/** @returns `undefined` where there is none @throws {ToolError} `PROBE_REPORT_INVALID` */
export function findReport(projectDir: string): ProbeReport | undefined {
  return existsSync(resolve(projectDir, REPORT_FILE)) ? readReportFile(projectDir, REPORT_FILE) : undefined;
}

function textOf(folder: string, file: string): string {
  try {
    return readFileSync(resolve(folder, file), "utf8");
  } catch (cause) {
    const { code = "unknown" } = cause as NodeJS.ErrnoException;
    throw invalid(`${file} cannot be read: ${code}.`, cause);
  }
}

function invalid(fact: string, cause?: unknown): ToolError {
  return new ToolError(
    "PROBE_REPORT_INVALID",
    fact,
    `Run npx message-push probe with this version of the package: it writes ${REPORT_FILE} anew. Do not edit that file by hand.`,
    cause === undefined ? {} : { cause },
  );
}
