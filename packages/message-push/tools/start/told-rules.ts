// npm start -- --rules probe-report.json: the rules of the environment that was probed, and the line that says what they are.
import { defaultRule, type SimulatorRules, unusualRules } from "../../simulator/read-rules";
import { say } from "../../src/language";
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
  const where =
    report.origin === "cloud"
      ? { en: "an environment", zh: "云开发环境" }
      : { en: "the simulator itself", zh: "模拟器自己" };
  const names = unusualRules(rules);
  const [differing, all] = [names.length, Object.keys(rules).length];
  const values = names.map((name) => [name, shownValue(rules[name]), shownValue(defaultRule(name))] as const);
  const list = {
    en: values.map(([name, own, usual]) => `${name} ${own} (default ${usual})`).join(", "),
    zh: values.map(([name, own, usual]) => `${name} ${own}（默认 ${usual}）`).join("、"),
  };
  const from = {
    en: `Rules from ${file}, a probe of ${where.en} on ${report.madeOn}:`,
    zh: `规则来自 ${file}（${report.madeOn} 对${where.zh}的探测）：`,
  };
  const count = {
    en: `${differing} of its ${all} rules ${differing === 1 ? "differs" : "differ"} from the defaults`,
    zh: `${all} 条规则里有 ${differing} 条与默认不同`,
  };
  const end = names.length === 0 ? "" : say({ en: `: ${list.en}`, zh: `：${list.zh}` });
  return { rules, line: `${say({ en: `${from.en} ${count.en}`, zh: `${from.zh}${count.zh}` })}${end}` };
}
