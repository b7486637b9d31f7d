import { readCloudbaserc } from "../../project/cloudbaserc";
import { endScripts, root, runScript } from "../support/run-script";

afterEach(endScripts);

test("the rules close every push function to clients and leave the rest as the platform has it", async () => {
  const { ended, output } = runScript("security-rules.ts");
  expect(await ended).toBe(0);
  const names = readCloudbaserc(root).functions.map(({ name }) => name);
  expect(JSON.parse(output())).toEqual({
    "*": { invoke: "auth != null" },
    ...Object.fromEntries(names.map((name) => [name, { invoke: false }])),
  });
}, 30_000);
