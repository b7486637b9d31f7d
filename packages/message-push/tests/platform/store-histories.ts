// Whatever is asked of the two stores, in whatever order: they answer the same, with restarts in between.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { type EmbeddedStore, openEmbeddedStore } from "../../server/store/embedded-store";
import { memoryStore } from "../../src/platform/memory/memory-store";
import { FRESH_RECORD, type LeaseOwner, type PushStore } from "../../src/runtime/push-store";
import { newRecord } from "../contract/push-store";
import { anyText } from "../support/any-text";

const root = mkdtempSync(join(tmpdir(), "histories-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Seconds are drawn; the milliseconds count the verbs, so no two times are equal and every order is certain. */
const seconds = fc.integer({ min: 0, max: 20 }).map((drawn) => drawn * 1_000);
const key = fc.constantFrom("a", "b", "c", "d");
const touser = fc.constantFrom("oA", "oB", "o");
const fencingToken = fc.constantFrom("t1", "t2");
const attempt = fc.integer({ min: 1, max: 3 });
const text = anyText({ maxLength: 5 });
const outbox = fc.array(
  text.map((content) => ({ msgtype: "text" as const, text: { content } })),
  { maxLength: 2 },
);
const limit = fc.integer({ min: 0, max: 5 });
const takeover = fc.record({ fencingToken, leaseMs: seconds, runs: fc.integer({ min: 1, max: 3 }), tries: fc.nat(2) });
const changed = fc.record(
  {
    sent: fc.nat(3),
    unconfirmed: fc.nat(2),
    tries: fc.nat(2),
    sentAtMs: fc.array(fc.nat(9), { maxLength: 2 }),
    outbox,
    reserved: fc.nat(2),
    lastError: text,
  },
  { requiredKeys: [] },
);

type Verb = (store: PushStore, now: number) => Promise<unknown>;
const anOwner = (fields: LeaseOwner) => ({ ...newRecord(fields), ...FRESH_RECORD }) as const;
const owner = fc.record({ key, attempt, fencingToken }).map(anOwner);

const verb: fc.Arbitrary<readonly [name: string, Verb]> = fc.oneof(
  fc
    .tuple(key, touser, fencingToken, text, seconds)
    .map(([name, customer, first, packet, dueInMs]): [string, Verb] => [
      `add ${name}`,
      (store, now) =>
        store.add(
          { ...newRecord(), key: name, touser: customer, fencingToken: first, packet, arrivedAtMs: now },
          dueInMs,
        ),
    ]),
  key.map((name): [string, Verb] => [`find ${name}`, (store) => store.find(name)]),
  fc
    .tuple(owner, takeover, fc.constantFrom("takeOver", "takeOverByToken"))
    .map(([held, next, how]): [string, Verb] => [`${how} ${held.key}`, (store) => store[how](held, next)]),
  fc
    .tuple(owner, changed, fc.nat(3), fc.option(seconds))
    .map(([held, fields, writeNumber, dueInMs]): [string, Verb] => [
      `change ${held.key}`,
      (store) => store.change(held, { ...fields, writeNumber, ...(dueInMs === null ? {} : { dueInMs }) }),
    ]),
  fc
    .tuple(owner, touser, changed, fc.constantFrom("completed", "dead"))
    .map(([held, customer, fields, state]): [string, Verb] => [
      `${state} ${held.key}`,
      (store) => store.finish(held, customer, { ...fields, state }),
    ]),
  touser.map((customer): [string, Verb] => ["flagBacklog", (store) => store.flagBacklog(customer)]),
  fc
    .tuple(limit, fc.option(touser))
    .map(([many, customer]): [string, Verb] => [
      "findDue",
      (store) => store.findDue(many, customer === null ? {} : { touser: customer }),
    ]),
  fc
    .tuple(touser, limit)
    .map(([customer, many]): [string, Verb] => ["findRecent", (store) => store.findRecent(customer, many)]),
  // Which of the old ones go first is nobody's promise, so all of them do.
  fc
    .tuple(fc.constantFrom("completed", "dead"), seconds)
    .map(([state, olderThanMs]): [string, Verb] => ["purge", (store) => store.purge(state, olderThanMs, 100)]),
);

/** Declares the law, tried on so many histories. */
export function testHistories(numRuns: number): void {
  test("the store on disk answers every history as the one in memory does", async () => {
    let histories = 0;
    const step = fc.record({
      verb,
      passesMs: seconds,
      isRestarted: fc.integer({ min: 0, max: 9 }).map((drawn) => drawn === 0),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60, size: "max" }), async (steps) => {
        histories += 1;
        const folder = join(root, String(histories));
        let nowMs = 1_700_000_000_000;
        const open = () => openEmbeddedStore({ folder, nowMs: () => nowMs });
        const memory = memoryStore(() => nowMs);
        let disk: EmbeddedStore = await open();
        try {
          for (const {
            verb: [name, act],
            passesMs,
            isRestarted,
          } of steps) {
            nowMs += passesMs + 1;
            if (isRestarted) {
              await disk.close();
              disk = await open();
            }
            expect([name, await act(disk, nowMs)]).toEqual([name, await act(memory, nowMs)]);
          }
        } finally {
          await disk.close();
        }
      }),
      { numRuns },
    );
  }, 60_000);
}
