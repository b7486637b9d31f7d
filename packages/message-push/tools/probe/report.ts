// What a run of the probe found: one row for each belief, without openid, content, token, key or environment id.
import * as v from "valibot";
import { type Both, same } from "../../src/language";
import { BELIEFS } from "./beliefs/all-beliefs";
import { isProbed, type ProbedBelief } from "./beliefs/belief";
import { BELIEVED, type EnvironmentRules, simulatorRules } from "./environment-rules";
import type { Figures, PartResult } from "./parts/part";

/** Raised when a field comes, goes or changes its meaning. */
export const REPORT_VERSION = 1;

/** Where a report comes from: a real environment, or the simulator. */
export type Origin = "cloud" | "rehearsal";

export type Verdict = "as believed" | "otherwise" | "not seen";

export interface ReportRow {
  readonly id: string;
  readonly verdict: Verdict;
  readonly believed: unknown;
  readonly seen?: unknown;
  /** Why it was not seen. */
  readonly why?: Both;
}

export interface ProbeReport {
  readonly version: typeof REPORT_VERSION;
  readonly origin: Origin;
  /** `yyyy-mm-dd`. */
  readonly madeOn: string;
  /** Of this package, of the CLI, and of the Node that functions run on. */
  readonly versions: Readonly<Record<string, string>>;
  readonly rows: readonly ReportRow[];
  readonly figures: Figures;
  /** For the simulator: `npm start -- --rules probe-report.json`. Only what was seen. */
  readonly rules: Readonly<Record<string, unknown>>;
}

const reportSchema = v.object({
  version: v.literal(REPORT_VERSION),
  origin: v.picklist(["cloud", "rehearsal"]),
  madeOn: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/)),
  versions: v.record(v.string(), v.string()),
  rows: v.array(
    v.object({
      id: v.string(),
      verdict: v.picklist(["as believed", "otherwise", "not seen"]),
      believed: v.unknown(),
      seen: v.optional(v.unknown()),
      why: v.optional(v.string()),
    }),
  ),
  figures: v.record(v.string(), v.any()),
  rules: v.record(v.string(), v.unknown()),
});

/** @returns the report, or what is wrong with it */
export function parseReport(text: string): ProbeReport | { readonly problem: Both } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: { en: "it is not JSON", zh: "不是 JSON" } };
  }
  const parsed = v.safeParse(reportSchema, value);
  if (parsed.success) return reportIn(parsed.output);
  const [issue] = parsed.issues;
  const path = v.getDotPath(issue);
  return { problem: { en: `${path ?? "the top"}: ${issue.message}`, zh: `${path ?? "最外层"}：${issue.message}` } };
}

function reportIn({ rows, ...rest }: v.InferOutput<typeof reportSchema>): ProbeReport {
  const readable = rows.map(({ why, ...row }) => ({ ...row, ...(why !== undefined && { why: same(why) }) }));
  return { ...rest, rows: readable } as ProbeReport;
}

/** The report as its file holds it: for programs, and so in English. */
export function reportText({ rows, ...rest }: ProbeReport): string {
  const { version, origin, madeOn, versions, figures, rules } = rest;
  const written = rows.map(({ why, ...row }) => ({ ...row, ...(why && { why: why.en }) }));
  return `${JSON.stringify({ version, origin, madeOn, versions, rows: written, figures, rules }, null, 2)}\n`;
}

interface Ran {
  readonly origin: Origin;
  readonly madeOn: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly results: readonly PartResult[];
  /** Part → why it did not run. */
  readonly notRun: ReadonlyMap<string, Both>;
}

/** Puts what the parts saw beside what is believed. */
export function reportOf({ origin, madeOn, versions, results, notRun }: Ran): ProbeReport {
  const seen: Partial<EnvironmentRules> = Object.assign({}, ...results.map((result) => result.seen));
  const unseen: Record<string, Both> = Object.assign({}, ...results.map((result) => result.unseen ?? {}));
  const rows = BELIEFS.filter(isProbed).map((belief) =>
    rowOf(belief, seen, unseen[belief.rule] ?? notRun.get(belief.part)),
  );
  const figures = Object.assign({}, ...results.map((result) => result.figures ?? {}));
  return { version: REPORT_VERSION, origin, madeOn, versions, rows, figures, rules: simulatorRules(seen) };
}

export const NOT_LOOKED_AT = { en: "not looked at", zh: "没有查看" };

function rowOf(belief: ProbedBelief, seen: Partial<EnvironmentRules>, why: Both = NOT_LOOKED_AT): ReportRow {
  const { id, rule } = belief;
  const believed = BELIEVED[rule];
  const value = seen[rule];
  if (value === undefined) return { id, verdict: "not seen", believed, why };
  const agrees = belief.agrees?.(value) ?? JSON.stringify(value) === JSON.stringify(believed);
  return { id, verdict: agrees ? "as believed" : "otherwise", believed, seen: value };
}
