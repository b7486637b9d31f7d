// Records that cannot be read, or not be used, in front of others: the others are said in the same run, and the damaged end dead.
import { createDefineFunction } from "../../src/runtime/define-function";
import { DAMAGES } from "../contract/damaged-records";
import { leftOver, OUTBOX } from "../support/left-over";
import { packets } from "../support/packets";

/** What makes records unusable that can be read: no push is in the packet. */
const UNUSABLE = [undefined, "", "{", "null", "7", "[]", "{}", '{"MsgType":7}'].flatMap((packet) => [
  ["packet", packet, {}] as const,
  ["packet", packet, { outbox: OUTBOX }] as const,
]);

test.each([...DAMAGES.map(([field, value]) => [field, value, {}] as const), ...UNUSABLE])(
  "twenty records whose %s is %j do not keep five good ones waiting (%j)",
  async (field, value, more) => {
    const { leave, relay, stored, platform } = leftOver();
    const damaged = leave(20, { ...more, [field]: value });
    leave(5, { outbox: OUTBOX });
    expect(await relay()).toMatchObject({ completed: 5, dead: 20, failed: 0, invoked: 0, waiting: 0 });
    expect(platform.sent).toHaveLength(5);
    for (const key of damaged) {
      const { state, reason, lastError } = stored.get(key)?.record ?? {};
      expect({ state, reason, lastError }).toEqual({ state: "dead", reason: "RECORD_DAMAGED", lastError: field });
    }
    const lines = platform.logged.filter(({ event }) => event === "dead-letter");
    expect(lines.map(({ pushId }) => pushId).sort()).toEqual([...damaged].sort());
    for (const line of lines) expect(line).toMatchObject({ reason: "RECORD_DAMAGED", lastError: field });
    expect(JSON.stringify(platform.logged)).not.toMatch(/还在|oCustomer|测试/);
    expect(await relay()).toMatchObject({ completed: 0, dead: 0, failed: 0 });
  },
);

test.each([
  ["state", { state: "whatever" }, {}],
  ["dueAt", {}, { dueAtMs: Number.NaN }],
])("records that would never be due, for their %s, end dead as well", async (field, fields, times) => {
  const { leave, relay, stored, platform } = leftOver();
  const damaged = leave(20, fields, times);
  leave(5, { outbox: OUTBOX });
  expect(await relay()).toMatchObject({ completed: 5, dead: 20, failed: 0 });
  expect(platform.sent).toHaveLength(5);
  for (const key of damaged)
    expect(stored.get(key)?.record).toMatchObject({ state: "dead", reason: "RECORD_DAMAGED", lastError: field });
});

test("a thousand damaged records of every kind do not keep five good ones waiting", async () => {
  const { leave, relay, platform } = leftOver();
  for (let round = 0; round < 20; round += 1) for (const [field, value] of DAMAGES) leave(1, { [field]: value });
  leave(5, { outbox: OUTBOX });
  expect(await relay()).toMatchObject({ completed: 5, dead: 20 * DAMAGES.length, failed: 0 });
  expect(platform.sent).toHaveLength(5);
});

test("what cannot be buried does not keep the others waiting, and is tried again by the next run", async () => {
  let isBroken = true;
  const { leave, relay, platform } = leftOver({
    wrap: (store) => ({
      ...store,
      bury: (damaged) => (isBroken ? Promise.reject(new Error("x")) : store.bury(damaged)),
    }),
  });
  leave(200, { pair: 7 });
  leave(5, { outbox: OUTBOX });
  expect(await relay()).toMatchObject({ completed: 5, dead: 0, failed: 200 });
  expect(platform.sent).toHaveLength(5);
  isBroken = false;
  expect(await relay()).toMatchObject({ dead: 200, failed: 0 });
});

test("a customer's next push buries what is damaged in the backlog", async () => {
  const { leave, store, stored, platform } = leftOver();
  const main = createDefineFunction(platform)({ on: "text", handle: () => "好" });
  const touser = packets.text.FromUserName;
  const [damaged] = leave(1, { touser, sent: null });
  await store.flagBacklog(touser);
  await main(packets.text);
  expect(stored.get(damaged)?.record).toMatchObject({ state: "dead", reason: "RECORD_DAMAGED", lastError: "sent" });
  expect(platform.logged).toContainEqual(expect.objectContaining({ event: "dead-letter", pushId: damaged }));
});
