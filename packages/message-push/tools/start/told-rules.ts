// npm start -- --rules probe-report.json: the rules of the environment that was probed, and the line that says what they are.
import { defaultRule, type SimulatorRules, unusualRules } from "../../simulator/read-rules";
import { readReportFile, rulesIn } from "../probe/report-file";
import { shownValue } from "../probe/shown-value";

export interface ToldRules {
  readonly rules: Partial<SimulatorRules>;
  /** How many of them are otherwise than by default, and which. */
  readonly line: string;
}

/** @throws {ToolError} `PROBE_REPORT_INVALID` */
export function readToldRules(projectDir: string, file: string): ToldRules {
  const report = readReportFile(projectDir, file);
  const rules = rulesIn(report, file);
  const where = report.origin === "cloud" ? "an environment" : "the simulator itself";
  const names = unusualRules(rules);
  const count = `${names.length} of its ${Object.keys(rules).length} rules`;
  const differing = names.map(
    (name) => `${name} ${shownValue(rules[name])} (default ${shownValue(defaultRule(name))})`,
  );
  const list = names.length === 0 ? "" : `: ${differing.join(", ")}`;
  return {
    rules,
    line: `Rules from ${file}, a probe of ${where} on ${report.madeOn}: ${count} ${names.length === 1 ? "differs" : "differ"} from the defaults${list}`,
  };
}
