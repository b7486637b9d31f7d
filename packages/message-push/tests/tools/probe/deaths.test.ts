// Whatever the probe dies of, and wherever: nothing of it is left, at once or after --clean.
import { cleanLeftOver } from "../../../tools/probe/clean-up";
import type { ProbeEnvironment } from "../../../tools/probe/environment";
import { PROBE_FUNCTION } from "../../../tools/probe/probe-names";
import { type LocalCloud, startLocalCloud } from "../../../tools/probe/rehearsal/local-cloud";
import { runProbe } from "../../../tools/probe/run-probe";
import { runIn } from "./probe-bench";

jest.setTimeout(120_000);

/** One that makes documents, one that makes a path of HTTP access, one that a person takes part in. */
const PARTS = ["context", "http-access", "first-push"];
const VERBS = [
  "find",
  "deploy",
  "invoke",
  "letPass",
  "openHttpAccess",
  "closeHttpAccess",
  "removeCollection",
  "removeFunction",
] as const;

/** Counts what is asked of the environment; `before` and `after` may throw. */
function watched(environment: ProbeEnvironment, at: (call: number, when: "before" | "after") => void) {
  let calls = 0;
  const verbs = VERBS.map((verb) => [
    verb,
    async (...args: never[]) => {
      calls += 1;
      const call = calls;
      at(call, "before");
      const result = await (environment[verb] as (...given: never[]) => Promise<unknown>)(...args);
      at(call, "after");
      return result;
    },
  ]);
  return { environment: { ...environment, ...Object.fromEntries(verbs) } as ProbeEnvironment, calls: () => calls };
}

async function leftIn(cloud: LocalCloud): Promise<readonly string[]> {
  return [...cloud.functions.all().map(({ name }) => name), ...(await cloud.leftOver())];
}

async function inCloud(work: (cloud: LocalCloud) => Promise<void>): Promise<void> {
  const cloud = startLocalCloud();
  try {
    await work(cloud);
  } finally {
    await cloud.stop();
  }
}

/** How many things one whole run asks of its environment. */
async function callsOfOneRun(): Promise<number> {
  let calls = 0;
  await inCloud(async (cloud) => {
    const run = watched(cloud.environment, () => undefined);
    await runProbe(runIn(cloud, PARTS, { environment: run.environment }));
    expect(await leftIn(cloud)).toEqual([]);
    calls = run.calls();
  });
  return calls;
}

test.each(["before", "after"] as const)(
  "its process dies %s each of its requests: --clean leaves nothing",
  async (when) => {
    const calls = await callsOfOneRun();
    expect(calls).toBeGreaterThan(8);
    for (let dying = 1; dying <= calls; dying += 1)
      await inCloud(async (cloud) => {
        // Dead is dead: nothing that follows reaches the environment.
        const run = watched(cloud.environment, (call, now) => {
          if (call > dying || (call === dying && now === when)) throw new Error("It is dead.");
        });
        const ending = runProbe(runIn(cloud, PARTS, { environment: run.environment }));
        const hasDied = await ending.then(
          () => false,
          () => true,
        );
        // How often it looks whether something has come depends on the machine: this run may have needed fewer requests.
        expect({ dying, hasDied }).toEqual({ dying, hasDied: run.calls() >= dying });
        await cleanLeftOver(cloud.environment, () => undefined);
        expect({ dying, left: await leftIn(cloud) }).toEqual({ dying, left: [] });
      });
  },
);

test("Ctrl-C at each of its requests removes everything before the run ends", async () => {
  const calls = await callsOfOneRun();
  for (let pressed = 1; pressed < calls; pressed += 1)
    await inCloud(async (cloud) => {
      const controller = new AbortController();
      const run = watched(cloud.environment, (call) => {
        if (call === pressed) controller.abort();
      });
      const { environment } = run;
      await runProbe(runIn(cloud, PARTS, { environment, signal: controller.signal })).catch((error: unknown) => {
        expect(error).toBe(controller.signal.reason);
      });
      expect({ pressed, left: await leftIn(cloud) }).toEqual({ pressed, left: [] });
    });
});

test("what an earlier run left goes before the next begins", () =>
  inCloud(async (cloud) => {
    const run = watched(cloud.environment, (call) => {
      if (call > 3) throw new Error("It is dead.");
    });
    await expect(runProbe(runIn(cloud, PARTS, { environment: run.environment }))).rejects.toThrow();
    const said: string[] = [];
    await runProbe(runIn(cloud, ["context"], { say: (line) => said.push(line.en) }));
    expect(said[0]).toBe("An earlier run has left its function; it is removed first.");
    expect(await leftIn(cloud)).toEqual([]);
  }));

test("what cannot be removed is named, with the way to remove it", () =>
  inCloud(async (cloud) => {
    const environment = { ...cloud.environment, removeCollection: () => Promise.reject(new Error("no network")) };
    await expect(runProbe(runIn(cloud, ["context"], { environment }))).rejects.toMatchObject({
      code: "PROBE_NOT_CLEANED",
      fix: expect.stringContaining("npx message-push probe --clean"),
    });
    // As long as the function is there, --clean knows that something may be.
    expect(await leftIn(cloud)).toContain(PROBE_FUNCTION);
    await cleanLeftOver(cloud.environment, () => undefined);
    expect(await leftIn(cloud)).toEqual([]);
  }));
