import { readAllowances } from "../../src/platform/cloudbase/read-allowances";

test("without the two variables, WeChat's newest figures hold", () => {
  for (const environment of [{}, { PUSH_REPLIES_AFTER_MESSAGE: "", PUSH_REPLIES_AFTER_ENTERING: "" }]) {
    expect(readAllowances(environment)).toEqual({
      message: { count: 5, windowMs: 48 * 3_600_000 },
      entering: { count: 2, windowMs: 60_000 },
    });
  }
});

test("each variable sets its own figure", () => {
  const { message, entering } = readAllowances({ PUSH_REPLIES_AFTER_MESSAGE: "3", PUSH_REPLIES_AFTER_ENTERING: "0" });
  expect([message.count, entering.count]).toEqual([3, 0]);
});

test.each(["many", "-1", "2.5", "21", " 3"])(
  "a figure of %p is refused, with the variable's name and the fix",
  (figure) => {
    expect(() => readAllowances({ PUSH_REPLIES_AFTER_ENTERING: figure })).toThrow(
      expect.objectContaining({
        code: "ENVIRONMENT_INVALID",
        fact: expect.stringContaining("PUSH_REPLIES_AFTER_ENTERING"),
        fix: expect.stringContaining("0 to 20"),
      }),
    );
  },
);
