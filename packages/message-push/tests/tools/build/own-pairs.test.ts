// Pairs of a team's own, in own-pairs.ts or .js beside the functions: every function knows them, and so do the tools.

import { buildFunctions } from "../../../tools/bundle/build-functions";
import { endScripts, runScript } from "../../support/run-script";
import { startSimulator } from "../../support/simulator";
import { cloudbaserc, removeTinyProjects, type TinyProject, tinyProject } from "../../support/tiny-project";

afterEach(endScripts);
afterAll(removeTinyProjects);

const OWN = { kind: "payment", fields: { Note: "text!" }, sample: { MsgType: "event", Event: "ours" } };

function withOwnPair(pairs: object, style: "ts" | "js" = "ts"): TinyProject {
  const project = tinyProject();
  const [load, write] =
    style === "ts"
      ? ['import { definePairs } from "#runtime";', "export const OWN_PAIRS"]
      : ['const { definePairs } = require("#runtime");', "exports.OWN_PAIRS"];
  project.write(`cloudfunctions/own-pairs.${style}`, `${load}\n${write} = definePairs(${JSON.stringify(pairs)});\n`);
  project.write(
    "cloudfunctions/text/index.ts",
    'import { ack, defineFunction } from "#runtime";\nexport const main = defineFunction({ on: "event:ours" as never, handle: () => ack.done() as never });\n',
  );
  project.write("cloudbaserc.json", cloudbaserc(["text", "image"]));
  return project;
}

test.each(["ts", "js"] as const)(
  "a function is bound to a pair of own-pairs.%s without importing it",
  async (style) => {
    const { functions } = await buildFunctions({
      projectDir: withOwnPair({ "event:ours": OWN }, style).dir,
      isTypeChecked: false,
    });
    expect(functions.find(({ name }) => name === "text")?.pairs).toEqual(["event:ours"]);
    // A function that handles something else knows that it is a payment, and acknowledges none of it.
    expect(functions.find(({ name }) => name === "image")?.sources).toContain(`cloudfunctions/own-pairs.${style}`);
  },
);

test("the types of a pair are checked where it is declared", async () => {
  const project = withOwnPair({});
  const handler = (field: string) =>
    `import { ack, defineFunction } from "#runtime";\nexport const main = defineFunction({ on: "event:ours", handle: ({ ${field} }) => ack.notYet(${field}) });\n`;
  project.write(
    "cloudfunctions/own-pairs.ts",
    `import { definePairs } from "#runtime";\nexport const OWN_PAIRS = definePairs({ "event:ours": ${JSON.stringify(OWN)} });\ntype Own = typeof OWN_PAIRS;\ndeclare module "#runtime" {\n  interface OwnPairFacts extends Own {}\n}\n`,
  );
  project.write("cloudfunctions/text/index.ts", handler("Note"));
  await buildFunctions({ projectDir: project.dir });
  project.write("cloudfunctions/text/index.ts", handler("Nota"));
  await expect(buildFunctions({ projectDir: project.dir })).rejects.toMatchObject({
    code: "TYPES_BROKEN",
    fact: expect.stringContaining("Nota"),
  });
}, 30_000);

test.each([
  ["that does not compile", "export const =", /cannot be loaded/],
  [
    "with a kind that is none",
    'import { definePairs } from "#runtime";\ndefinePairs({ "event:ours": { kind: "paiment", fields: {}, sample: {} } } as never);\n',
    /"event:ours", at kind/,
  ],
  [
    "with a packet that has no answer",
    'import { definePairs } from "#runtime";\ndefinePairs({ "event:ours": { kind: "packet", fields: {}, sample: {} } });\n',
    /"event:ours".*needs its `answer`/,
  ],
])("a file %s is named with the fix", async (_, text, fact) => {
  const project = tinyProject();
  project.write("cloudfunctions/own-pairs.ts", text);
  const { ended, output } = runScript("push-table.ts", [], { cwd: project.dir });
  expect(await ended).toBe(1);
  expect(output()).toMatch(/^\[OWN_PAIRS_INVALID\] /);
  expect(output()).toMatch(fact);
  expect(output()).not.toMatch(/\n\s+at /);
});

test("the simulator of a test knows the pairs that a build found, with no import", async () => {
  const courier = {
    kind: "packet",
    answer: { code: "number!" },
    fields: { OrderNo: "text!" },
    sample: { ToUserName: "gh_1", FromUserName: "o1", CreateTime: 1, MsgType: "event", Event: "ours", OrderNo: "7" },
  };
  const project = withOwnPair({ "event:ours": courier });
  project.write(
    "cloudfunctions/text/index.ts",
    'import { ack, defineFunction } from "#runtime";\nexport const main = defineFunction({ on: "event:ours" as never, handle: (() => ack.packet({ code: 0 })) as never });\n',
  );
  const { ended, output } = runScript("build.ts", [], { cwd: project.dir });
  expect([await ended, output()]).toEqual([0, expect.any(String)]);
  const sim = await startSimulator({ projectDir: project.dir });
  const report = await sim.pushSample("event:ours", { from: "o1" }).finally(() => sim.stop());
  expect(report).toMatchObject({
    attempts: [{ outcome: "answered", passiveReply: { Event: "ours", code: 0 } }],
  });
}, 60_000);
