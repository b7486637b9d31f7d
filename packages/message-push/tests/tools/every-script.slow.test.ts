// Every script as people run it, by npm and tsx. The other tests compile them in a quicker way.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/run-script";

const { scripts }: { scripts: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(join(root, "package.json"), "utf8"),
);
const ours = Object.entries(scripts).flatMap(([name, command]) =>
  / (scripts|packages)\/\S+\.ts$|^message-push /.test(command) && !/^(bench|mutants)/.test(name) ? [name] : [],
);
const npm = process.platform === "win32" ? "npm.cmd" : "npm";

test.each(ours)("npm run %s -- --help tells its flags", (name) => {
  const options = { cwd: root, encoding: "utf8", shell: process.platform === "win32" } as const;
  const { status, stdout, stderr } = spawnSync(npm, ["run", "--silent", name, "--", "--help"], options);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(/^Usage: (npx message-push|npm run) /);
});
