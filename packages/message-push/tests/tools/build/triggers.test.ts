import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildFunctions } from "../../../tools/bundle/build-functions";
import { cloudbaserc, removeTinyProjects, tinyProject } from "../../support/tiny-project";

afterAll(removeTinyProjects);

const EVERY_MINUTE = { name: "tick", type: "timer", config: "0 * * * * * *" };

/** A project whose function `relay` has these triggers in its two files. */
function projectWithRelay(inConfig: unknown, inCloudbaserc: readonly unknown[] | undefined) {
  const project = tinyProject();
  project.write("cloudfunctions/relay/index.ts", "export const main = Object.assign(() => 1, { on: [] });\n");
  const config = { permissions: { openapi: ["customerServiceMessage.send"] }, triggers: inConfig };
  project.write("cloudfunctions/relay/config.json", JSON.stringify(config));
  const triggers = inCloudbaserc === undefined ? {} : { relay: inCloudbaserc };
  project.write("cloudbaserc.json", cloudbaserc(["image", "relay", "text"], triggers));
  return project;
}

const build = async ({ dir }: { dir: string }) =>
  (await buildFunctions({ projectDir: dir, isTypeChecked: false })).functions;

test("a function that a timer calls and no pair is bound to is built, with its triggers for DevTools", async () => {
  const project = projectWithRelay([EVERY_MINUTE], [EVERY_MINUTE]);
  const reports = await build(project);
  expect(reports.map(({ name, pairs, hasTimer: isTimed }) => [name, pairs, isTimed])).toEqual([
    ["image", ["image"], false],
    ["relay", [], true],
    ["text", ["text"], false],
  ]);
  const read = (file: string) =>
    JSON.parse(readFileSync(join(project.dir, "dist/cloudfunctions/relay", file), "utf8")) as unknown;
  expect(read("package.json")).toMatchObject({ messagePush: { pairs: [] } });
  expect(read("config.json")).toMatchObject({ triggers: [EVERY_MINUTE] });
}, 30_000);

const fiveFields = { ...EVERY_MINUTE, config: "*/5 * * * *" };
const mistakes: [string, unknown, readonly unknown[] | undefined, string, RegExp, RegExp][] = [
  [
    "a trigger that only config.json has",
    [EVERY_MINUTE],
    undefined,
    "FUNCTION_CONFIG_INVALID",
    /relay: .*"tick".* none$/,
    /both/,
  ],
  [
    "a trigger that only cloudbaserc.json has",
    undefined,
    [EVERY_MINUTE],
    "FUNCTION_CONFIG_INVALID",
    /has none/,
    /both/,
  ],
  [
    "two times that differ",
    [EVERY_MINUTE],
    [{ ...EVERY_MINUTE, config: "30 * * * * * *" }],
    "FUNCTION_CONFIG_INVALID",
    /"0 \* .*"30 \*/,
    /both/,
  ],
  [
    "two names that differ",
    [EVERY_MINUTE],
    [{ ...EVERY_MINUTE, name: "tock" }],
    "FUNCTION_CONFIG_INVALID",
    /"tick".*"tock"/,
    /both/,
  ],
  [
    "five fields in cloudbaserc.json",
    [fiveFields],
    [fiveFields],
    "CLOUDBASERC_INVALID",
    /5 fields.*7/,
    /second minute/,
  ],
  [
    "five fields in config.json",
    [fiveFields],
    [EVERY_MINUTE],
    "FUNCTION_CONFIG_INVALID",
    /5 fields.*7/,
    /second minute/,
  ],
  [
    "an hour that does not exist",
    [],
    [{ ...EVERY_MINUTE, config: "0 0 24 * * * *" }],
    "CLOUDBASERC_INVALID",
    /relay\.triggers\.0\.config: .*hour "24"/,
    /Beijing/,
  ],
  ["a trigger of another type", [], [{ ...EVERY_MINUTE, type: "cos" }], "CLOUDBASERC_INVALID", /"timer"/, /"tick"/],
  [
    "a name that begins with a digit",
    [],
    [{ ...EVERY_MINUTE, name: "1st" }],
    "CLOUDBASERC_INVALID",
    /a letter/,
    /"tick"/,
  ],
  [
    "two triggers",
    [],
    [EVERY_MINUTE, { ...EVERY_MINUTE, name: "tock" }],
    "CLOUDBASERC_INVALID",
    /one trigger at most/,
    /"tick"/,
  ],
];
test.each(mistakes)("%s: refused with the fix, and nothing is written", async (_, config, rc, code, fact, fix) => {
  const project = projectWithRelay(config, rc);
  await expect(build(project)).rejects.toMatchObject({
    code,
    fact: expect.stringMatching(fact),
    fix: expect.stringMatching(fix),
  });
  expect(existsSync(join(project.dir, "dist"))).toBe(false);
});
