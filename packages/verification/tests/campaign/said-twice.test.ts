// What explains that a reply came twice, and what does not: evidence made by hand.
import { judge } from "../../campaign/judge";
import { call, calls, evidence, FIRST, line, pushOf, SECOND, send, write } from "./evidence-by-hand";

const TWICE = [FIRST, SECOND, FIRST];
/** A second call that says the first reply again. */
const AGAIN = send({ invocationId: "i2", atMs: 5_000 });
const OTHER = call({ id: "i2", functionName: "relay" });
const CLAIM = write({ kind: "claim", atMs: 0 });

/** The verdict on a first reply that came twice; `first` is its first send, `sender` the call that made it. */
function verdict(
  first: Parameters<typeof send>[0],
  sender: Parameters<typeof call>[0],
  change: Parameters<typeof evidence>[0] = {},
) {
  return judge(evidence({ seen: TWICE, sends: [send(first), AGAIN], involved: calls(call(sender), OTHER), ...change }));
}

test("a double that nothing explains stays double", () => {
  expect(verdict({}, {})).toEqual({ kind: "double", why: `${FIRST} came twice` });
  expect(verdict({}, {}, { writes: [CLAIM] })).toEqual({ kind: "double", why: `${FIRST} came twice` });
});

test("a fault that took the answer explains it", () => {
  expect(verdict({ lostBy: "reset after" }, {})).toEqual({
    kind: "gap",
    why: "sent twice: its answer was lost: reset after",
  });
});

test("a fault that left the answer alone explains nothing", () => {
  expect(verdict({ fault: "delay before" }, {}).kind).toBe("double");
});

test("an answer that came after its sender had given up explains it", () => {
  expect(verdict({ answeredAtMs: 3_000, givenUpAtMs: 1_500, fault: "delay after" }, {})).toEqual({
    kind: "gap",
    why: "sent twice: its answer came too late: delay after",
  });
});

test("a send that was given up, and arrives when others have said the reply, is the earlier of the two", () => {
  const late = { atMs: 9_000, answeredAtMs: 9_001 };
  expect(verdict({ ...late, givenUpAtMs: 4_000 }, {})).toEqual({
    kind: "gap",
    why: "sent twice: its answer came too late: a busy machine",
  });
  expect(verdict({ ...late, givenUpAtMs: 6_000 }, {}).kind).toBe("double");
});

test("an answer that was there when its sender gave up explains nothing", () => {
  expect(verdict({ answeredAtMs: 20, givenUpAtMs: 1_500 }, {}).kind).toBe("double");
});

test("an answer that was there is too late where the gateway itself got no time to send it", () => {
  const late = { answeredAtMs: 20, givenUpAtMs: 1_500 };
  expect(verdict(late, {}, { ownNoTime: [{ fromMs: 15, toMs: 1_450 }] }).kind).toBe("gap");
  expect(verdict(late, {}, { ownNoTime: [{ fromMs: 15, toMs: 1_000 }] }).kind).toBe("double");
});

test("an answer that was there explains it where the instance got no time to see it", () => {
  const late = { answeredAtMs: 20, givenUpAtMs: 1_500 };
  expect(
    verdict(late, {
      noTime: [
        { fromMs: 10, toMs: 700 },
        { fromMs: 710, toMs: 1_490 },
      ],
    }),
  ).toEqual({
    kind: "gap",
    why: "sent twice: its instance got no time to see the answer",
  });
  expect(verdict(late, { noTime: [{ fromMs: 1_400, toMs: 3_000 }] }).kind).toBe("double");
});

test("an answer that was there explains it where the instance was frozen", () => {
  expect(verdict({ answeredAtMs: 20, givenUpAtMs: 9_000 }, { stalledAtMs: [15] }).kind).toBe("gap");
  expect(verdict({ answeredAtMs: 20, givenUpAtMs: 9_000 }, { stalledAtMs: [9_500] }).kind).toBe("double");
});

test.each([
  ["the instance died", [CLAIM], { status: "crashed" }],
  ["the instance was killed", [CLAIM], { status: "timed-out" }],
  ["the database was down", [CLAIM, write({ isDone: false, isFaulted: true })], {}],
  ["a write came too late", [CLAIM, write({ atMs: 7_000, isDone: false })], {}],
  ["the sender says that it could not record it", [CLAIM], { logs: [line("progress-unrecorded", 3_000)] }],
  ["the instance was frozen, and its record came too late", [CLAIM, write({ atMs: 90_000 })], { stalledAtMs: [15] }],
] as const)("a reply that came twice because %s before it was recorded is in the gap", (_, writes, sender) => {
  expect(verdict({}, sender, { writes }).kind).toBe("gap");
});

test.each([
  ["died", { status: "crashed" }],
  ["was frozen", { stalledAtMs: [50] }],
  ["could not record something else", { logs: [line("outcome-unrecorded", 45)] }],
] as const)("a reply that was recorded before the instance %s must not come twice", (_, sender) => {
  expect(verdict({}, sender).kind).toBe("double");
});

test("what a call could not record before it sent the reply explains nothing", () => {
  const earlier = { logs: [line("progress-unrecorded", 5)] };
  const writes = [CLAIM, write({ atMs: 5, isDone: false, isFaulted: true })];
  expect(verdict({}, earlier, { writes }).kind).toBe("double");
});

test("somebody else's misfortune explains nothing", () => {
  const involved = calls(call(), call({ id: "i2", status: "crashed", stalledAtMs: [15] }));
  expect(verdict({}, {}, { involved }).kind).toBe("double");
});

test("three times is double, whatever explains it, unless the policy is to send again until it is known", () => {
  const lost = { lostBy: "reset after" };
  const sends = [send(lost), send({ ...lost, atMs: 300 }), AGAIN];
  const change = { seen: [FIRST, FIRST, SECOND, FIRST], sends };
  expect(verdict({}, {}, change)).toEqual({ kind: "double", why: `${FIRST} came 3 times` });
  const push = pushOf({ pair: "image" });
  expect(verdict({}, {}, { ...change, push }).kind).toBe("gap");
  const oneUnexplained = { ...change, push, sends: [send(lost), send({ atMs: 300 }), AGAIN] };
  expect(verdict({}, {}, oneUnexplained).kind).toBe("double");
});
