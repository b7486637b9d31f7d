// The campaign's judge, on evidence made by hand: it must be able to say lost and double, and never without cause.
import { judge } from "../../campaign/judge";
import { call, calls, evidence, FIRST, pushOf, reportOf, SECOND, send, write } from "./evidence-by-hand";

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

test("a reply that was refused, and counts as sent all the same, is lost", () => {
  const sends = [send(), send({ replies: [SECOND], isAccepted: false, fault: "errcode before" })];
  expect(judge(evidence({ seen: [FIRST], sends })).kind).toBe("lost");
});

test("a reply whose answer was lost may be assumed sent", () => {
  const sends = [send(), send({ replies: [SECOND], isAccepted: false, isAnswerLost: true, fault: "reset before" })];
  expect(judge(evidence({ seen: [FIRST], sends }))).toEqual({
    kind: "gap",
    why: "assumed sent, but was not: reset before",
  });
});

test("a function that sends again may not assume", () => {
  const sends = [send(), send({ replies: [SECOND], isAccepted: false, isAnswerLost: true })];
  expect(judge(evidence({ push: pushOf({ pair: "image" }), seen: [FIRST], sends })).kind).toBe("lost");
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

test("a reply that came twice although it was recorded is double", () => {
  const sends = [send(), AGAIN];
  expect(judge(evidence({ seen: TWICE, sends, involved: calls(call(), OTHER) }))).toEqual({
    kind: "double",
    why: `${FIRST} came twice`,
  });
});

test("a reply that came twice because it was not recorded, without a reason, is double", () => {
  expect(
    judge(evidence({ seen: TWICE, sends: [send(), AGAIN], writes: [], involved: calls(call(), OTHER) })).kind,
  ).toBe("double");
});

test("a reply that came more often than anybody is known to have sent it is double", () => {
  const crashed = calls(call({ status: "crashed" }));
  expect(judge(evidence({ seen: TWICE, sends: [send()], writes: [], involved: crashed })).kind).toBe("double");
});

test.each([
  ["the instance died", [write({ kind: "claim", atMs: 0 })], { status: "crashed" }],
  ["the database was down", [write({ isDone: false })], { faultedWritesAtMs: [20] }],
  ["the instance was frozen, and its record came too late", [write({ atMs: 90_000 })], { stalledAtMs: [15] }],
] as const)("a reply that came twice because %s before it was recorded is in the gap", (_, writes, circumstances) => {
  const involved = calls(call(circumstances), OTHER);
  expect(judge(evidence({ seen: TWICE, sends: [send(), AGAIN], writes, involved })).kind).toBe("gap");
});

test.each([
  ["died", { status: "crashed" }],
  ["was frozen", { stalledAtMs: [50] }],
] as const)("a reply that was recorded before the instance %s must not come twice", (_, circumstances) => {
  const involved = calls(call(circumstances), OTHER);
  expect(judge(evidence({ seen: TWICE, sends: [send(), AGAIN], involved })).kind).toBe("double");
});

test("an answer that was lost explains a second send only where the policy is to send again", () => {
  const change = { seen: TWICE, sends: [send({ isAnswerLost: true }), AGAIN], involved: calls(call(), OTHER) };
  expect(judge(evidence({ ...change, push: pushOf({ pair: "image" }) })).kind).toBe("gap");
  expect(judge(evidence(change)).kind).toBe("double");
});

test("replies out of order are double, unless one of them came late", () => {
  const seen = [SECOND, FIRST];
  expect(judge(evidence({ seen })).kind).toBe("double");
  expect(judge(evidence({ seen, sends: [send({ isAnswerLost: true }), send({ replies: [SECOND] })] })).kind).toBe(
    "gap",
  );
});

test("a reply that the handler never said is double", () => {
  expect(judge(evidence({ seen: [FIRST, SECOND, "p1/3/3"] })).kind).toBe("double");
});

test("who could not reach the database answers unprotected", () => {
  const involved = calls(call(), call({ id: "i2", isUnprotected: true }));
  expect(judge(evidence({ seen: TWICE, sends: [send(), AGAIN], involved })).kind).toBe("unprotected");
});

test("a dead letter says why, and must not have said anything twice", () => {
  const record = { state: "dead", reason: "HANDLER_FAILED" } as const;
  expect(judge(evidence({ record, seen: [FIRST] }))).toEqual({ kind: "dead", why: "HANDLER_FAILED" });
  const sends = [send(), AGAIN];
  expect(judge(evidence({ record, seen: TWICE, sends, involved: calls(call(), OTHER) })).kind).toBe("double");
});

test("a transfer is answered when WeChat heard it, in the gap when it gave up, and else lost", () => {
  const transfer = { push: pushOf({ behaviour: "transfer", replies: 0 }), seen: [], sends: [] };
  expect(judge(evidence({ ...transfer, report: reportOf("answered", true) })).kind).toBe("answered");
  expect(judge(evidence({ ...transfer, report: reportOf("failed") })).kind).toBe("gap");
  expect(judge(evidence({ ...transfer, report: reportOf("answered") })).kind).toBe("lost");
});

test("a reply that never arrived is in the gap only if its instance was frozen, and logs that it could not know", () => {
  const assumed = { reply: 1, msgtype: "text", level: "warn", event: "unconfirmed" } as const;
  const logs = [assumed];
  const arrived = [send({ atMs: 30, replies: [SECOND] })];
  const fate = (change: Parameters<typeof call>[0]) =>
    judge(evidence({ seen: [SECOND], sends: arrived, involved: calls(call(change)) })).kind;
  expect(fate({ stalledAtMs: [5], logs })).toBe("gap");
  expect(fate({ stalledAtMs: [], logs })).toBe("lost");
  expect(fate({ stalledAtMs: [5], logs: [] })).toBe("lost");
  expect(fate({ stalledAtMs: [5], logs: [{ ...assumed, reply: 2 }] })).toBe("lost");
});
