// What a campaign is told. The slow test beside it runs campaigns, and shows that a broken runtime is found out.
import { readOptions } from "../../campaign/read-options";

test.each([
  ["pushes", "many"],
  ["faults", "2"],
  ["parallel", "100"],
  ["src", "nowhere"],
])("refuses --%s %s", (flag, value) => {
  const fact = expect.stringContaining(`--${flag} is "${value}"`);
  expect(() => readOptions({ [flag]: value })).toThrow(expect.objectContaining({ code: "FLAG_INVALID", fact }));
});
