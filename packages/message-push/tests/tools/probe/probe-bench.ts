// Runs parts of the probe against the simulator, with rules turned around.
import { type Belief, isProbed, type ProbedBelief } from "../../../tools/probe/beliefs/belief";
import type { EnvironmentRules } from "../../../tools/probe/environment-rules";
import { PARTS } from "../../../tools/probe/parts/all-parts";
import { type LocalCloud, startLocalCloud } from "../../../tools/probe/rehearsal/local-cloud";
import { rehearsedPerson } from "../../../tools/probe/rehearsal/rehearsed-person";
import type { ProbeReport, ReportRow } from "../../../tools/probe/report";
import { type ProbeRun, runProbe } from "../../../tools/probe/run-probe";

/** The report of a run in an environment with these rules, with only these parts. */
export async function probe(partIds: readonly string[], rules: Partial<EnvironmentRules> = {}): Promise<ProbeReport> {
  const cloud = startLocalCloud(rules, { beginsWithoutPermissions: partIds.includes("permissions") });
  try {
    return await runProbe(runIn(cloud, partIds));
  } finally {
    await cloud.stop();
  }
}

/** A run of these parts in that environment. */
export function runIn(cloud: LocalCloud, partIds: readonly string[], changed: Partial<ProbeRun> = {}): ProbeRun {
  return {
    environment: cloud.environment,
    person: rehearsedPerson(cloud),
    parts: PARTS.filter(({ id }) => partIds.includes(id)),
    origin: "rehearsal",
    despiteCustomers: false,
    has: new Set(["access-token", "key"]),
    today: "2026-11-29",
    packageVersion: "0.0.0",
    signal: new AbortController().signal,
    say: () => undefined,
    ...changed,
  };
}

/** As the report's file has it: in English. */
export function rowOf({ rows }: ProbeReport, id: string): (Omit<ReportRow, "why"> & { why?: string }) | undefined {
  const found = rows.find((row) => row.id === id);
  if (found === undefined) return undefined;
  const { why, ...row } = found;
  return { ...row, ...(why && { why: why.en }) };
}

/**
 * One test for each belief of these parts: as it is, and turned around.
 *
 * @param run `test.concurrent` where most of the time is waited for
 */
export function testBeliefs(
  beliefs: readonly Belief[],
  partIds?: readonly string[],
  run: Pick<typeof test, "each"> = test,
): void {
  const probed = beliefs.filter(isProbed).filter(({ part }) => partIds?.includes(part) ?? true);
  const parts = [...new Set(probed.map(({ part }) => part))];
  run.each(parts)("%s: an environment that is as believed is seen so", async (part) => {
    const report = await probe([part]);
    const own = probed.filter((belief) => belief.part === part);
    expect(own.map(({ id }) => rowOf(report, id))).toEqual(
      own.map(({ id }) => expect.objectContaining({ id, verdict: "as believed" })),
    );
  });
  run.each(probed.map((belief) => [belief.id, belief] as const))(
    "%s: it is noticed where it is otherwise",
    async (id, belief) => {
      const report = await probe([belief.part], turnedAround(belief));
      expect(rowOf(report, id)).toMatchObject({ verdict: "otherwise" });
    },
  );
}

function turnedAround({ rule, other }: ProbedBelief): Partial<EnvironmentRules> {
  return { [rule]: other };
}
