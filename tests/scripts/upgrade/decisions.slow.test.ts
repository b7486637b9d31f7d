// What becomes of a file that you changed, the new version changed, or both: on a project of a few files.
import { applyUpgrade, prepareUpgrade, type Upgrade } from "../../../scripts/upgrade/upgrade-project";
import type { PushError } from "../../../src/push-error";
import { copyWithoutHistory, type Repository, removeRepositories, repositoryWith } from "../../support/repositories";
import { endScripts, runScript } from "../../support/run-script";

const LINES = "one\ntwo\nthree\nfour\nfive\n";
const FILES = {
  "package.json": '{\n  "name": "project",\n  "version": "1.0.0"\n}\n',
  "cloudbaserc.json": '{\n  "functions": [{ "name": "relay", "timeout": 60 }, { "name": "text", "timeout": 5 }]\n}\n',
  ".gitignore": "ignored/\n",
  "README.md": "Read me.\n",
  "cloudfunctions/text/index.ts": LINES,
  "cloudfunctions/relay/index.ts": LINES,
  "src/wechat/own-pairs.ts": LINES,
  "src/a.ts": LINES,
  "src/b.ts": "b\n",
};

let clone: Repository;
let team: Repository;

beforeEach(() => {
  clone = repositoryWith(FILES);
  team = copyWithoutHistory(clone);
});
afterEach(() => {
  endScripts();
  removeRepositories();
});

/** Commits what both did, and looks at the upgrade. */
function prepared(options: { base?: string } = {}): Upgrade {
  for (const repository of [clone, team]) if (isChanged(repository)) repository.commit("Next");
  return prepareUpgrade({ cloneDir: clone.dir, project: team.dir, ...options });
}

const isChanged = ({ git }: Repository) => git("status", "--porcelain") !== "";
const steps = ({ plan }: Upgrade) => Object.fromEntries(plan.steps.map(({ file, step }) => [file, step]));
const notes = ({ plan }: Upgrade) => Object.fromEntries(plan.notes.map(({ file, note }) => [file, note]));

function upgraded(isMarking = false): Upgrade {
  const upgrade = prepared();
  applyUpgrade(upgrade, isMarking);
  return upgrade;
}

function refusalOf(work: () => unknown): PushError {
  try {
    throw new Error(`Not refused: ${JSON.stringify(work())}`);
  } catch (error) {
    return error as PushError;
  }
}

test("what you left as it came is replaced, added and removed", () => {
  clone.edit("src/a.ts", "one", "1");
  clone.write("src/c/new.ts", "new\n");
  clone.remove("src/b.ts");
  clone.remove("cloudfunctions/relay");
  expect(steps(upgraded())).toEqual({
    "cloudfunctions/relay/index.ts": "remove",
    "src/a.ts": "update",
    "src/b.ts": "remove",
    "src/c/new.ts": "add",
  });
  expect(team.has("cloudfunctions/relay")).toBe(false);
  expect([team.read("src/a.ts"), team.read("src/c/new.ts"), team.has("src/b.ts")]).toEqual([
    clone.read("src/a.ts"),
    "new\n",
    false,
  ]);
});

test("what you changed and the new version did not stays, and is named", () => {
  team.edit("src/a.ts", "one", "our one");
  clone.edit("src/b.ts", "b", "B");
  expect(notes(upgraded())).toEqual({ "src/a.ts": "changed-by-you" });
  expect(team.read("src/a.ts")).toContain("our one");
});

test("what both changed in other lines is merged", () => {
  team.edit("src/a.ts", "one", "our one");
  clone.edit("src/a.ts", "five", "new five");
  expect(steps(upgraded())).toEqual({ "src/a.ts": "merge" });
  expect(team.read("src/a.ts")).toBe("our one\ntwo\nthree\nfour\nnew five\n");
});

test("what both changed in the same way is no matter", () => {
  for (const side of [team, clone]) side.edit("src/a.ts", "one", "1");
  expect(upgraded().plan).toEqual({ steps: [], notes: [], keptFields: [], conflicts: [] });
});

test("handlers and own pairs are never touched, not even those left as they came", () => {
  team.edit("src/wechat/own-pairs.ts", "one", "our one");
  for (const file of ["src/wechat/own-pairs.ts", "cloudfunctions/text/index.ts"]) clone.edit(file, "five", "new five");
  clone.write("cloudfunctions/voice/index.ts", "sample\n");
  expect(notes(upgraded())).toEqual({
    "cloudfunctions/text/index.ts": "left-to-you",
    "cloudfunctions/voice/index.ts": "sample",
    "src/wechat/own-pairs.ts": "left-to-you",
  });
  expect(team.read("cloudfunctions/text/index.ts")).toBe(LINES);
  expect(team.has("cloudfunctions/voice")).toBe(false);
});

test("a place for your own work that is new is made, since the rest relies on it", () => {
  clone.write("miniprogram/app.json", "{}\n");
  expect(steps(upgraded())).toEqual({ "miniprogram/app.json": "add" });
});

test("a sample that you removed stays removed without a word, a file of ours with one", () => {
  for (const file of ["cloudfunctions/text", "src/a.ts"]) team.remove(file);
  for (const file of ["cloudfunctions/text/index.ts", "src/a.ts"]) clone.edit(file, "one", "1");
  expect(notes(upgraded())).toEqual({ "src/a.ts": "removed-by-you" });
  expect(team.git("status", "--porcelain")).toBe("");
});

test("the relay is part of the runtime, and upgraded with it", () => {
  clone.edit("cloudfunctions/relay/index.ts", "one", "1");
  expect(steps(upgraded())).toEqual({ "cloudfunctions/relay/index.ts": "update" });
});

test("a README is replaced until you change it", () => {
  clone.edit("README.md", "Read me.", "Read me again.");
  expect(steps(prepared())).toEqual({ "README.md": "update" });
  team.edit("README.md", "Read me.", "Our service desk.");
  expect(notes(prepared())).toEqual({ "README.md": "left-to-you" });
});

test("settings are merged by function and field, and yours stays where both changed one", () => {
  team.edit("cloudbaserc.json", '"text", "timeout": 5 }', '"text", "timeout": 9 }, { "name": "voice", "timeout": 5 }');
  clone.edit(
    "cloudbaserc.json",
    '"text", "timeout": 5 }',
    '"text", "timeout": 6, "memorySize": 512 }, { "name": "sample" }',
  );
  clone.edit("cloudbaserc.json", '"timeout": 60', '"timeout": 90');
  const { plan } = upgraded();
  expect(plan.keptFields).toEqual(["cloudbaserc.json: functions.text.timeout"]);
  expect(JSON.parse(team.read("cloudbaserc.json"))).toEqual({
    functions: [
      { name: "relay", timeout: 90 },
      { name: "text", timeout: 9, memorySize: 512 },
      { name: "voice", timeout: 5 },
    ],
  });
});

test("a conflict stops everything before anything is changed, and says where", () => {
  for (const [side, text] of [
    [team, "ours"],
    [clone, "theirs"],
  ] as const)
    side.edit("src/a.ts", "three", text);
  clone.edit("src/b.ts", "b", "B");
  clone.remove("README.md");
  team.edit("README.md", "Read", "Skip");
  const error = refusalOf(upgraded);
  expect(error).toMatchObject({ code: "UPGRADE_CONFLICT", fact: expect.stringContaining("changed src/a.ts. Nothing") });
  expect(team.git("status", "--porcelain")).toBe("");
});

test("when writing fails in the middle, what was removed and written before is back", () => {
  clone.remove("cloudfunctions/relay");
  clone.edit("src/a.ts", "one", "1");
  const upgrade = prepared();
  const plan = {
    ...upgrade.plan,
    steps: [...upgrade.plan.steps, { file: "src/a.ts/x.ts", step: "add" as const, text: "" }],
  };
  expect(() => applyUpgrade({ ...upgrade, plan }, false)).toThrow(/ENOTDIR|EEXIST|ENOENT/);
  expect(team.git("status", "--porcelain")).toBe("");
});

test("with --mark-conflicts everything else is written, and the conflict has git's marks", () => {
  for (const [side, text] of [
    [team, "ours"],
    [clone, "theirs"],
  ] as const)
    side.edit("src/a.ts", "three", text);
  clone.edit("src/b.ts", "b", "B");
  upgraded(true);
  expect(team.read("src/a.ts")).toMatch(/^<<<<<<< yours\nours\n=======\ntheirs\n>>>>>>> new version$/m);
  expect(team.read("src/b.ts")).toBe("B\n");
});

test.each<[string, () => void, RegExp]>([
  [
    "you changed what the new version no longer has",
    () => {
      team.edit("src/a.ts", "one", "1");
      clone.remove("src/a.ts");
    },
    /no longer has it/,
  ],
  [
    "both added a file of that name",
    () => [team, clone].map((side, n) => side.write("src/a2.ts", `${n}\n`)),
    /same lines/,
  ],
  [
    "a file that git ignores is where a new one belongs",
    () => {
      team.write("ignored/a.ts", "ours\n");
      clone.write("ignored/a.ts", "new\n");
      clone.git("add", "-f", "ignored/a.ts");
    },
    /git ignores/,
  ],
  [
    "both changed one script in package.json",
    () =>
      [team, clone].map((side, n) => side.edit("package.json", '"1.0.0"', `"1.0.0",\n  "scripts": { "test": "${n}" }`)),
    /same lines/,
  ],
])("it is a conflict when %s", (_, change, reason) => {
  change();
  expect(prepared().plan.conflicts).toEqual([expect.objectContaining({ reason: expect.stringMatching(reason) })]);
});

test.each<[string, () => void, string, RegExp]>([
  ["a file that is not committed", () => team.write("note.txt", ""), "UPGRADE_UNCLEAN", /note\.txt/],
  ["a change that is not committed", () => team.edit("src/a.ts", "one", "1"), "UPGRADE_UNCLEAN", /src\/a\.ts/],
  ["a project without git", () => team.remove(".git"), "UPGRADE_UNCLEAN", /no git repository/],
  ["a new version without git", () => clone.remove(".git"), "UPGRADE_BASE_UNKNOWN", /no git history/],
  [
    "a folder that is no project",
    () => team.remove("cloudbaserc.json"),
    "FLAG_INVALID",
    /no package\.json and cloudbaserc/,
  ],
])("%s is refused, and nothing changes", (_, spoil, code, fact) => {
  clone.edit("src/b.ts", "b", "B");
  clone.commit("Next");
  spoil();
  const error = refusalOf(() => prepareUpgrade({ cloneDir: clone.dir, project: team.dir }));
  expect(error).toMatchObject({ code, fact: expect.stringMatching(fact) });
  expect(team.read("src/b.ts")).toBe("b\n");
});

test("no project, and the clone itself, are refused", () => {
  for (const project of [undefined, clone.dir]) {
    expect(refusalOf(() => prepareUpgrade({ cloneDir: clone.dir, project }))).toMatchObject({ code: "FLAG_INVALID" });
  }
});

test.each([
  [[], /These are in conflict:\n {2}src\/a\.ts: .*same lines\n\[UPGRADE_CONFLICT\] [^\n]+\n {2}→ [^\n]+\n$/, ""],
  [["--dry-run"], /1 in conflict\.[\s\S]*\nNothing was changed\.\n$/, ""],
  [["--mark-conflicts"], /Written\. Next:\n {2}1\. Settle the conflicts/, " M src/a.ts\n"],
])(
  "a conflict makes npm run upgrade %j end with 1",
  async (args, text, changes) => {
    for (const [side, line] of [
      [team, "ours"],
      [clone, "theirs"],
    ] as const) {
      side.edit("src/a.ts", "three", line);
      side.commit("Next");
    }
    const { ended, output } = runScript("upgrade.ts", ["--project", team.dir, ...args], { cwd: clone.dir });
    expect(await ended).toBe(1);
    expect(output()).toMatch(text);
    expect(team.git("status", "--porcelain")).toBe(changes);
  },
  30_000,
);

test("npm run upgrade without a project says how it is called", async () => {
  const { ended, output } = runScript("upgrade.ts", [], { cwd: clone.dir });
  expect(await ended).toBe(1);
  expect(output()).toMatch(/^\[FLAG_INVALID\] No project was given\.\n.*npm run upgrade -- --project/);
}, 30_000);
