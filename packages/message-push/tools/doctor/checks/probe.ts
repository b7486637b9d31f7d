// probe: what a probe of the real environment found to be otherwise than this project believes.
import { isDeepStrictEqual } from "node:util";
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

const HOW = `Run npx message-push probe: it tries in your own environment what no page tells, and writes ${REPORT_FILE}.`;

/** `beliefs` is what the report's rows are about. */
export function checkProbe(
  { probeReport, nowMs }: Pick<Facts, "probeReport" | "nowMs">,
  beliefs: readonly Belief[] = BELIEFS,
): readonly DoctorRow[] {
  if ("refusal" in probeReport) return [errorRowOf("probe", probeReport.refusal)];
  const report = probeReport.thing;
  if (report === undefined) return [skippedRow("probe", "No environment was probed from this folder.", HOW)];
  if (report.origin === "rehearsal") {
    return [
      skippedRow("probe", `${REPORT_FILE} is of a rehearsal in the simulator: it says nothing of the cloud.`, HOW),
    ];
  }
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
  const fact = `${belief.id}: believed ${shownValue(row.believed)}, seen ${shownValue(row.seen)}. Believed was: ${belief.what.en}.`;
  return [warningRow("probe", fact, belief.setting.en)];
}

function reportRows(otherwise: readonly Otherwise[]): readonly DoctorRow[] {
  const ids = otherwise.filter(({ belief }) => belief.setting === undefined).map(({ belief }) => belief.id);
  if (ids.length === 0) return [];
  const fact = `Your environment is otherwise than this project believes: ${ids.join(", ")}. docs/not-verified.md says what follows.`;
  const fix = `Report it: paste ${REPORT_FILE_TO_READ} into an issue. Until then, npm start -- --rules ${REPORT_FILE} behaves like your environment.`;
  return [warningRow("probe", fact, fix)];
}

function ageRows(report: ProbeReport, nowMs: number): readonly DoctorRow[] {
  const days = Math.floor((nowMs - Date.parse(report.madeOn)) / DAY_MS);
  if (days <= OLD_FROM_DAYS) return [];
  return [warningRow("probe", `${REPORT_FILE} is ${days} days old, and WeChat and CloudBase change.`, HOW)];
}

function wellFact({ rows, madeOn }: ProbeReport): string {
  const count = rows.filter(({ verdict }) => verdict === "as believed").length;
  return `${count} of ${rows.length} beliefs were seen to be so in your environment on ${madeOn}, and none to be otherwise.`;
}
