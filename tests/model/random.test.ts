// Random histories of the world against the laws. MODEL_RUNS and MODEL_SEED hunt for longer, MODEL_PATH replays.
import fc from "fast-check";
import { brokenLaws } from "./check-laws";
import { anyCommands } from "./commands";
import { World, type WorldOptions } from "./world";

const RUNS = Number(process.env.MODEL_RUNS ?? 250);
const SEED = Number(process.env.MODEL_SEED ?? 20_240_601);

const anyWorld = fc.record<WorldOptions>({
  seed: fc.nat(),
  skewMs: fc.constantFrom(0, 200, 120_000),
  timerRefusal: fc.constantFrom(undefined, undefined, -501001, -604104),
});

test("whatever happens, in whatever order, the laws hold", async () => {
  const path = process.env.MODEL_PATH;
  await fc.assert(
    fc.asyncProperty(anyWorld, anyCommands, async (options, commands) => {
      const world = new World(options);
      await fc.asyncModelRun(() => ({ model: {}, real: world }), commands);
      await world.drain();
      const broken = await brokenLaws(world);
      if (broken.length > 0) throw new Error([...broken, "", ...world.journal.slice(0, 400)].join("\n"));
    }),
    { seed: SEED, numRuns: RUNS, ...(path === undefined ? {} : { path }), interruptAfterTimeLimit: 3_600_000 },
  );
}, 3_600_000);
