// When a reply that the customer does not have may count as sent, and when it is lost: evidence made by hand.
import { judge } from "../../campaign/judge";
import { call, calls, evidence, FIRST, line, pushOf, refused, SECOND, send, write } from "./evidence-by-hand";

const LOST = refused({ atMs: 30, replies: [SECOND], lostBy: "reset before" });
const LOST_AGAIN = refused({ atMs: 60, replies: [SECOND], lostBy: "hang before" });

/** The verdict on a second reply that never came. */
function verdict(sends: readonly ReturnType<typeof send>[], change: Parameters<typeof evidence>[0] = {}) {
  return judge(evidence({ seen: [FIRST], sends: [send(), ...sends], ...change }));
}

test("a reply may be assumed after two tries whose answers were lost", () => {
  expect(verdict([LOST, LOST_AGAIN])).toEqual({
    kind: "gap",
    why: "assumed sent, but was not: hang before, reset before",
  });
});

test("one try is not enough", () => {
  expect(verdict([LOST])).toEqual({ kind: "lost", why: `completed without ${SECOND}` });
});

test("a function that sends again may not assume", () => {
  expect(verdict([LOST, LOST_AGAIN], { push: pushOf({ pair: "image" }) }).kind).toBe("lost");
});

test("a refusal that arrived is no try of unknown fate", () => {
  const known = refused({ atMs: 60, replies: [SECOND], fault: "errcode before" });
  expect(verdict([LOST, known]).kind).toBe("lost");
  expect(verdict([LOST, { ...known, answeredAtMs: 70, givenUpAtMs: 1_500 }]).kind).toBe("lost");
});

test("a refusal that came after its sender had given up is one", () => {
  const late = refused({ atMs: 60, replies: [SECOND], answeredAtMs: 1_600, givenUpAtMs: 1_500 });
  expect(verdict([LOST, late]).kind).toBe("gap");
});

test("a refusal that was there is not excused by an instance that got no time: its timer must look first", () => {
  const there = refused({ atMs: 60, replies: [SECOND], answeredAtMs: 70, givenUpAtMs: 1_500 });
  const involved = calls(call({ noTime: [{ fromMs: 65, toMs: 1_499 }] }));
  expect(verdict([LOST, there], { involved }).kind).toBe("lost");
});

test("an announced try of an instance that was gone counts as one", () => {
  const dead = call({ id: "i2", status: "crashed" });
  const announced = write({ invocationId: "i2", atMs: 50, tries: 1, sent: 1 });
  const fate = (writes: readonly ReturnType<typeof write>[], other = dead) =>
    verdict([LOST], { writes, involved: calls(call(), other) }).kind;
  expect(fate([announced])).toBe("gap");
  expect(fate([])).toBe("lost");
  expect(fate([{ ...announced, isDone: false }])).toBe("lost");
  expect(fate([{ ...announced, tries: 0 }])).toBe("lost");
  expect(fate([{ ...announced, sent: 2 }])).toBe("lost");
  expect(fate([announced], call({ id: "i2" }))).toBe("lost");
  expect(fate([announced], call({ id: "i2", logs: [line("outcome-unrecorded", 60)] }))).toBe("gap");
  expect(fate([announced], call({ id: "i2", stalledAtMs: [55] }))).toBe("gap");
});

test("a try that never arrived counts as one where the gateway got no time to take it in", () => {
  const logs = [line("arrived", 0), line("failed", 3_000, { code: "SEND_UNKNOWN" })];
  const again = refused({ invocationId: "i2", atMs: 9_000, lostBy: "status before" });
  const fate = (noTimeMs: number, own = logs) =>
    judge(
      evidence({
        seen: [SECOND],
        sends: [again, send({ invocationId: "i2", atMs: 9_100, replies: [SECOND] })],
        writes: [write({ kind: "claim", atMs: 0 })],
        involved: calls(call({ logs: own }), call({ id: "i2", functionName: "relay" })),
        ownNoTime: [{ fromMs: 100, toMs: 100 + noTimeMs }],
      }),
    );
  expect(fate(2_000)).toEqual({
    kind: "gap",
    why: "assumed sent, but was not: a request that never arrived: a busy machine, status before",
  });
  expect(fate(1_000).kind).toBe("lost");
  expect(fate(2_000, [line("arrived", 0), line("failed", 3_000, { code: "SEND_REFUSED" })]).kind).toBe("lost");
});

test("an announcement is of the replies in its message, and of no others that wait", () => {
  const dead = call({ id: "i2", status: "crashed" });
  const announced = write({ invocationId: "i2", atMs: 50, tries: 1, sent: 0 });
  const fate = (nextReplies: readonly string[]) =>
    verdict([LOST], { writes: [{ ...announced, nextReplies }], involved: calls(call(), dead) }).kind;
  expect(fate([FIRST])).toBe("lost");
  expect(fate([FIRST, SECOND])).toBe("gap");
});

test("the claim announces the first reply only", () => {
  const claim = write({ kind: "claim", atMs: 0 });
  const involved = calls(call({ status: "crashed" }), call({ id: "i2", functionName: "relay" }));
  const first = refused({ invocationId: "i2", atMs: 9_000, lostBy: "reset before" });
  const later = send({ invocationId: "i2", atMs: 9_100, replies: [SECOND] });
  const change = { seen: [SECOND], sends: [first, later], writes: [claim], involved };
  expect(judge(evidence(change)).kind).toBe("gap");
  const second = { ...first, replies: [SECOND] };
  const swapped = {
    seen: [FIRST],
    sends: [send({ invocationId: "i2", atMs: 8_900 }), second],
    writes: [claim],
    involved,
  };
  expect(judge(evidence(swapped)).kind).toBe("lost");
});

test("a reply that never arrived counts only if its instance was frozen, and logs that it could not know", () => {
  const fate = (change: Parameters<typeof call>[0]) =>
    verdict([LOST], { involved: calls(call(), call({ id: "i2", ...change })) }).kind;
  const logs = [line("unconfirmed", 40, { reply: 2 })];
  expect(fate({ stalledAtMs: [35], logs })).toBe("gap");
  expect(fate({ stalledAtMs: [35], logs: [line("send-announced", 40, { reply: 2, tries: 2 })] })).toBe("gap");
  expect(fate({ logs })).toBe("lost");
  expect(fate({ stalledAtMs: [35] })).toBe("lost");
  expect(fate({ stalledAtMs: [35], logs: [line("unconfirmed", 40, { reply: 1 })] })).toBe("lost");
});
