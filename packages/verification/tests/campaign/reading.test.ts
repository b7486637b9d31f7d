// How the campaign reads what functions asked for and printed: from requests and lines as they are to evidence.
import type { GatewayRequest } from "../../../message-push/simulator/contracts";
import { atWritingTime, readLogLine, readNoTime } from "../../campaign/log-lines";
import { readRequest } from "../../campaign/read-requests";
import { readSends } from "../../campaign/read-sends";
import { readWrites } from "../../campaign/read-writes";
import { coveredMs } from "../../campaign/spans";
import { TRANSFER_MISSED_TEXT } from "../../campaign/transfer-missed";
import { line } from "./evidence-by-hand";

const KEY = "0123456789abcdef0123456789abcdef";

function requestOf(change: Partial<GatewayRequest>): GatewayRequest {
  const invocation = { id: "i1", functionName: "text" };
  return { id: 1, atMs: 100, durationMs: 5, action: "", target: "", invocation, request: {}, outcome: "ok", ...change };
}

function saying(content: string, change: Partial<GatewayRequest> = {}) {
  const target = "customerServiceMessage.send";
  return readRequest(requestOf({ action: "wx.openApi", target, request: { text: { content } }, ...change }));
}

function changing(owner: string, set: object, change: Partial<GatewayRequest> = {}) {
  const request = {
    data: JSON.stringify({ $set: set }),
    query: JSON.stringify({ _id: KEY, fencingToken: owner }),
  };
  return readRequest(requestOf({ action: "database.modifyDocument", request, ...change }));
}

function claiming(token: string, change: Partial<GatewayRequest> = {}) {
  const data = [JSON.stringify({ _id: KEY, fencingToken: token, sent: { $numberInt: "0" } })];
  return readRequest(requestOf({ action: "database.insertDocument", request: { data }, atMs: 1, ...change }));
}

test("overlapping stretches count once, and only between the two moments", () => {
  const spans = [
    { fromMs: 50, toMs: 80 },
    { fromMs: 0, toMs: 20 },
    { fromMs: 10, toMs: 60 },
  ];
  expect(coveredMs(spans, 5, 70)).toBe(65);
  expect(coveredMs(spans, 90, 100)).toBe(0);
  expect(coveredMs([], 0, 100)).toBe(0);
});

test("lines of the runtime are told from others", () => {
  expect(readLogLine({ level: "info", event: "sent", reply: 1 }, 7)).toMatchObject({
    event: "sent",
    reply: 1,
    atMs: 7,
  });
  expect(readLogLine({ level: "info" }, 7)).toBeUndefined();
  expect(readLogLine(undefined, 7)).toBeUndefined();
  expect(readNoTime("no time from 100 to 250")).toEqual({ fromMs: 100, toMs: 250 });
  expect(readNoTime("no time")).toBeUndefined();
});

test("lines that were received late get the time when they were written", () => {
  const lines = [line("claimed", 900, { sinceArrivalMs: 0 }), line("sent", 905, { sinceArrivalMs: 300 })];
  const again = [line("taken-over", 5_000, { sinceArrivalMs: 0 }), line("sent", 5_700, { sinceArrivalMs: 20 })];
  expect(atWritingTime([...lines, ...again]).map(({ atMs }) => atMs)).toEqual([605, 905, 5_000, 5_020]);
});

test("a send knows its replies, whether the customer has them, and the fault that took its answer", () => {
  const sends = readSends([saying("p1/1/3\np1/2/3", { outcome: "fault: reset after", underFault: "ok" })], () => []);
  expect(sends).toEqual([
    {
      invocationId: "i1",
      atMs: 100,
      answeredAtMs: 105,
      replies: ["p1/1/3", "p1/2/3"],
      isAccepted: true,
      lostBy: "reset after",
      fault: "reset after",
    },
  ]);
});

test.each([
  ["fault: delay after", "ok"],
  ["fault: die later", "ok"],
  ["fault: errcode before", "45047"],
  ["fault: code before", "EXCEED_REQUEST_LIMIT"],
  ["45047", undefined],
])("%s (%s) leaves the answer alone", (outcome, underFault) => {
  const request = { outcome, ...(underFault === undefined ? {} : { underFault }) };
  const [send] = readSends([saying("p1/1/1", request)], () => []);
  expect(send).not.toHaveProperty("lostBy");
});

test("a number that says nothing about the message counts as a lost answer", () => {
  const [send] = readSends([saying("p1/1/1", { outcome: "fault: errcode before", underFault: "-501001" })], () => []);
  expect(send?.lostBy).toBe("errcode before");
});

test.each([
  [line("unconfirmed", 400, { reply: 1 }), 400],
  [line("send-announced", 400, { tries: 2 }), 400],
  [line("send-retried", 400, { tries: 1 }), 400],
  [line("failed", 400, { code: "SEND_UNKNOWN" }), 400],
  [line("failed", 50, { code: "STORE_UNAVAILABLE" }), 50],
  [line("waiting", 400, { reason: "SEND_UNKNOWN" }), 400],
  [line("send-retried", 400, { tries: 1, errCode: -1 }), undefined],
  [line("failed", 400, { code: "SEND_REFUSED" }), undefined],
  [line("sent", 400, { reply: 1 }), undefined],
])("%j says when its sender gave the send up: %s", (ending, givenUpAtMs) => {
  const later = line("unconfirmed", 700, { reply: 1 });
  const [send] = readSends([saying("p1/1/1")], () => [line("claimed", 50), ending, later]);
  expect(send?.givenUpAtMs).toBe(givenUpAtMs);
});

test("a send that arrives after its call had completed is the one that was given up", () => {
  const lines = [line("send-retried", 300, { tries: 1 }), line("sent", 450), line("completed", 500)];
  const givenUp = (atMs: number) => readSends([saying("p1/1/1", { atMs })], () => lines)[0]?.givenUpAtMs;
  expect([givenUp(400), givenUp(900)]).toEqual([undefined, 300]);
  const [send] = readSends([saying("p1/1/1", { atMs: 900 })], () => lines.slice(1));
  expect(send).not.toHaveProperty("givenUpAtMs");
});

test("a send that arrives between its sender's giving up and the end of the attempt was given up before", () => {
  const ends = (code: string) => {
    const lines = [line("send-retried", 300, { tries: 1 }), line("failed", 900, { code })];
    return readSends([saying("p1/1/1", { atMs: 500 })], () => lines)[0]?.givenUpAtMs;
  };
  expect(["STORE_UNAVAILABLE", "HANDLER_FAILED", "SEND_REFUSED", "SEND_UNKNOWN"].map(ends)).toEqual([
    300,
    300,
    undefined,
    900,
  ]);
});

test("each send of a call has its own ending", () => {
  const sends = readSends([saying("p1/1/2"), saying("p1/1/2", { atMs: 500 })], () => [
    line("send-announced", 400),
    line("sent", 600),
  ]);
  expect(sends.map(({ givenUpAtMs }) => givenUpAtMs)).toEqual([400, undefined]);
});

test("where both tries of a call arrived after the first was given up, the first to arrive is the first that was made", () => {
  const lines = [line("send-retried", 300, { tries: 1 }), line("send-announced", 350), line("sent", 900)];
  const givenUp = (tries: typeof lines) =>
    readSends([saying("p1/1/1", { atMs: 500 }), saying("p1/1/1", { atMs: 800 })], () => tries).map(
      (send) => send.givenUpAtMs,
    );
  expect(givenUp(lines)).toEqual([300, undefined]);
  // A third try that never arrived: nobody knows which of the three the two are.
  expect(givenUp([line("send-retried", 200, { tries: 1 }), ...lines])).toEqual([undefined, undefined]);
  expect(givenUp([line("send-retried", 300, { tries: 1, errCode: -1 }), ...lines.slice(1)])).toEqual([
    undefined,
    undefined,
  ]);
});

test("the runtime's sentence about a transfer is no reply of a handler", () => {
  expect(saying(TRANSFER_MISSED_TEXT)).toMatchObject({ replies: [], isTransferMissed: true });
  expect(saying(`p1/1/1\n${TRANSFER_MISSED_TEXT}`)).toMatchObject({ replies: ["p1/1/1"], isTransferMissed: true });
});

test("a write says how many tries it announces, and how many messages are settled", () => {
  const typed = { tries: { $numberInt: "2" }, sent: { $numberInt: "1" } };
  expect(readWrites([claiming("A"), changing("A", typed)])).toMatchObject([
    { kind: "claim", isDone: true, sent: 0 },
    { kind: "change", isDone: true, tries: 2, sent: 1 },
  ]);
  expect(readWrites([changing("A", { tries: 1 })])).toMatchObject([{ tries: 1 }]);
});

test("a write says which replies its announcement is of, and a take-over announces nothing", () => {
  const outbox = { $set: [{ msgtype: "text", text: { content: "p1/1/3\np1/2/3" } }, { text: { content: "p1/3/3" } }] };
  expect(readWrites([changing("A", { tries: 1, outbox })])[0]?.nextReplies).toEqual(["p1/1/3", "p1/2/3"]);
  expect(readWrites([changing("A", { tries: 1, outbox: [] })])[0]).not.toHaveProperty("nextReplies");
  expect(readWrites([changing("A", { tries: 1, fencingToken: "B" })])[0]).not.toHaveProperty("tries");
});

test("a write of an owner that was taken over changes nothing", () => {
  const takeOver = changing("A", { fencingToken: "B" }, { atMs: 200 });
  const late = changing("A", { sent: 1 }, { atMs: 300 });
  const next = changing("B", { sent: 1 }, { atMs: 400 });
  const isDone = (writes: readonly ReturnType<typeof changing>[], lastOwner?: string) =>
    readWrites([claiming("A"), ...writes], lastOwner).map((write) => write.isDone);
  expect(isDone([takeOver, late, next])).toEqual([true, true, false, true]);
  expect(isDone([takeOver, late], "B")).toEqual([true, true, false]);
  // Not due: nobody ever heard of that owner again.
  expect(isDone([takeOver, late], "A")).toEqual([true, true, true]);
});

test("a duplicate key that was made up has no record behind it, unless it was added before", () => {
  expect(readWrites([claiming("A", { outcome: "fault: duplicate before" })])[0]?.isDone).toBe(false);
  expect(readWrites([claiming("A", { outcome: "fault: duplicate after", underFault: "E" })])[0]?.isDone).toBe(true);
});
