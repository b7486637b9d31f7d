// A seed file that comes or changes while the simulator runs is told once.
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BuildHappening } from "../../../simulator/events";
import { watchSeeds } from "../../../tools/start/watch-seeds";
import { until } from "../../support/until";

let stop = () => {};
afterEach(() => stop());

test.each([true, false])("a new or changed file asks for a restart, seed/ was there: %s", async (isThere) => {
  const dir = mkdtempSync(join(tmpdir(), "seeds-"));
  if (isThere) {
    mkdirSync(join(dir, "seed"));
    writeFileSync(join(dir, "seed/orders.json"), "[]");
  }
  const said: BuildHappening[] = [];
  stop = watchSeeds(dir, (happening) => said.push(happening));
  if (!isThere) mkdirSync(join(dir, "seed"));
  writeFileSync(join(dir, "seed/orders.json"), '[{"_id":"1"}]');
  await until(() => said.length > 0);
  expect(said).toEqual([
    { kind: "restart-needed", text: expect.stringContaining("seed/orders.json has changed"), texts: expect.anything() },
  ]);
});
