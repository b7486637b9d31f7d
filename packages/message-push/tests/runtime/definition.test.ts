import { runFunction } from "../support/run-function";

// JavaScript users have no compiler to tell them.
const define = (definition: unknown) => () => runFunction(definition as Parameters<typeof runFunction>[0]);
const handle = () => "好";

test("the definition rides on the function", () => {
  const { main } = runFunction({ on: ["text", "image", "text"], handle });
  expect(main.on).toEqual(["text", "image"]);
  expect(main.handle).toBe(handle);
});

test.each([
  ["a misspelt option", { on: "text", handle, deadlineMS: 3000 }, "OPTION_UNKNOWN", /"deadlineMs"/],
  ["a misspelt pair", { on: "txt", handle }, "PAIR_UNKNOWN", /"text"/],
  [
    "an event without its prefix",
    { on: "user_enter_tempsession", handle },
    "PAIR_UNKNOWN",
    /"event:user_enter_tempsession"/,
  ],
  ["no pair", { handle }, "PAIR_UNKNOWN", /text/],
  ["an empty list of pairs", { on: [], handle }, "OPTION_INVALID", /on: "text"/],
  ["no handler", { on: "text" }, "OPTION_INVALID", /function/],
  ["a deadline beyond WeChat's patience", { on: "text", handle, deadlineMs: 5000 }, "OPTION_INVALID", /4800/],
  ["a deadline in seconds", { on: "text", handle, deadlineMs: 4 }, "OPTION_INVALID", /1000/],
  ["a policy that is none", { on: "text", handle, onUnknownSend: "x" }, "OPTION_INVALID", /"send-again"/],
  ["no run at all", { on: "text", handle, maxRuns: 0 }, "OPTION_INVALID", /from 1/],
  ["a prepare that is no function", { on: "text", handle, prepare: "now" }, "OPTION_INVALID", /Give it a function/],
  ["half a run", { on: "text", handle, maxRuns: 1.5 }, "OPTION_INVALID", /from 1/],
  ["null", null, "OPTION_INVALID", /on, handle/],
  ["a pair that is no string", { on: 7, handle }, "PAIR_UNKNOWN", /text/],
  ["nothing", undefined, "OPTION_INVALID", /on, handle/],
])("%s is refused when the module loads", (_, definition, code, fix) => {
  expect(define(definition)).toThrow(expect.objectContaining({ code, fix: expect.stringMatching(fix) }));
});

test.each([
  ["the shortest deadline", { deadlineMs: 1_000 }],
  ["the longest deadline", { deadlineMs: 4_800 }],
  ["one run", { maxRuns: 1 }],
  ["as many runs as there are pushes", { maxRuns: Number.POSITIVE_INFINITY }],
])("%s is taken", (_, option) => {
  expect(define({ on: "text", handle, ...option })).not.toThrow();
});

test.each(["onUnknownSend", "slow", "onStoreDown", "maxRuns", "deadlineMs"])("a refused %s is named", (option) => {
  expect(define({ on: "text", handle, [option]: "x" })).toThrow(
    expect.objectContaining({ code: "OPTION_INVALID", fact: expect.stringContaining(`\`${option}\``) }),
  );
});
