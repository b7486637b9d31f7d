import { readRules, unusualRules } from "../../simulator/read-rules";

test("rules with the simulator's own names and types are taken as they are", () => {
  const rules = {
    attempts: 1,
    openidInPushes: false,
    riskyWords: [],
    repliesAfterMessage: { count: 3, windowMs: 1_000 },
  };
  expect(readRules(rules)).toEqual({ rules });
});

test.each([
  [[], "the rules are no object"],
  [null, "the rules are no object"],
  [{ atempts: 1 }, "atempts is no rule of the simulator"],
  [{ constructor: 1 }, "constructor is no rule of the simulator"],
  [{ attempts: "1" }, 'attempts is "1", and must be a number'],
  [{ attempts: null }, "attempts is null, and must be a number"],
  [{ openidInPushes: 0 }, "openidInPushes is 0, and must be a boolean"],
  [{ riskyWords: "x" }, 'riskyWords is "x", and must be a list'],
  [{ riskyWords: ["x", 1] }, "riskyWords[1] is 1, and must be a string"],
  [{ repliesAfterMessage: 5 }, "repliesAfterMessage is 5, and must be an object of count and windowMs"],
  [
    { repliesAfterMessage: { count: 5 } },
    'repliesAfterMessage is {"count":5}, and must be an object of count and windowMs',
  ],
  [{ repliesAfterMessage: { count: 5, windowMs: true } }, "repliesAfterMessage.windowMs is true, and must be a number"],
])("%j is refused", (value, problem) => {
  expect(readRules(value)).toEqual({ problem: { en: problem, zh: expect.stringMatching(/\p{Script=Han}/u) } });
});

test("those that are otherwise than by default are named", () => {
  expect(
    unusualRules({
      openidInPushes: false,
      attempts: 1,
      attemptMs: 5_000,
      repliesAfterMessage: { count: 4, windowMs: 1 },
    }),
  ).toEqual(["attempts", "openidInPushes", "repliesAfterMessage"]);
});
