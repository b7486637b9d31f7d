// What happened with a push, in steps; which rows a filter lets pass; what a row says.
import { EVERYTHING, type Filter, matcher } from "../../page/timeline/filter";
import { chipsOf, excerptOf } from "../../page/timeline/row-words";
import { stepsOf } from "../../page/timeline/steps";
import type { PushRow } from "../../simulator/journal/push-row";
import {
  ARRIVED_AT_MS,
  attemptEnded,
  attemptStarted,
  finished,
  invocationEnded,
  invocationStarted,
  line,
  type Moment,
  replied,
  request,
  story,
} from "./support/push-story";

const wordsOf = (moments: readonly Moment[]) =>
  stepsOf(story(moments).events, ARRIVED_AT_MS).map(({ sinceMs, kind, words, text }) => [
    sinceMs,
    kind,
    words.en,
    text,
  ]);

test("steps are in the order of time: deliveries, requests, the author's lines as they are, what the customer sees", () => {
  const printed = { kind: "log-line", invocationId: "call-1", functionName: "text", line: "  {not json" } as const;
  expect(
    wordsOf([
      [0, attemptStarted(1)],
      [1, invocationStarted("call-1", true)],
      [30, line("arrived")],
      [31, printed],
      [32, line("handler", { message: "asked", characters: 2 })],
      [40, replied()],
      [41, request({ request: { msgtype: "text", text: { content: "收到" } } })],
      [50, invocationEnded("call-1", 49)],
      [50, attemptEnded(1, "answered", { passiveReply: "success" })],
    ]),
  ).toEqual([
    [0, "wechat", "WeChat has something to push", undefined],
    [0, "wechat", "Delivery 1 → text (cold start, instance text-1)", undefined],
    [30, "runtime", "text arrived", undefined],
    [31, "author", "text", "  {not json"],
    [32, "author", "text info", "asked"],
    [40, "customer", "The customer sees", { en: "收到", zh: "收到" }],
    [41, "request", "send  text  收到", undefined],
    [50, "author", "text returned · 60 MB", undefined],
    [50, "wechat", 'WeChat takes the answer · "success"', undefined],
  ]);
});

test("a transfer is told in words, and not by its packet, which holds an openid", () => {
  const passiveReply = { MsgType: "transfer_customer_service", ToUserName: "o1" };
  expect(wordsOf([[50, attemptEnded(1, "answered", { passiveReply })]]).at(-1)?.[2]).toBe(
    "WeChat takes the answer: a transfer to human agents",
  );
});

test("an error has the author's place, and what WeChat did not take is marked", () => {
  const failed = {
    ...line("failed", { level: "error", code: "HANDLER_FAILED", errorClass: "TypeError", errorText: "my bug" }),
    place: "cloudfunctions/text/index.ts:7:11",
  };
  const { events } = story([
    [10, failed],
    [11, request({ outcome: "45047" })],
    [12, finished("failed", { attempts: [] })],
  ]);
  expect(stepsOf(events, ARRIVED_AT_MS).slice(1)).toMatchObject([
    { kind: "error", words: { zh: "text 抛出 TypeError" }, text: "my bug", place: "cloudfunctions/text/index.ts:7:11" },
    { kind: "request", isBad: true, details: { outcome: "45047" } },
    { words: { en: "WeChat gives up: it was not answered" }, isBad: true },
  ]);
});

const answered = story([
  [0, attemptStarted(1)],
  [5, replied()],
  [9, line("arrived")],
  [9, finished("answered")],
]).row;
const broken = story([
  [0, attemptStarted(1)],
  [9, finished("failed")],
]).row;
const dead = story([[9, line("dead-letter", { level: "error", reason: "HANDLER_FAILED" })]]).row;
const faulty = { ...answered, faults: 1, replies: 0 };

test.each<[Partial<Filter>, readonly boolean[]]>([
  [{}, [true, true, true, true]],
  [{ kind: "problems" }, [false, true, true, false]],
  [{ kind: "replies" }, [true, false, false, false]],
  [{ kind: "unanswered" }, [false, true, false, false]],
  [{ kind: "dead" }, [false, false, true, false]],
  [{ kind: "faults" }, [false, false, false, true]],
  [{ target: "text" }, [true, true, false, true]],
  [{ target: "image" }, [false, false, false, false]],
  [{ openid: "o-customer", kind: "dead" }, [false, false, true, false]],
  [{ openid: "o-another" }, [false, false, false, false]],
  [{ query: "你好" }, [true, true, true, true]],
  [{ query: "KEY-1 小明 文本" }, [true, false, true, true]],
  [{ query: "再见" }, [false, false, false, false]],
])("the filter %p", (filter, passes) => {
  const names = { customer: () => "小明", pair: () => "客户发来文本" };
  expect([answered, broken, dead, faulty].map(matcher({ ...EVERYTHING, ...filter }, names))).toEqual(passes);
});

test("a reply whose fate is unknown is told in steps, and marked with the reason", () => {
  const unconfirmed = { level: "warn", reply: 2, msgtype: "text" };
  const announced = line("send-announced", { reply: 2, tries: 2 });
  const moments: Moment[] = [
    [20, announced],
    [30, line("unconfirmed", unconfirmed)],
    [40, line("transfer-too-late", { level: "error" })],
    [50, line("cancelled", { unsent: 1 })],
  ];
  expect(wordsOf(moments).slice(1)).toEqual([
    [20, "runtime", expect.stringContaining("text sends reply 2 once more"), undefined],
    [30, "warning", "text counts reply 2 as sent, unconfirmed: WeChat's answer was lost", undefined],
    [40, "error", expect.stringContaining("the customer is not in the queue"), undefined],
    [50, "warning", expect.stringContaining("a person has the conversation"), undefined],
  ]);
  const markOf = (row: PushRow) => chipsOf(row).find(({ words }) => words.zh === "未确认");
  expect(markOf(story(moments.slice(0, 1)).row)).toBeUndefined();
  expect(markOf(story(moments.slice(0, 2)).row)?.why?.zh).toContain("可能读到两遍");
  // Where nothing is sent again, nothing is read twice.
  expect(markOf(story(moments.slice(1, 2)).row)?.why?.en).toContain("has read it or, rarely, has not");
});

test("a row says in chips what is out of the ordinary", () => {
  expect(chipsOf(answered).map(({ words }) => words.en)).toEqual(["answered", "1 reply"]);
  expect(chipsOf(dead).map(({ words }) => words.zh)).toEqual(["进行中", "死信"]);
  expect(chipsOf({ ...broken, attempts: 3, isNoticed: true }).map(({ words }) => words.en)).toEqual([
    "unanswered",
    "notice",
    "3 deliveries",
  ]);
  expect(excerptOf(answered).zh).toBe("你好");
});

test("the simulator's own words are in both languages: a request, a warning, why a delivery failed", () => {
  const why = { en: "it is not acknowledged", zh: "没有应答" };
  const warning = { fact: { en: "no such key", zh: "没有这个字段" }, fix: { en: "write title", zh: "请写 title" } };
  const moments: readonly Moment[] = [
    [0, attemptStarted(1)],
    [1, request({ request: { msgtype: "text", text: { content: "收到" } } })],
    [2, { kind: "send-warning", fact: warning.fact.en, fix: warning.fix.en, texts: warning }],
    [3, attemptEnded(1, "failed", { detail: why.en, why })],
  ];
  const steps = stepsOf(story(moments).events, ARRIVED_AT_MS);
  expect(steps.slice(1).map(({ words, text }) => [words.zh.replaceAll(/ {2,}/g, " "), text])).toEqual([
    ["第 1 次投递 → text", undefined],
    ["发送 text 收到", undefined],
    ["没有这个字段", warning.fix],
    ["微信没有得到应答：投递失败", why],
  ]);
});

test("a picture that is sent, and a failure that is no handler's, are told in both languages", () => {
  const steps = stepsOf(
    story([
      [0, attemptStarted(1)],
      [1, request({ request: { msgtype: "image", image: { media_id: "m" } } })],
      [2, line("failed", { level: "error", code: "MEDIA_FILE_MISSING", errorText: "no.png" })],
    ]).events,
    ARRIVED_AT_MS,
  );
  expect(steps.slice(-2).map(({ words }) => [words.en.trim(), words.zh.replaceAll(/ {2,}/g, " ")])).toEqual([
    ["send  picture", "发送 图片"],
    ["text failed", "text 处理失败"],
  ]);
});
