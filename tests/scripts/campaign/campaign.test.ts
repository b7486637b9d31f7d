// A campaign of a few pushes in this process. The slow test beside it runs more, and shows that a broken runtime is found out.
import { readOptions } from "../../../scripts/campaign/read-options";
import { reportText } from "../../../scripts/campaign/report";
import { type Progress, runCampaign } from "../../../scripts/campaign/run-campaign";
import { CAN_FREEZE } from "../../../simulator/can-freeze";

test("a campaign loses nothing and says nothing twice", async () => {
  const stages: Progress["stage"][] = [];
  const options = readOptions({ pushes: "12", seed: "4", faults: "0.5", parallel: "4" });
  const onProgress = ({ stage }: Progress) => stages.push(stage);
  const result = await runCampaign({ ...options, canFreeze: CAN_FREEZE, onProgress });
  expect(result.offenders).toEqual([]);
  expect(result.tally).toMatchObject({ pushes: 12, verdicts: { lost: 0, double: 0 } });
  expect(result.tally.faultedPushes).toBeGreaterThan(0);
  expect(reportText(result)).toMatch(/LOST +0/);
  expect(new Set(stages)).toEqual(new Set(["pushing", "settling"]));
});

test.each([
  ["pushes", "many"],
  ["faults", "2"],
  ["parallel", "100"],
  ["src", "nowhere"],
])("refuses --%s %s", (flag, value) => {
  const fact = expect.stringContaining(`--${flag} is "${value}"`);
  expect(() => readOptions({ [flag]: value })).toThrow(expect.objectContaining({ code: "FLAG_INVALID", fact }));
});
