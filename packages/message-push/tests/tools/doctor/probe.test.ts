// What the doctor says of a probe's report.
import { same } from "../../../src/language";
import { checkProbe } from "../../../tools/doctor/checks/probe";
import type { Looked } from "../../../tools/doctor/facts";
import { type Belief, believe } from "../../../tools/probe/beliefs/belief";
import type { ProbeReport, ReportRow } from "../../../tools/probe/report";
import { probeReport } from "../../support/probe-report";
import { examine, goodProject, troubles, useDoctorBench } from "./doctor-bench";

useDoctorBench();

const both = (en: string) => ({ en, zh: "中文" });
const texts = { what: both("it is so"), builtOn: both("a page"), otherwise: both("something follows") };
const setting = both("In cloudbaserc.json, set X.");
const beliefs: readonly Belief[] = [
  believe({ id: "push-attempts", part: "silent", rule: "attempts", other: 1, ...texts, setting }),
  believe({ id: "push-openid", part: "first-push", rule: "openidInPushes", other: false, ...texts }),
  believe({ id: "typing", part: "typing", rule: "typingMs", other: 1, ...texts }),
];

const IN_JUNE_MS = Date.UTC(2026, 5, 1);
const check = (thing: ProbeReport | undefined, nowMs = IN_JUNE_MS) => {
  const looked: Looked<ProbeReport | undefined> = { thing };
  return checkProbe({ probeReport: looked, nowMs }, beliefs);
};

const otherwise = (id: string, believed: unknown, seen: unknown): ReportRow => ({
  id,
  verdict: "otherwise",
  believed,
  seen,
});

test("what is otherwise and can be set is a warning with the setting; the rest is one warning that asks to report it", () => {
  const rows = [
    otherwise("push-attempts", 3, 1),
    otherwise("push-openid", true, false),
    otherwise("typing", 15_000, 9_000),
  ];
  expect(check(probeReport({ rows }))).toEqual([
    {
      id: "probe",
      level: "warning",
      fact: "push-attempts: believed 3, seen 1. Believed was: it is so.",
      fix: "In cloudbaserc.json, set X.",
    },
    {
      id: "probe",
      level: "warning",
      fact: expect.stringContaining("push-openid, typing"),
      fix: expect.stringMatching(/^Report it: paste probe-report\.md into an issue/),
    },
  ]);
});

test("an environment that is as believed is well, and says how much of it was seen", () => {
  const rows: readonly ReportRow[] = [
    { id: "push-attempts", verdict: "as believed", believed: 3, seen: 3 },
    { id: "typing", verdict: "not seen", believed: 15_000, why: same("nobody takes part") },
  ];
  expect(check(probeReport({ rows }))).toEqual([
    { id: "probe", level: "ok", fact: expect.stringMatching(/^1 of 2 beliefs .* 2026-05-01/) },
  ]);
});

test("a row of a version that believed something else is not judged", () => {
  expect(check(probeReport({ rows: [otherwise("push-attempts", 1, 3)] }))).toMatchObject([{ level: "ok" }]);
});

test("a rehearsal is not judged", () => {
  expect(check(probeReport({ origin: "rehearsal", rows: [otherwise("push-attempts", 3, 1)] }))).toMatchObject([
    {
      level: "skipped",
      fact: expect.stringMatching(/rehearsal/),
      fix: expect.stringMatching(/npx message-push probe/),
    },
  ]);
});

test("a report of more than 180 days is said to be old", () => {
  expect(check(probeReport(), Date.UTC(2026, 9, 28))).toMatchObject([{ level: "ok" }]);
  expect(check(probeReport(), Date.UTC(2026, 9, 29))).toMatchObject([
    { level: "warning", fact: expect.stringMatching(/181 days old/) },
  ]);
});

test("a damaged file is an error, and hides nothing else", async () => {
  const project = goodProject();
  project.write("probe-report.json", '{ "version": 1 }');
  expect(troubles(await examine(project))).toMatchObject([
    { id: "probe", level: "error", code: "PROBE_REPORT_INVALID", fix: expect.stringMatching(/npx message-push probe/) },
  ]);
});

test("the report is read from the project's folder", async () => {
  const project = goodProject();
  project.write("probe-report.json", JSON.stringify(probeReport()));
  expect((await examine(project)).rows).toContainEqual(expect.objectContaining({ id: "probe", level: "ok" }));
});
