// Random histories of the world against the laws. MODEL_RUNS and MODEL_SEED hunt for longer, MODEL_PATH replays.
import fc from "fast-check";
import { brokenLaws } from "./check-laws";
import { anyCommands, calmCommands } from "./commands";
import { World, type WorldOptions } from "./world";

/** A hunt may take as long as it likes. */
const HUNT_TIMEOUT_MS = 24 * 60 * 60 * 1000;
/** Enough to understand a history that was shrunk. */
const MAX_JOURNAL_LINES = 300;

const anyWorld = fc.record<WorldOptions>({
  seed: fc.nat(),
  skewMs: fc.constantFrom(0, 200, 120_000),
  timerRefusal: fc.constantFrom(undefined, undefined, -501001, -604104),
});

const calmWorld = fc.record<WorldOptions>({
  seed: fc.nat(),
  skewMs: fc.constantFrom(0, 200),
  timerRefusal: fc.constant(undefined),
});

/** Declares the two laws as tests. Histories in which nothing goes wrong are short, so four times as many are run. */
export function testRandomHistories(usual: { readonly runs: number; readonly seed: number }): void {
  const runs = Number(process.env.MODEL_RUNS ?? usual.runs);
  const seed = Number(process.env.MODEL_SEED ?? usual.seed);
  const path = process.env.MODEL_PATH;
  test.each([
    ["whatever goes wrong, in whatever order, the laws hold", anyWorld, anyCommands, runs],
    [
      "while nothing goes wrong, a customer who writes and writes gets what WeChat takes",
      calmWorld,
      calmCommands,
      4 * runs,
    ],
  ])(
    "%s",
    async (_, worlds, histories, numRuns) => {
      const options = { seed, numRuns, ...(path === undefined ? {} : { path }) };
      await fc.assert(fc.asyncProperty(worlds, histories, holdsIn), options);
    },
    HUNT_TIMEOUT_MS,
  );
}

async function holdsIn(options: WorldOptions, history: Iterable<fc.AsyncCommand<Record<string, never>, World>>) {
  const world = new World(options);
  await fc.asyncModelRun(() => ({ model: {}, real: world }), history);
  await world.drain();
  const broken = await brokenLaws(world);
  if (broken.length === 0) return;
  throw new Error([...broken, "", ...world.journal.slice(0, MAX_JOURNAL_LINES)].join("\n"));
}
