// Runs the doctor on a spoilt copy of the good project, and says what it must say: one thing, with its fix, and nothing else.
import type { Server } from "node:http";
import { checkTypes } from "../../../tools/bundle/check-types";
import { type BuildAside, buildAside } from "../../../tools/doctor/build-aside";
import type { CollectionReading } from "../../../tools/doctor/read-collection";
import type { DoctorReport, Level } from "../../../tools/doctor/report";
import { runDoctor } from "../../../tools/doctor/run-doctor";
import {
  copyOf,
  type DoctorProject,
  type GoodProject,
  makeGoodProject,
  removeDoctorProjects,
  startTimeServer,
} from "../../support/doctor-project";

/** One misconfiguration. */
export interface Seed {
  readonly name: string;
  readonly seed: (project: DoctorProject) => void;
  readonly id: string;
  readonly level: Level;
  readonly fix: RegExp;
  /** Other rows that follow from the same mistake. */
  readonly also?: readonly string[];
  /** What the shell says besides. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Seconds that the server's clock is off. */
  readonly clockOffS?: number;
  /** What the database answers to who has a key. */
  readonly collection?: CollectionReading;
  /** @default a day whose year's holidays are known, and the next one's need not be yet */
  readonly nowMs?: number;
}

const IN_JUNE_MS = Date.UTC(2026, 5, 1);

let good: GoodProject;
let clock: { readonly url: string; readonly server: Server };

export function useDoctorBench(): void {
  beforeAll(async () => {
    [good, clock] = await Promise.all([makeGoodProject(), startTimeServer()]);
  }, 60_000);
  afterAll(() => {
    removeDoctorProjects();
    clock.server.close();
    clock.server.closeAllConnections();
  });
}

/** A copy to spoil; one that is going to be built again takes longer to make. */
export const goodProject = () => copyOf(good);
/** What a build of the good project's sources makes. */
export const knownBuild: BuildAside = (...project) => good.knownBuild(...project);
/** The good project's types are right. */
export const knownTypes = async (): Promise<void> => undefined;
/** The source of a function with this definition. */
export const handlerOf = (definition: string) =>
  `import { defineFunction } from "#runtime";\nexport const main = defineFunction(${definition});\n`;
export const timeUrl = (path: string | number) => `${clock.url}/${path}`;

/**
 * `isBuilt`: whether the sources have to be built again, because the mistake is in them; `areTypesChecked`: whether it is one
 * that tsc finds, which takes longest.
 */
export async function examine(
  { dir }: DoctorProject,
  { environment = {}, clockOffS = 0, nowMs = IN_JUNE_MS, collection }: Partial<Seed> = {},
  isBuilt = false,
  areTypesChecked = isBuilt,
): Promise<DoctorReport> {
  const shell = { WECHAT_API_BASE: timeUrl(clockOffS), ...environment };
  return runDoctor({
    projectDir: dir,
    environment: shell,
    build: isBuilt ? buildAside : knownBuild,
    checkTypes: areTypesChecked ? checkTypes : knownTypes,
    nowMs,
    ...(collection && { readCollection: async () => collection }),
  });
}

/** The rows that are neither ok nor skipped. */
export const troubles = ({ rows }: DoctorReport) =>
  rows.filter(({ level }) => level === "warning" || level === "error");

/** A fix that names neither a file, a command nor a place in a console helps nobody. */
const PLACE =
  /\.(json|env|ts|gitignore)\b|npm (ci|install|run)|npx message-push|mp\.weixin\.qq\.com|云开发|Install Node|automatic time/;

export async function expectNamed(seeded: Seed, isBuilt = false): Promise<void> {
  const project = goodProject();
  seeded.seed(project);
  const areTypesChecked = isBuilt && [seeded.id, ...(seeded.also ?? [])].includes("types");
  const report = await examine(project, seeded, isBuilt, areTypesChecked);
  const rows = troubles(report);
  expect(rows).toContainEqual(
    expect.objectContaining({ id: seeded.id, level: seeded.level, fix: expect.stringMatching(seeded.fix) }),
  );
  for (const { fix } of rows) expect(fix).toMatch(PLACE);
  expect([...new Set(rows.map(({ id }) => id))].sort()).toEqual([seeded.id, ...(seeded.also ?? [])].sort());
}
