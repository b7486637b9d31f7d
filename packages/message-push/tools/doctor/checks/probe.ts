// probe: what a probe of the real environment found to be otherwise than this project believes.
import { isDeepStrictEqual } from "node:util";
import type { Both } from "../../../src/language";
import { BELIEFS } from "../../probe/beliefs/all-beliefs";
import { type Belief, isProbed, type ProbedBelief } from "../../probe/beliefs/belief";
import { BELIEVED } from "../../probe/environment-rules";
import type { ProbeReport, ReportRow } from "../../probe/report";
import { REPORT_FILE, REPORT_FILE_TO_READ } from "../../probe/report-file";
import { shownValue } from "../../probe/shown-value";
import type { Facts } from "../facts";
import { type DoctorRow, errorRowOf, okRow, rowsOr, skippedRow, warningRow } from "../report";

const DAY_MS = 24 * 3_600_000;
/** WeChat and CloudBase change: older reports say little. */
const OLD_FROM_DAYS = 180;

const HOW: Both = {
  en: `Run npx message-push probe: it tries in your own environment what no page tells, and writes ${REPORT_FILE}.`,
  zh: `请运行 npx message-push probe：它在您自己的云环境里试出官方文档没写明的几点，结果写进 ${REPORT_FILE}。`,
};
const NEVER: Both = { en: "No environment was probed from this folder.", zh: "还没有从这个目录探测过云环境。" };
const REHEARSED: Both = {
  en: `${REPORT_FILE} is of a rehearsal in the simulator: it says nothing of the cloud.`,
  zh: `${REPORT_FILE} 来自模拟器里的演练：不能说明云上的情况。`,
};

/** `beliefs` is what the report's rows are about. */
export function checkProbe(
  { probeReport, nowMs }: Pick<Facts, "probeReport" | "nowMs">,
  beliefs: readonly Belief[] = BELIEFS,
): readonly DoctorRow[] {
  if ("refusal" in probeReport) return [errorRowOf("probe", probeReport.refusal)];
  const report = probeReport.thing;
  if (report === undefined) return [skippedRow("probe", NEVER, HOW)];
  if (report.origin === "rehearsal") return [skippedRow("probe", REHEARSED, HOW)];
  const otherwise = otherwiseIn(report, beliefs);
  const found = [...otherwise.flatMap(settingRows), ...reportRows(otherwise), ...ageRows(report, nowMs)];
  return rowsOr(found, okRow("probe", wellFact(report)));
}

interface Otherwise {
  readonly belief: ProbedBelief;
  readonly row: ReportRow;
}

/** A row that another version wrote, which believed something else, is no judgement of this one. */
function otherwiseIn({ rows }: ProbeReport, beliefs: readonly Belief[]): readonly Otherwise[] {
  return beliefs.filter(isProbed).flatMap((belief) => {
    const row = rows.find(({ id }) => id === belief.id);
    if (row?.verdict !== "otherwise" || !isDeepStrictEqual(row.believed, BELIEVED[belief.rule])) return [];
    return [{ belief, row }];
  });
}

/** One row for each thing that can be set. */
function settingRows({ belief, row }: Otherwise): readonly DoctorRow[] {
  if (belief.setting === undefined) return [];
  const fact: Both = {
    en: `${belief.id}: believed ${shownValue(row.believed)}, seen ${shownValue(row.seen)}. Believed was: ${belief.what.en}.`,
    zh: `${belief.id}：原以为 ${shownValue(row.believed)}，实际是 ${shownValue(row.seen)}。原来的判断：${belief.what.zh}。`,
  };
  return [warningRow("probe", fact, belief.setting)];
}

function reportRows(otherwise: readonly Otherwise[]): readonly DoctorRow[] {
  const ids = otherwise.filter(({ belief }) => belief.setting === undefined).map(({ belief }) => belief.id);
  if (ids.length === 0) return [];
  const fact: Both = {
    en: `Your environment is otherwise than this project believes: ${ids.join(", ")}. docs/reference/not-verified.md says what follows.`,
    zh: `您的云环境与本项目的判断不同：${ids.join("、")}。影响见 docs/reference/not-verified.zh-CN.md。`,
  };
  const fix: Both = {
    en: `Report it: paste ${REPORT_FILE_TO_READ} into an issue. Until then, npm start -- --rules ${REPORT_FILE} behaves like your environment.`,
    zh: `请反馈：把 ${REPORT_FILE_TO_READ} 粘贴到 issue。在那之前，npm start -- --rules ${REPORT_FILE} 会像您的云环境一样运行。`,
  };
  return [warningRow("probe", fact, fix)];
}

function ageRows(report: ProbeReport, nowMs: number): readonly DoctorRow[] {
  const days = Math.floor((nowMs - Date.parse(report.madeOn)) / DAY_MS);
  if (days <= OLD_FROM_DAYS) return [];
  const fact: Both = {
    en: `${REPORT_FILE} is ${days} days old, and WeChat and CloudBase change.`,
    zh: `${REPORT_FILE} 已有 ${days} 天，而微信和云开发会变化。`,
  };
  return [warningRow("probe", fact, HOW)];
}

function wellFact({ rows, madeOn }: ProbeReport): Both {
  const count = rows.filter(({ verdict }) => verdict === "as believed").length;
  return {
    en: `${count} of ${rows.length} beliefs were seen to be so in your environment on ${madeOn}, and none to be otherwise.`,
    zh: `${madeOn} 在您的云环境里，${rows.length} 个判断中有 ${count} 个得到证实，没有一个不符。`,
  };
}
