// Why a customer saw what they saw: each rule decides where it should, and leads to a guide that is there.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DOCS, linkOf } from "../../page/timeline/docs";
import { type RuleName, whyOf } from "../../page/timeline/why";
import { RULES } from "../../page/timeline/why-rules";
import { DOCS_DIR } from "../../project/package-home";
import { DEFAULT_RULES, NOTICE } from "../../simulator/wechat/rules";
import { ANSWERERS } from "../../src/runtime/answered-by";
import {
  ARRIVED_AT_MS,
  attemptEnded,
  attemptStarted,
  finished,
  line,
  type Moment,
  replied,
  request,
  shown,
  story,
} from "./support/push-story";

const notice = { kind: "notice", text: NOTICE, atMs: ARRIVED_AT_MS, pushId: 1 } as const;
const answered: readonly Moment[] = [
  [0, attemptStarted(1)],
  [90, attemptEnded(1, "answered", { passiveReply: "success" })],
  [91, finished("answered")],
];
const noticed = (outcome: "no-answer" | "failed" | "nonsense"): readonly Moment[] => [
  [0, attemptStarted(1)],
  [5_000, attemptEnded(1, outcome)],
  [5_000, shown(notice)],
  [5_001, finished(outcome, { notice: NOTICE })],
];
const dead = (fields: object): Moment => [80, line("dead-letter", { level: "error", ...fields })];

const STORIES: Readonly<Record<RuleName, { readonly moments: readonly Moment[]; readonly says: string }>> = {
  "not-bound": { moments: [[1, finished("answered", { delivery: "not-bound" })]], says: "saw nothing of this push" },
  "to-agent": { moments: [[1, finished("answered", { delivery: "to-agent" })]], says: "human agent" },
  "refused-window": {
    moments: [[50, request({ outcome: "45015" })], dead({ reason: "SEND_REFUSED", errCode: 45015 }), ...answered],
    says: "45015. It takes replies for 48 h after a message and 60 s after entering",
  },
  "refused-quota": {
    moments: [[50, request({ outcome: "45047" })], dead({ reason: "SEND_REFUSED", errCode: 45047 }), ...answered],
    says: "45047. It takes 5 replies after a message and 2 after entering",
  },
  refused: { moments: [dead({ reason: "SEND_REFUSED", errCode: 40003 }), ...answered], says: "errCode 40003" },
  "dead-letter": {
    moments: [dead({ reason: "HANDLER_FAILED" }), ...answered],
    says: "the handler threw an error, so the push is a dead letter (HANDLER_FAILED)",
  },
  "notice-no-answer": {
    moments: noticed("no-answer"),
    says: "saw the notice 该小程序客服暂时无法提供服务: WeChat waits 5 s",
  },
  "notice-nonsense": { moments: noticed("nonsense"), says: "WeChat does not take for this pair" },
  "notice-failed": { moments: noticed("failed"), says: "the function failed at the one delivery" },
  transferred: {
    moments: [
      [90, attemptStarted(1)],
      [91, finished("answered", { isTransferred: true })],
    ],
    says: "waits for a person: the function answered with a transfer",
  },
  "not-acknowledged": {
    moments: [
      [0, attemptStarted(1)],
      [9, finished("failed")],
    ],
    says: "pushed it once, and gives up",
  },
  "pushed-again": {
    moments: [
      [0, attemptStarted(1)],
      [9, attemptEnded(1, "failed")],
      [9, { kind: "push-paused", pushId: 1, target: "text", number: 1, pauseMs: 2_000 }],
    ],
    says: "pushes it again after 2 s",
  },
  waiting: {
    moments: [[50, line("waiting", { level: "warn", reason: "HANDLER_FAILED", dueInMs: 5_000 })], ...answered],
    says: "the relay may go on with it after 5 s",
  },
  "under-way": { moments: [[0, attemptStarted(1)]], says: "sees nothing yet: WeChat still waits" },
  unconfirmed: {
    moments: [
      [0, attemptStarted(1)],
      [20, line("send-announced", { reply: 1, tries: 2 })],
      [30, line("unconfirmed", { level: "warn", reply: 1, msgtype: "text" })],
      [40, finished("answered")],
    ],
    says: "lost, and to the second try as well, so it is unconfirmed: the customer may have read it twice",
  },
  repeated: {
    moments: [
      [0, attemptStarted(1)],
      [20, line("already-answered")],
      [30, finished("answered")],
    ],
    says: "the same as an earlier one",
  },
  "handled-again": {
    moments: [
      [0, attemptStarted(1)],
      [20, attemptEnded(1, "failed")],
      [21, attemptStarted(2)],
      [3_600, attemptEnded(2, "answered", { passiveReply: "success" })],
      [3_601, finished("answered")],
      [24_000, line("resumed", {}, { id: "call-3" })],
      [24_100, replied("call-3")],
    ],
    says: "failed while it held the claim, so the push was handled again when the lease was over, by text",
  },
  "late-background": {
    moments: [...answered, [800, line("resumed", {}, { id: "call-2" })], [900, replied("call-2")]],
    says: "got 1 reply: the function only acknowledged the push, and a second invocation of text",
  },
  "late-relay": {
    moments: [
      ...answered,
      [60_000, line("taken-over", {}, { id: "call-9", functionName: "relay" })],
      [60_100, replied("call-9")],
    ],
    says: "kept in the outbox, and relay sent it later",
  },
  "in-background": {
    moments: [[50, line("resumed", { attempt: 2 })], ...answered],
    says: "in the background",
  },
  unhandled: { moments: [[50, line("unhandled", { level: "warn" })], ...answered], says: "no handler for this pair" },
  replies: {
    moments: [[50, replied()], [60, replied()], ...answered],
    says: "got 2 replies: WeChat takes 5 replies within 48 h",
  },
  silent: { moments: answered, says: "sent no message" },
};

test.each(Object.entries(STORIES))("%s", (rule, { moments, says }) => {
  const { row, events } = story(moments);
  const why = whyOf(row, events, DEFAULT_RULES);
  expect(why.rule).toBe(rule);
  expect(why.words.en).toContain(says);
  expect(why.words.zh).toMatch(/^客户/);
});

test.each([
  [
    "rule:发货时间",
    'The rule "发货时间" of the desk answered. The customer got 1 reply: ',
    "由规则“发货时间”回答。客户收到",
  ],
  ["closed", "It is out of hours, and the desk said when people are back. ", "非服务时间，"],
  ["no-answer", "No rule of the desk answered, so the menu did. ", "没有规则能回答，发送了菜单。"],
  ["oracle:x", "The customer got 1 reply: ", "客户收到"],
])("it begins with what answered: %s", (answeredBy, en, zh) => {
  const write = request({
    target: "message_pushes",
    request: { data: JSON.stringify({ $set: { state: "completed", answeredBy } }) },
  });
  const { row, events } = story([[50, replied()], [60, write], ...answered]);
  const { words } = whyOf(row, events, DEFAULT_RULES);
  expect([words.en.slice(0, en.length), words.zh.slice(0, zh.length)]).toEqual([en, zh]);
});

test.each(ANSWERERS)("it has words for %s", (answeredBy) => {
  const write = request({ target: "message_pushes", request: { data: JSON.stringify({ $set: { answeredBy } }) } });
  const { row, events } = story([[50, replied()], [60, write], ...answered]);
  expect(whyOf(row, events, DEFAULT_RULES).words.en).toMatch(/^.+\. The customer got 1 reply: /);
});

test("a reply that was sent in the end is no refusal", () => {
  const { row, events } = story([[10, request({ outcome: "-1" })], [50, replied()], ...answered]);
  expect(whyOf(row, events, DEFAULT_RULES).rule).toBe("replies");
});

test("what was wrong on the way no longer counts once the push is completed", () => {
  const moments: readonly Moment[] = [
    [50, line("waiting", { level: "warn", reason: "SEND_REFUSED", errCode: -1, dueInMs: 5_000 })],
    ...answered,
    [6_000, line("taken-over", {}, { id: "call-9", functionName: "relay" })],
    [6_050, replied("call-9")],
    [6_100, line("completed", {}, { id: "call-9", functionName: "relay" })],
  ];
  const { row, events } = story(moments);
  expect(whyOf(row, events, DEFAULT_RULES).rule).toBe("late-relay");
});

test("an event has the quota of entering", () => {
  const { row, events } = story([[50, replied()], ...answered], "event:user_enter_tempsession");
  expect(whyOf(row, events, DEFAULT_RULES).words.en).toContain("2 replies within 60 s after the customer enters");
});

test("a push whose older events were dropped is explained by its row", () => {
  const { row } = story([[50, replied()], ...answered]);
  expect(whyOf(row, [], DEFAULT_RULES).rule).toBe("replies");
});

test("each rule has a story here", () => {
  expect(Object.keys(STORIES)).toEqual(Object.keys(RULES));
});

test.each(Object.entries(DOCS))("the guide of %s has its heading, in both languages", (_, doc) => {
  for (const language of ["en", "zh"] as const) {
    const { href } = linkOf(doc, language);
    if ("url" in doc) expect(href).toMatch(/^https:\/\/developers\.weixin\.qq\.com\//);
    else {
      expect(readFileSync(join(DOCS_DIR, doc.file[language]), "utf8")).toContain(`\n## ${doc.heading[language]}\n`);
      expect(href).toMatch(/^\/docs\/(reference\/)?[a-z-]+(\.zh-CN)?\.md#:~:text=%23%23%20/);
    }
  }
});
