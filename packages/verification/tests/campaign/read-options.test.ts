// What a campaign is told. The slow test beside it runs campaigns, and shows that a broken runtime is found out.
import { readOptions } from "../../campaign/read-options";

test.each([
  ["pushes", "many"],
  ["faults", "2"],
  ["parallel", "100"],
  ["beside", "65"],
  ["beside", "-1"],
  ["src", "nowhere"],
])("refuses --%s %s", (flag, value) => {
  const fact = expect.stringContaining(`--${flag} is "${value}"`);
  expect(() => readOptions({ [flag]: value })).toThrow(expect.objectContaining({ code: "FLAG_INVALID", fact }));
});

test("no busy loops stand beside it unless they are asked for", () => {
  expect(readOptions({}).beside).toBe(0);
  expect(readOptions({ beside: "6" }).beside).toBe(6);
});
