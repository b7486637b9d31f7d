// The campaign's judge, on evidence made by hand: it must be able to say lost and double, and never without cause.
import { judge } from "../../campaign/judge";
import { call, calls, evidence, FIRST, pushOf, refused, reportOf, SECOND, send, write } from "./evidence-by-hand";

const TWICE = [FIRST, SECOND, FIRST];
/** A second call that says the first reply again. */
const AGAIN = send({ invocationId: "i2", atMs: 100 });
const OTHER = call({ id: "i2", functionName: "relay" });

test("a push whose replies came once and in order is answered", () => {
  expect(judge(evidence())).toEqual({ kind: "answered", why: "sent once" });
});

test("a completed push without one of its replies is lost", () => {
  const lost = evidence({ seen: [FIRST], sends: [send()] });
  expect(judge(lost)).toEqual({ kind: "lost", why: `completed without ${SECOND}` });
});

test("a record that is still open is lost", () => {
  expect(judge(evidence({ record: { state: "waiting" } })).kind).toBe("lost");
});

test("a record that is gone before its time is lost", () => {
  expect(judge(evidence({ record: undefined })).kind).toBe("lost");
});

test("an answer to WeChat without a claim is lost", () => {
  const silent = evidence({ record: undefined, seen: [], sends: [], writes: [] });
  expect(judge(silent)).toEqual({ kind: "lost", why: "WeChat was answered, and no delivery had claimed it" });
});

test("a push that no delivery could claim, and WeChat gave up, is unclaimed", () => {
  const unheard = evidence({ record: undefined, seen: [], sends: [], writes: [], report: reportOf("failed") });
  expect(judge(unheard).kind).toBe("unclaimed");
});

test("a reply that came more often than anybody is known to have sent it is double", () => {
  const crashed = calls(call({ status: "crashed" }));
  expect(judge(evidence({ seen: TWICE, sends: [send()], writes: [], involved: crashed })).kind).toBe("double");
});

test("replies out of order are double, unless the answer to one of them was lost or came late", () => {
  const seen = [SECOND, FIRST];
  const order = (first: Parameters<typeof send>[0]) =>
    judge(evidence({ seen, sends: [send(first), send({ atMs: 30, replies: [SECOND] })] })).kind;
  expect(order({})).toBe("double");
  expect(order({ lostBy: "reset after" })).toBe("gap");
  expect(order({ answeredAtMs: 900, givenUpAtMs: 800 })).toBe("gap");
  expect(order({ answeredAtMs: 200, givenUpAtMs: 800 })).toBe("double");
});

test("a reply that the handler never said is double", () => {
  expect(judge(evidence({ seen: [FIRST, SECOND, "p1/3/3"] })).kind).toBe("double");
});

test("a dead letter says why, and must not have said anything twice", () => {
  const record = { state: "dead", reason: "HANDLER_FAILED" } as const;
  expect(judge(evidence({ record, seen: [FIRST] }))).toEqual({ kind: "dead", why: "HANDLER_FAILED" });
  const sends = [send(), AGAIN];
  expect(judge(evidence({ record, seen: TWICE, sends, involved: calls(call(), OTHER) })).kind).toBe("double");
});

test("a reply that was refused, and counts as sent all the same, is lost", () => {
  const sends = [send(), refused({ replies: [SECOND], fault: "errcode before" })];
  expect(judge(evidence({ seen: [FIRST], sends })).kind).toBe("lost");
});

test("who could not reach the database answers unprotected", () => {
  const involved = calls(call(), call({ id: "i2", isUnprotected: true }));
  expect(judge(evidence({ seen: TWICE, sends: [send(), AGAIN], involved })).kind).toBe("unprotected");
});

test("who reached neither the database nor WeChat must not let WeChat believe that all is well", () => {
  const involved = calls(call({ isUnprotected: true }));
  const cutOff = { record: undefined, seen: [], sends: [], writes: [], involved };
  expect(judge(evidence(cutOff))).toEqual({
    kind: "lost",
    why: "WeChat was answered, with nothing said and nothing recorded",
  });
  expect(judge(evidence({ ...cutOff, report: reportOf("failed") })).kind).toBe("unclaimed");
  expect(judge(evidence({ ...cutOff, seen: [FIRST] }))).toEqual({
    kind: "unprotected",
    why: "cut off without a record",
  });
  const silent = pushOf({ behaviour: "silent", replies: 0 });
  expect(judge(evidence({ ...cutOff, push: silent })).kind).toBe("unprotected");
});

test("a payment that nobody recorded must not be answered", () => {
  const push = pushOf({ pair: "event:xpay_goods_deliver_notify", behaviour: "deliver", replies: 0 });
  const involved = calls(call({ isUnprotected: true }));
  expect(judge(evidence({ push, record: undefined, seen: [], sends: [], writes: [], involved })).kind).toBe("lost");
});

describe("a transfer", () => {
  const transfer = { push: pushOf({ behaviour: "transfer", replies: 0 }), seen: [], sends: [] };
  const words = { push: pushOf({ behaviour: "say-and-transfer" }) };
  const missed = "neither transferred nor said to be missed";

  test("is answered when WeChat heard it", () => {
    const report = reportOf("answered", true);
    expect(judge(evidence({ ...transfer, report }))).toEqual({ kind: "answered", why: "transferred" });
    expect(judge(evidence({ ...words, report }))).toEqual({ kind: "answered", why: "sent once, and transferred" });
  });

  test.each(["answered", "failed"] as const)("must be said to be missed when WeChat %s", (outcome) => {
    const report = reportOf(outcome);
    expect(judge(evidence({ ...transfer, report }))).toEqual({ kind: "lost", why: missed });
    expect(judge(evidence({ ...words, report }))).toEqual({ kind: "lost", why: missed });
    const told = { report, transferMissed: "told" } as const;
    const why = "transfer came too late, and the customer was told";
    expect(judge(evidence({ ...transfer, ...told }))).toEqual({ kind: "gap", why });
    expect(judge(evidence({ ...words, ...told }))).toEqual({ kind: "gap", why });
    expect(judge(evidence({ ...words, report, transferMissed: "perhaps told" })).kind).toBe("gap");
  });

  test("need not be said to be missed where the machine gave no time to answer WeChat's last push", () => {
    const report = reportOf("no-answer");
    const [attempt] = report.attempts;
    const slow = { ...report, attempts: [{ ...attempt, durationMs: 5_000 }] } as typeof report;
    const kindWith = (noTime: { fromMs: number; toMs: number }[]) =>
      judge(evidence({ ...transfer, report: slow, involved: calls(call({ noTime, endedAtMs: 5_600 })) })).kind;
    expect(kindWith([])).toBe("lost");
    expect(kindWith([{ fromMs: 100, toMs: 1_500 }])).toBe("gap");
  });

  test("does not take its words along", () => {
    const change = { ...words, seen: [FIRST], sends: [send()], transferMissed: "told" } as const;
    expect(judge(evidence(change))).toEqual({ kind: "lost", why: `completed without ${SECOND}` });
  });

  test("is no reason for a dead letter with words unsaid, or without a word to the customer", () => {
    const record = { state: "dead", reason: "TRANSFER_TOO_LATE" } as const;
    expect(judge(evidence({ ...words, record, seen: [FIRST] })).kind).toBe("lost");
    expect(judge(evidence({ ...words, record })).kind).toBe("lost");
    expect(judge(evidence({ ...words, record, transferMissed: "told" })).kind).toBe("dead");
    const refusedWords = { state: "dead", reason: "SEND_REFUSED" } as const;
    expect(judge(evidence({ ...words, record: refusedWords, seen: [FIRST] })).kind).toBe("dead");
  });
});

test("what is cancelled is cancelled for a person whom the customer asked for", () => {
  const record = { state: "completed", reason: "HANDED_OVER" } as const;
  const cancelled = { record, seen: [], sends: [] };
  expect(judge(evidence({ ...cancelled, asksForPerson: true }))).toEqual({
    kind: "answered",
    why: "cancelled for a person",
  });
  expect(judge(evidence(cancelled)).kind).toBe("lost");
});

test("a reply that is sent when a person has the conversation is said over that person, if its sender could know", () => {
  const kindOf = (change: Parameters<typeof evidence>[0]) =>
    judge(evidence({ sends: [send(), send({ atMs: 9_000, replies: [SECOND] })], handedOverAtMs: [5_000], ...change }))
      .kind;
  expect(kindOf({})).toBe("double");
  expect(kindOf({ handedOverAtMs: [6_500] })).toBe("answered");
  expect(kindOf({ involved: calls(call({ isUnprotected: true })) })).toBe("answered");
  expect(kindOf({ involved: calls(call({ noTime: [{ fromMs: 5_000, toMs: 7_500 }] })) })).toBe("answered");
});

test("a claim that was done, and of which no record is left, is lost even where the database was down", () => {
  const involved = calls(call({ isUnprotected: true }));
  const change = { record: undefined, involved, writes: [write({ kind: "claim", atMs: 0 })] };
  expect(judge(evidence(change))).toEqual({ kind: "lost", why: "its record is gone before its time" });
});
