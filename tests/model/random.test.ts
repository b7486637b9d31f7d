// Random histories of the world against the laws. MODEL_RUNS and MODEL_SEED hunt for longer, MODEL_PATH replays.
import fc from "fast-check";
import { brokenLaws } from "./check-laws";
import { anyCommands, calmCommands } from "./commands";
import { World, type WorldOptions } from "./world";

const RUNS = Number(process.env.MODEL_RUNS ?? 100);
/** Where nothing goes wrong, histories are short. */
const CALM_RUNS = 4 * RUNS;
const SEED = Number(process.env.MODEL_SEED ?? 20_240_601);
/** A hunt may take as long as it likes. */
const PATIENCE_MS = 24 * 60 * 60 * 1000;
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

test.each([
  ["whatever goes wrong, in whatever order, the laws hold", anyWorld, anyCommands, RUNS],
  [
    "while nothing goes wrong, a customer who writes and writes gets what WeChat takes",
    calmWorld,
    calmCommands,
    CALM_RUNS,
  ],
])(
  "%s",
  async (_, worlds, histories, numRuns) => {
    await fc.assert(fc.asyncProperty(worlds, histories, holdsIn), {
      seed: SEED,
      numRuns,
      ...(process.env.MODEL_PATH === undefined ? {} : { path: process.env.MODEL_PATH }),
    });
  },
  PATIENCE_MS,
);

async function holdsIn(options: WorldOptions, history: Iterable<fc.AsyncCommand<Record<string, never>, World>>) {
  const world = new World(options);
  await fc.asyncModelRun(() => ({ model: {}, real: world }), history);
  await world.drain();
  const broken = await brokenLaws(world);
  if (broken.length === 0) return;
  throw new Error([...broken, "", ...world.journal.slice(0, MAX_JOURNAL_LINES)].join("\n"));
}
