import fc from "fast-check";
import { describeCall } from "../../src/platform/cloudbase/cloudbase-call";
import { consoleLog } from "../../src/platform/cloudbase/console-log";
import type { Cloud } from "../../src/platform/cloudbase/sdk";

const line = { level: "error", event: "failed", pushId: "p", pair: "text" } as const;

function printed(run: () => void): string {
  const lines: unknown[] = [];
  const spies = [jest.spyOn(console, "error"), jest.spyOn(console, "log")];
  for (const spy of spies) spy.mockImplementation((text) => void lines.push(text));
  run();
  for (const spy of spies) spy.mockRestore();
  return lines.join("\n");
}

afterEach(() => {
  delete process.env.PUSH_LOG_ERROR_TEXT;
  delete process.env.PUSH_ALLOW_DEVTOOLS;
});

test("a line is one JSON object, and an error is named by the place where it was thrown", () => {
  const text = printed(() => consoleLog(line, new Error("秘密")));
  expect(JSON.parse(text)).toEqual({ ...line, thrownAt: expect.stringMatching(/console-log\.test\.ts:\d+:\d+$/) });
});

test("no text of an error is printed, however it is made up, unless the operator asks for it", () => {
  const secret = fc.stringMatching(/^[A-Za-z0-9]{16,30}$/);
  const makeUp = fc.constantFrom(
    (text: string) => new Error(text),
    (text: string) => new Error(`first\n    at ${text} (${text}:1:1)`),
    (text: string) => Object.assign(new Error("x"), { name: text }),
    (text: string) => Object.assign(new Error("x"), { stack: `Error: x\n    at ${text}` }),
    (text: string) => Object.assign(new Error(""), { message: text }),
  );
  fc.assert(
    fc.property(secret, makeUp, (text, make) => {
      expect(printed(() => consoleLog(line, make(text)))).not.toContain(text);
    }),
  );
  process.env.PUSH_LOG_ERROR_TEXT = "true";
  expect(printed(() => consoleLog(line, new Error("原文")))).toContain("原文");
});

const cloudWith = (context: object) => ({ getWXContext: () => context }) as unknown as Cloud;

test.each([
  [
    { OPENID: "oA", SOURCE: "wx_client,scf" },
    { openid: "oA", sources: ["wx_client", "scf"] },
  ],
  [{ OPENID: "", SOURCE: "" }, { sources: [] }],
  [{}, { sources: [] }],
  // The SDK turns an all-digit value into a number.
  [
    { OPENID: 42, SOURCE: "wx_devtools" },
    { openid: "42", sources: ["wx_devtools"] },
  ],
])("the context %p is read as %p", (context, call) => {
  expect(describeCall(cloudWith(context), undefined)).toEqual(call);
});

test("the time limit is read from main's second argument, where there is one", () => {
  expect(describeCall(cloudWith({}), { time_limit_in_ms: 5000 })).toMatchObject({ timeLimitMs: 5000 });
  for (const context of [null, 7, {}, { time_limit_in_ms: 0 }, { time_limit_in_ms: "5000" }]) {
    expect(describeCall(cloudWith({}), context)).not.toHaveProperty("timeLimitMs");
  }
});

test("DevTools' own calls pass only where the operator allowed them; a phone's never", () => {
  const sourcesOf = (SOURCE: string) => describeCall(cloudWith({ SOURCE }), undefined).sources;
  expect(sourcesOf("wx_devtools")).toEqual(["wx_devtools"]);
  process.env.PUSH_ALLOW_DEVTOOLS = "true";
  expect(sourcesOf("wx_devtools")).toEqual([]);
  expect(sourcesOf("wx_localdebug,scf")).toEqual(["scf"]);
  expect(sourcesOf("wx_client")).toEqual(["wx_client"]);
});
