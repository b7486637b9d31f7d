// What the control API has for a page: pushes in rows, once more, customers as they stand, pictures, calls of a client.
import type { ControlApi } from "../../simulator/control/contract";
import { SMALL_PICTURE } from "../../simulator/wechat/media";
import { DESK } from "../support/desk";
import { type Simulator, startSimulator } from "../support/simulator";

let sim: Simulator;
beforeAll(async () => {
  sim = await startSimulator({ projectDir: DESK });
});
afterAll(() => sim.stop());

/** The answer of a route, with the type that the contract gives it. */
async function ask<Route extends keyof ControlApi>(
  route: Route,
  path: string,
  body?: unknown,
): Promise<{ status: number; answer: ControlApi[Route]["answer"] }> {
  const response = await fetch(`${sim.url}/__sim${path}`, {
    method: route.split(" ")[0] ?? "",
    headers: { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, answer: (await response.json()) as ControlApi[Route]["answer"] };
}

test("a push without waiting is told by its number, and stands in the newest row with what became of it", async () => {
  const { answer } = await ask("POST /push", "/push?wait=no", { from: "小王", text: "你好" });
  expect(answer).toEqual({ pushId: expect.any(Number) });
  await sim.idle();
  const { rows } = (await ask("GET /pushes", "/pushes?limit=1")).answer;
  expect(rows).toEqual([
    expect.objectContaining({
      id: answer.pushId,
      pair: "text",
      target: "text",
      state: "answered",
      attempts: 1,
      replies: 1,
      isNoticed: false,
      goesOn: false,
      key: expect.any(String),
      packet: expect.objectContaining({ Content: "你好" }),
    }),
  ]);
});

test("GET pushes/<number> has every event of the push, from its arrival to its end", async () => {
  const { pushId } = await sim.customer("小王").says("在吗");
  const { row, events, isWhole } = (await ask("GET /pushes/:id", `/pushes/${pushId}`)).answer;
  expect([row.id, isWhole]).toEqual([pushId, true]);
  const kinds = events.map(({ kind }) => kind);
  expect([kinds[0], kinds.at(-1)]).toEqual(["push-arrived", "push-finished"]);
  expect(kinds).toEqual(
    expect.arrayContaining(["attempt-started", "invocation-started", "request-finished", "log-line", "inbox-entry"]),
  );
  expect(events.every(({ ofPush }) => ofPush === pushId)).toBe(true);
});

test("once more: a redelivery is answered from the record, the same as a new push is handled anew", async () => {
  const customer = sim.customer("小李");
  const { pushId } = await customer.says("再来");
  await ask("POST /pushes/:id/again", `/pushes/${pushId}/again`, { as: "redelivery" });
  await sim.idle();
  expect(customer.replies).toEqual(["收到：再来"]);
  expect(sim.journal.rows({ limit: 1 })).toMatchObject([{ isRepeated: true, replies: 0 }]);
  await ask("POST /pushes/:id/again", `/pushes/${pushId}/again`, { as: "new" });
  await sim.idle();
  expect(customer.replies).toEqual(["收到：再来", "收到：再来"]);
});

test.each([
  ["GET /pushes/:id", "/pushes/99999", undefined, 404, "DATA_MISSING"],
  ["POST /pushes/:id/again", "/pushes/99999/again", { as: "new" }, 404, "DATA_MISSING"],
  ["POST /pushes/:id/again", "/pushes/1/again", { as: "maybe" }, 400, "OPTION_INVALID"],
  ["DELETE /faults/:index", "/faults/99999", undefined, 404, "DATA_MISSING"],
  ["GET /pushes", "/pushes?limit=many", undefined, 400, "OPTION_INVALID"],
  ["POST /customers", "/customers", { name: "  " }, 400, "OPTION_INVALID"],
  ["POST /push", "/push", { from: "小王", image: { base64: "aGVsbG8=" } }, 400, "OPTION_INVALID"],
  ["POST /reload", "/reload", { functions: ["txet"] }, 400, "OPTION_INVALID"],
] as const)("%s refuses %s %j", async (route, path, body, status, code) => {
  expect(await ask(route, path, body)).toMatchObject({ status, answer: { error: { code } } });
});

test("a customer stands there with what may still be sent, and waits for a person after a hand-over", async () => {
  const { openid } = sim.customer("小张");
  expect((await ask("POST /customers", "/customers", { name: "小张" })).answer).toContainEqual({
    name: "小张",
    openid,
    agent: { state: "none", sinceMs: 0 },
  });
  await sim.customer("小张").enters("shop");
  await sim.customer("小张").says("人工");
  const state = (await ask("GET /customers", "/customers")).answer.find((one) => one.openid === openid);
  expect(state).toMatchObject({
    agent: { state: "queued" },
    allowance: { left: 5, endsAtMs: expect.any(Number) },
  });
  const { entries, happened, lastEventId } = (await ask("GET /conversations/:who", `/conversations/${openid}`)).answer;
  expect(entries.map(({ kind }) => kind)).toEqual(["reply", "own"]);
  expect(happened.map(({ kind }) => kind)).toEqual(["push-arrived", "hand-over"]);
  expect(lastEventId).toBe(sim.events.newestId());
});

test("an own picture reaches the function, and can be looked at as long as WeChat keeps it", async () => {
  const base64 = SMALL_PICTURE.toString("base64");
  await ask("POST /push", "/push", { from: "小王", image: { base64 } });
  const [newest] = (await ask("GET /media", "/media")).answer.slice(-1);
  expect(newest).toMatchObject({ contentType: "image/png", bytes: SMALL_PICTURE.length });
  const picture = await fetch(`${sim.url}/__sim/media/${newest?.mediaId}`);
  expect(Buffer.from(await picture.arrayBuffer())).toEqual(SMALL_PICTURE);
  expect(picture.headers.get("content-security-policy")).toMatch(/^sandbox/);
});

test("a client's own call carries the customer's openid, and a function of pushes refuses it", async () => {
  const { answer } = await ask("POST /invoke", "/invoke", { function: "text", data: {}, from: "小王" });
  expect(answer).toMatchObject({ status: "threw", invocation: { caller: { openid: sim.customer("小王").openid } } });
  expect((await ask("POST /invoke", "/invoke", { function: "nothing" })).answer).toMatchObject({ status: "refused" });
});

test("the desk names the run, the newest event, the time and the newest build that failed", async () => {
  sim.announce({ kind: "build-failed", text: "cloudfunctions/text/index.ts:3:1: no such file" });
  const { answer } = await ask("GET /desk", "/desk");
  expect(answer).toMatchObject({
    runId: sim.runId,
    lastEventId: sim.events.newestId(),
    project: { language: "ts" },
    build: { failure: expect.stringContaining("index.ts:3:1") },
    rules: { attemptMs: 5_000 },
  });
  sim.announce({ kind: "build-right" });
  expect((await ask("GET /desk", "/desk")).answer.build).toEqual({});
});
