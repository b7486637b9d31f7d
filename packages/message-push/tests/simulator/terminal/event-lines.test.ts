// Events in, lines out.
import { createEvents, type Happening } from "../../../simulator/events";
import { createEventLines } from "../../../simulator/terminal/lines/event-lines";
import type { Language } from "../../../src/language";

const OPENID = "o-of-the-customer";
const KEY = "0123456789abcdef";

/** A clock that a test moves, and the lines of each event. */
function bench(language: Language = "en") {
  let atMs = 1_000;
  const { events, emit, pushOf } = createEvents({ nowMs: () => atMs });
  const lines = createEventLines({
    language,
    isColored: false,
    nameOf: (openid) => (openid === OPENID ? "小王" : undefined),
    pictureOf: () => undefined,
    places: {
      inSources: (text) => text.replace("/dist/text/index.js:1:99", "cloudfunctions/text/index.ts:7:11"),
      ownFrame: (stack) => (stack.includes(":1:99") ? "cloudfunctions/text/index.ts:7:11" : undefined),
    },
  });
  const show = (happening: Happening) => {
    emit(happening);
    return events.all().slice(-1).flatMap(lines);
  };
  const log = (invocationId: string, entry: Record<string, unknown>) =>
    show({ kind: "log-line", invocationId, functionName: "text", line: JSON.stringify(entry), entry });
  return {
    show,
    pass: (ms: number) => {
      atMs += ms;
    },
    /** A push whose first attempt runs in the invocation `first`. */
    arrive: (pushId = 1, invocationId = "first", key = KEY) => [
      ...show({
        kind: "push-arrived",
        pushId,
        pair: "text",
        packet: { FromUserName: OPENID, MsgType: "text", Content: "你好" },
      }),
      ...show({ kind: "attempt-started", pushId, number: 1, target: "text", invocationIds: [invocationId] }),
      ...show({
        kind: "invocation-started",
        invocation: { id: invocationId, functionName: "text" },
        instanceId: "text-1",
        coldStart: true,
      }),
      ...log(invocationId, { level: "info", event: "arrived", pushId: key, pair: "text", sinceArrivalMs: 0 }),
    ],
    runtime: (invocationId: string, entry: Record<string, unknown>, key = KEY) =>
      log(invocationId, { pushId: key, pair: "text", sinceArrivalMs: 5, ...entry }),
    print: (invocationId: string, line: string) => show({ kind: "log-line", invocationId, functionName: "text", line }),
    reply(content: string, invocationId?: string) {
      const pushId = pushOf(invocationId);
      return show({
        kind: "inbox-entry",
        openid: OPENID,
        entry: {
          kind: "reply",
          atMs,
          message: { msgtype: "text", text: { content } },
          ...(pushId !== undefined && { pushId }),
        },
      });
    },
  };
}

test("a push, its attempt and its reply carry the number and the time since it arrived", () => {
  const { arrive, pass, reply } = bench();
  expect(arrive()).toEqual(["#1  push  text  你好  (小王)", "#1      0 ms  attempt 1 → text (cold start)"]);
  pass(113);
  expect(reply("收到", "first")).toEqual(["#1    113 ms  小王 sees: 收到"]);
});

test("a late reply of background work is told with the push it belongs to, however late", () => {
  const { arrive, pass, runtime, reply } = bench();
  arrive();
  arrive(2, "other", "another key");
  pass(3_000);
  expect(runtime("second", { level: "info", event: "resumed", attempt: 2 })).toEqual([
    "#1   3000 ms  goes on in the background → text",
  ]);
  pass(20_000);
  expect(reply("查到了", "second")).toEqual(["#1      23 s  小王 sees: 查到了"]);
});

test("the author's own lines name function, push and level, whatever printed them", () => {
  const { arrive, runtime, print, show } = bench();
  arrive();
  expect(runtime("first", { level: "info", event: "handler", message: "asked", rejected: 2 })).toEqual([
    '#1      0 ms  text info  asked {"rejected":2}',
  ]);
  expect(runtime("first", { level: "warn", event: "handler", message: "odd" })).toEqual([
    "#1      0 ms  text warn  odd",
  ]);
  expect(runtime("first", { level: "error", event: "handler", message: "bad" })).toEqual([
    "#1      0 ms  text error  bad",
  ]);
  expect(print("first", "plain words")).toEqual(["#1      0 ms  text │ plain words"]);
  expect(print("elsewhere", "at f (/dist/text/index.js:1:99)")).toEqual([
    "              text │ at f (cloudfunctions/text/index.ts:7:11)",
  ]);
  const own = { level: "info", event: "login" };
  expect(
    show({ kind: "log-line", invocationId: "first", functionName: "text", line: JSON.stringify(own), entry: own }),
  ).toEqual(['#1      0 ms  text │ {"level":"info","event":"login"}']);
});

test("a handler's error names the author's own file and line, and the dead letter says what to do there", () => {
  const { arrive, runtime } = bench();
  arrive();
  const failed = {
    level: "error",
    event: "failed",
    code: "HANDLER_FAILED",
    errorClass: "TypeError",
    errorText: "my bug",
    errorStack: "\n at x (/dist/text/index.js:1:99)",
  };
  expect(runtime("first", failed)).toEqual([
    "#1      0 ms  text throws TypeError: my bug",
    "#1      0 ms    at cloudfunctions/text/index.ts:7:11",
  ]);
  const dead = { level: "error", event: "dead-letter", reason: "HANDLER_FAILED", attempts: 2, runs: 2, unsent: 0 };
  expect(runtime("first", dead)).toEqual([
    "#1      0 ms  dead letter: the handler threw an error (HANDLER_FAILED)",
    "#1      0 ms    → Correct the handler, then /again new (cloudfunctions/text/index.ts:7:11)",
  ]);
});

test("what was thrown and is no error has its class, and an error without frames of one's own the first frame", () => {
  const { arrive, runtime } = bench();
  arrive();
  expect(runtime("first", { level: "error", event: "failed", code: "HANDLER_FAILED", errorClass: "string" })).toEqual([
    "#1      0 ms  text throws string",
  ]);
  const inPackage = {
    level: "error",
    event: "failed",
    code: "HANDLER_FAILED",
    errorClass: "Error",
    errorText: "x",
    errorStack: "",
    thrownAt: "node:fs:1:2",
  };
  expect(runtime("first", inPackage).at(-1)).toContain("at node:fs:1:2");
});

test("a refusal of the runtime keeps its fix, and a dead letter its number, what was before it and what stays unsent", () => {
  const { arrive, runtime } = bench();
  arrive();
  const errorText = "[SEND_REFUSED] WeChat refused.\n  → Look it up.";
  expect(
    runtime("first", { level: "error", event: "failed", code: "SEND_REFUSED", errCode: 45047, errorText }),
  ).toEqual(["#1      0 ms  text: [SEND_REFUSED] WeChat refused.", "#1      0 ms    → Look it up."]);
  const dead = { level: "error", event: "dead-letter", reason: "WINDOW_CLOSED", lastError: "SEND_REFUSED", unsent: 2 };
  expect(runtime("first", dead)).toEqual([
    "#1      0 ms  dead letter: WeChat's time for replies is over; before that: WeChat refused the reply (WINDOW_CLOSED); 2 replies stay unsent",
    "#1      0 ms    → The customer has to write first: type a text",
  ]);
});

test("retries say when the next comes, and that they can be stopped", () => {
  const { arrive, runtime, show } = bench();
  arrive();
  expect(show({ kind: "push-paused", pushId: 1, target: "pay", number: 3, pauseMs: 8_000 })).toEqual([
    "#1      0 ms  pushed again in 8 s; /stop ends that",
  ]);
  expect(show({ kind: "push-stopped", pushId: 1, pair: "text", target: "pay" })).toEqual([
    "#1      0 ms  stopped: text is not pushed again",
  ]);
  const attempts = [{ number: 1, startedAtMs: 0, durationMs: 5, outcome: "failed", invocationIds: [] }] as const;
  const report = {
    pushId: 1,
    pair: "text",
    delivery: "delivered",
    attempts: [...attempts, ...attempts],
    replies: [],
    isTransferred: false,
    goesOn: false,
  } as const;
  expect(show({ kind: "push-finished", pushId: 1, report })).toEqual([]);
  expect(runtime("first", { level: "warn", event: "waiting", reason: "STORE_UNAVAILABLE", dueInMs: 2_500 })).toEqual([
    "#1      0 ms  text waits: the database did not answer; the relay may try again in 2.5 s (/timer fires it now)",
  ]);
});

test.each([
  [
    "en",
    "sends reply 1 once more",
    "counts reply 1 as sent, unconfirmed",
    "is not in the queue",
    "a person has the conversation",
  ],
  ["zh", "再发一次第 1 条回复", "把第 1 条回复视为已发送（未确认）", "没有进入人工排队", "会话已经转给人工"],
] as const)("a send of unknown fate and a transfer that came too late are told in words (%s)", (language, ...words) => {
  const { arrive, runtime } = bench(language);
  arrive();
  const told = [
    runtime("first", { level: "info", event: "send-announced", reply: 1, tries: 2 }),
    runtime("first", { level: "warn", event: "unconfirmed", reply: 1, msgtype: "text" }),
    runtime("first", { level: "error", event: "transfer-too-late" }),
    runtime("first", { level: "info", event: "cancelled", unsent: 1 }),
  ];
  expect(told).toEqual(words.map((word) => [expect.stringContaining(word)]));
});

test("what the runtime warns of otherwise is shown by its name, and what is usual is not shown", () => {
  const { arrive, runtime, show } = bench();
  arrive();
  expect(runtime("first", { level: "warn", event: "send-retried", tries: 2, errCode: -1 })).toEqual([
    "#1      0 ms  text warn send-retried tries=2 errCode=-1",
  ]);
  expect(runtime("first", { level: "info", event: "claimed", attempt: 1 })).toEqual([]);
  const relay = (completed: number) => ({
    level: "info",
    event: "relay",
    completed,
    invoked: 0,
    purged: 3,
    durationMs: 9,
  });
  const line = (entry: Record<string, unknown>) =>
    show({ kind: "log-line", invocationId: "r", functionName: "relay", line: "", entry });
  expect(line(relay(0))).toEqual([]);
  expect(line(relay(1))).toEqual(["              relay: completed 1"]);
  expect(show({ kind: "timer-fired", functionName: "relay", name: "t", dueAtMs: 0 })).toEqual([]);
});

test.each([
  ["threw", "text threw: my bug"],
  ["crashed", "text crashed: my bug"],
  ["timed-out", "text was ended at its timeout: my bug"],
  ["refused", "text was not started: my bug"],
] as const)("an invocation that %s is told at once, of whatever function", (status, words) => {
  const { arrive, show } = bench();
  arrive();
  const outcome = {
    invocation: { id: "first", functionName: "text" },
    instanceId: "1",
    coldStart: false,
    status,
    error: { name: "E", message: "my bug" },
    durationMs: 1,
    memoryMb: 1,
    logs: [],
  };
  expect(show({ kind: "invocation-ended", outcome })).toEqual([`#1      0 ms  ${words}`]);
  expect(
    show({ kind: "invocation-ended", outcome: { ...outcome, invocation: { id: "timer", functionName: "text" } } }),
  ).toEqual([`              ${words}`]);
});

test("a warning about a message is told once, with its fix", () => {
  const { show } = bench();
  const texts = { fact: { en: "no such key", zh: "没有这个字段" }, fix: { en: "write title", zh: "请写 title" } };
  const warning = { kind: "send-warning", fact: "no such key", fix: "write title", texts } as const;
  expect(show(warning)).toEqual(["              warning: no such key", "                → write title"]);
  expect(show(warning)).toEqual([]);
});

test("an attempt at a server is told by its address, and a push that nobody answers by its end", () => {
  const { show } = bench();
  show({ kind: "push-arrived", pushId: 7, pair: "text", packet: { FromUserName: "someone", MsgType: "text" } });
  expect(
    show({ kind: "attempt-started", pushId: 7, number: 2, target: "http://127.0.0.1:1/x", invocationIds: ["x"] }),
  ).toEqual(["#7      0 ms  attempt 2 → http://127.0.0.1:1/x"]);
  const attempt = {
    number: 1,
    startedAtMs: 0,
    durationMs: 5,
    outcome: "no-answer",
    detail: "no answer within 5000 ms",
    invocationIds: [],
  } as const;
  expect(show({ kind: "attempt-ended", pushId: 7, target: "x", attempt })).toEqual([
    "#7      0 ms  no answer in time: no answer within 5000 ms",
  ]);
  const report = {
    pushId: 7,
    pair: "text",
    delivery: "delivered",
    attempts: [attempt, attempt],
    replies: [],
    isTransferred: false,
    goesOn: false,
  } as const;
  expect(show({ kind: "push-finished", pushId: 7, report })).toEqual([
    "#7      0 ms  WeChat gives up: it was not answered",
  ]);
});
