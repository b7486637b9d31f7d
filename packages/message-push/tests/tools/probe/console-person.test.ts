// What the person leaves out of the parts about permissions makes no fact, and the folder for DevTools is gone however the part ends.
import { same } from "../../../src/language";
import { NO_FOLDER } from "../../../tools/probe/devtools-folder";
import type { Act, Person } from "../../../tools/probe/person";
import { type LocalCloud, startLocalCloud } from "../../../tools/probe/rehearsal/local-cloud";
import { rehearsedPerson } from "../../../tools/probe/rehearsal/rehearsed-person";
import { runProbe } from "../../../tools/probe/run-probe";
import { rowOf, runIn } from "./probe-bench";

let cloud: LocalCloud;
beforeEach(() => {
  cloud = startLocalCloud({}, { beginsWithoutPermissions: true });
});
afterEach(() => cloud.stop());

function leavesOut(isLeftOut: (act: Act) => boolean): Person {
  const person = rehearsedPerson(cloud);
  return { ...person, does: async (step) => !isLeftOut(step.act) && (await person.does(step)) };
}

test("a function that was not uploaded says nothing about uploads", async () => {
  const person = leavesOut(({ kind }) => kind === "uploads");
  const report = await runProbe(runIn(cloud, ["permissions"], { person }));
  expect(rowOf(report, "permissions-not-by-tcb")?.verdict).toBe("as believed");
  expect(rowOf(report, "permissions-by-devtools")).toMatchObject({ verdict: "not seen", why: "it was not uploaded" });
});

test("a timer that came before the upload does not say that timers may make no cloud calls", async () => {
  const rehearsed = rehearsedPerson(cloud);
  const person: Person = {
    ...rehearsed,
    async does(step) {
      if (step.act.kind === "uploads") await cloud.environment.letPass(60_000);
      return await rehearsed.does(step);
    },
  };
  const report = await runProbe(runIn(cloud, ["permissions", "calls"], { person }));
  expect(rowOf(report, "cloud-calls-in-timers")?.verdict).toBe("as believed");
});

test("without a folder for DevTools nobody is asked to upload", async () => {
  const asked: string[] = [];
  const person = leavesOut(({ kind }) => {
    asked.push(kind);
    return false;
  });
  const devTools = { ...NO_FOLDER, write: async () => ({ refused: same("the name is taken") }) };
  const environment = { ...cloud.environment, devTools };
  const report = await runProbe(runIn(cloud, ["permissions"], { person, environment }));
  expect(asked).not.toContain("uploads");
  expect(rowOf(report, "nested-root")).toMatchObject({ verdict: "not seen", why: "the name is taken" });
  expect(rowOf(report, "permissions-not-by-tcb")?.verdict).toBe("as believed");
});

test("the folder is removed also where the part fails, and what a person cannot tell is not seen", async () => {
  let isThere = false;
  const devTools = {
    async write() {
      isThere = true;
      return { root: "cloudfunctions/", hasBuildFile: false };
    },
    async remove() {
      isThere = false;
    },
  };
  const environment = { ...cloud.environment, devTools };
  const cannotTell = { ...rehearsedPerson(cloud), sees: async () => undefined };
  const report = await runProbe(runIn(cloud, ["permissions", "console"], { person: cannotTell, environment }));
  for (const id of [
    "nested-root",
    "devtools-ignores-build-file",
    "devtools-uploads-triggers",
    "closed-collection-label",
  ])
    expect(rowOf(report, id)?.verdict).toBe("not seen");
  expect(isThere).toBe(false);
  const fails = {
    ...rehearsedPerson(cloud),
    async sees() {
      throw new Error("The terminal is gone.");
    },
  };
  await expect(runProbe(runIn(cloud, ["permissions"], { person: fails, environment }))).rejects.toThrow("terminal");
  expect(isThere).toBe(false);
});
