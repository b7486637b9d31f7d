// probe-report.json as the other commands read it: what a probe of an environment found.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { readRules, type SimulatorRules } from "../../simulator/read-rules";
import { type Both, same } from "../../src/language";
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
  if ("problem" in report)
    throw invalid({
      en: `${file} is no report of the probe: ${report.problem.en}.`,
      zh: `${file} 不是探测报告：${report.problem.zh}。`,
    });
  return report;
}

/** @throws {ToolError} `PROBE_REPORT_INVALID` for a rule that this version's simulator does not have, or a value of another type */
export function rulesIn({ rules, versions }: ProbeReport, file: string): Partial<SimulatorRules> {
  const read = readRules(rules);
  if ("rules" in read) return read.rules;
  const by =
    versions.messagePush === undefined
      ? same("")
      : {
          en: ` It was written by message-push ${versions.messagePush}.`,
          zh: `它由 message-push ${versions.messagePush} 写入。`,
        };
  const { problem } = read;
  throw invalid({ en: `${file}, rules: ${problem.en}.${by.en}`, zh: `${file} 的 rules：${problem.zh}。${by.zh}` });
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
    throw invalid({ en: `${file} cannot be read: ${code}.`, zh: `读不了 ${file}：${code}。` }, cause);
  }
}

function invalid(fact: Both, cause?: unknown): ToolError {
  return new ToolError(
    "PROBE_REPORT_INVALID",
    fact,
    {
      en: `Run npx message-push probe with this version of the package: it writes ${REPORT_FILE} anew. Do not edit that file by hand.`,
      zh: `请用当前版本重新运行 npx message-push probe，它会重写 ${REPORT_FILE}。不要手动修改该文件。`,
    },
    cause === undefined ? {} : { cause },
  );
}
