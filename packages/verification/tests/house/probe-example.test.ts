// docs/reference/probe-example.md: a report of a rehearsal, marked as such, that has every row there is.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { BELIEFS } from "../../../message-push/tools/probe/beliefs/all-beliefs";
import { isProbed } from "../../../message-push/tools/probe/beliefs/belief";

const example = readFileSync(resolve(__dirname, "../../../../docs/reference/probe-example.md"), "utf8");
const probed = BELIEFS.filter(isProbed);

test("the first line says that it is no report of the cloud", () => {
  expect(example.split("\n")[0]).toMatch(/[Rr]ehearsal/);
});

test("it has a row for each belief that the probe tries", () => {
  expect(probed.map(({ id }) => id).filter((id) => !example.includes(`\`${id}\``))).toEqual([]);
});

test("docs/going-live.md says in both languages how many that are", () => {
  for (const name of ["going-live.md", "going-live.zh-CN.md"])
    expect(readFileSync(resolve(__dirname, "../../../../docs", name), "utf8")).toContain(` ${probed.length} `);
});
