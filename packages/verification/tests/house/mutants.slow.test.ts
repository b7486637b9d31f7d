// The mutation check on one small file: its tests are found, they pass, and they notice what is broken.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const root = resolve(__dirname, "../../../..");
const stryker = join(dirname(require.resolve("@stryker-mutator/core/package.json")), "bin", "stryker.js");

interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

test("a sample of mutants is noticed by the fast tests", () => {
  const config = "packages/verification/mutants/stryker.config.js";
  const args = [
    stryker,
    "run",
    config,
    "--concurrency",
    "1",
    "--mutate",
    "packages/message-push/src/wechat/acks.ts:52-99",
  ];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  expect(status === 0 ? "" : stdout).toBe("");
  const { files }: Report = JSON.parse(readFileSync(join(root, ".mutants/report.json"), "utf8"));
  const statuses = Object.values(files).flatMap(({ mutants }) => mutants.map((mutant) => mutant.status));
  const count = (...wanted: readonly string[]) => statuses.filter((status) => wanted.includes(status)).length;
  const noticed = count("Killed", "Timeout");
  expect(noticed).toBeGreaterThan(5);
  expect(noticed / (noticed + count("Survived", "NoCoverage"))).toBeGreaterThan(0.8);
});
