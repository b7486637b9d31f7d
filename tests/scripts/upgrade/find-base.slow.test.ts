// Which version a project comes from, read off its files.
import { findBase } from "../../../scripts/upgrade/find-base";
import { readTree } from "../../../scripts/upgrade/trees";
import { prepareUpgrade } from "../../../scripts/upgrade/upgrade-project";
import { copyWithoutHistory, type Repository, removeRepositories, repositoryWith } from "../../support/repositories";

let clone: Repository;
let commits: string[];

/** Three versions: the second changes a.ts and adds c.ts, the third changes b.ts. */
beforeEach(() => {
  const settings = { "package.json": '{ "version": "1.0.0" }\n', "cloudbaserc.json": "{}\n" };
  clone = repositoryWith({ ...settings, "src/a.ts": "a\n", "src/b.ts": "b\n" });
  commits = [clone.git("rev-parse", "HEAD").trim()];
  clone.write("src/a.ts", "A\n");
  clone.write("src/c.ts", "c\n");
  commits.push(clone.commit("Second"));
  clone.write("src/b.ts", "B\n");
  commits.push(clone.commit("Third"));
});
afterEach(removeRepositories);

function teamAt(commit: string | undefined): Repository {
  clone.git("checkout", "--quiet", commit ?? "main");
  const team = copyWithoutHistory(clone);
  clone.git("checkout", "--quiet", "main");
  return team;
}

const baseOf = ({ dir }: Repository, named?: string) => findBase(clone.dir, readTree(dir, "HEAD"), named);

test.each([0, 1, 2])("a copy of version %i is known as such, also when the team changed and added files", (version) => {
  const team = teamAt(commits[version]);
  expect(baseOf(team)).toMatchObject({ commit: commits[version] });
  team.write("src/a.ts", "ours\n");
  team.write("src/ours.ts", "ours\n");
  team.commit("Ours");
  expect(baseOf(team)).toMatchObject({ commit: commits[version] });
});

test("of versions that are equally like it, the oldest: merging what both have is harmless", () => {
  const team = teamAt(commits[2]);
  team.write("src/b.ts", "ours\n");
  team.commit("Ours");
  expect(baseOf(team)).toMatchObject({ commit: commits[1], ours: 3, unchanged: 2 });
});

test("files that the team removed do not make its version look older", () => {
  const team = teamAt(commits[1]);
  team.remove("src/c.ts");
  team.commit("Ours");
  expect(baseOf(team)).toMatchObject({ commit: commits[1] });
});

test("a version that came by a merge is known by the merge", () => {
  clone.git("checkout", "--quiet", "-b", "work");
  clone.write("src/d.ts", "d\n");
  clone.commit("Work");
  clone.git("checkout", "--quiet", "main");
  clone.git("merge", "--quiet", "--no-ff", "-m", "Merge", "work");
  clone.git("branch", "--quiet", "-D", "work");
  const merge = clone.git("rev-parse", "HEAD").trim();
  expect(baseOf(teamAt(merge))).toMatchObject({ commit: merge });
});

test("a copy in a folder of a larger repository is known as well", () => {
  const team = teamAt(commits[1]);
  const whole = repositoryWith({
    "desk/package.json": '{ "version": "1.0.0" }\n',
    "desk/cloudbaserc.json": "{}\n",
    "notes.md": "",
  });
  for (const file of ["src/a.ts", "src/b.ts", "src/c.ts"]) whole.write(`desk/${file}`, team.read(file));
  whole.commit("Desk");
  whole.write("elsewhere.txt", "not committed, and no matter");
  const { from, plan } = prepareUpgrade({ cloneDir: clone.dir, project: `${whole.dir}/desk` });
  expect(from).toContain(commits[1]?.slice(0, 7));
  expect(plan.steps).toEqual([expect.objectContaining({ file: "src/b.ts", step: "update" })]);
});

test("something else is no version of this", () => {
  const other = repositoryWith({ "src/a.ts": "x\n", "src/b.ts": "y\n" });
  expect(() => baseOf(other)).toThrow(/UPGRADE_BASE_UNKNOWN.*\n.*unshallow/);
});

test("a version can be named, if there is one of that name", () => {
  clone.git("tag", "v1", commits[0] ?? "");
  expect(baseOf(teamAt(commits[2]), "v1")).toMatchObject({ commit: commits[0] });
  expect(() => baseOf(teamAt(commits[2]), "v9")).toThrow(/UPGRADE_BASE_UNKNOWN.*"v9"/);
});

test("an older version is refused", () => {
  const team = teamAt(commits[2]);
  clone.git("checkout", "--quiet", commits[0] ?? "");
  expect(() => prepareUpgrade({ cloneDir: clone.dir, project: team.dir })).toThrow(/UPGRADE_OLDER/);
});

test("a clone without history does not guess", () => {
  const team = teamAt(commits[0]);
  const shallow = copyWithoutHistory(clone);
  expect(() => findBase(shallow.dir, readTree(team.dir, "HEAD"), undefined)).toThrow(/UPGRADE_BASE_UNKNOWN/);
});

test("with git alone: told once where the project comes from, git merges later versions", () => {
  const team = teamAt(commits[0]);
  team.write("src/ours.ts", "ours\n");
  team.commit("Ours");
  team.git("fetch", "--quiet", clone.dir, "main");
  team.git("merge", "--quiet", "-s", "ours", "--allow-unrelated-histories", "-m", "From", commits[0] ?? "");
  expect([team.read("src/a.ts"), team.has("src/c.ts")]).toEqual(["a\n", false]);
  team.git("merge", "--quiet", "-m", "Newer", commits[2] ?? "");
  expect(["a", "b", "c", "ours"].map((name) => team.read(`src/${name}.ts`))).toEqual(["A\n", "B\n", "c\n", "ours\n"]);
});
