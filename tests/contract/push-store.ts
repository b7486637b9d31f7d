// What every PushStore must do, as tests over a factory: run on memory and on the real SDK.
import fc from "fast-check";
import type { PushOutcome, PushRecord, PushStore } from "../../src/runtime/ports";

const transfer = {
  MsgType: "transfer_customer_service",
  ToUserName: "oA",
  FromUserName: "wxB",
  CreateTime: 1,
} as const;
const outcomes: readonly PushOutcome[] = [
  { state: "completed", answer: "success" },
  { state: "completed", answer: transfer },
  { state: "failed", answer: "success", errorCode: "HANDLER_FAILED" },
];

let keys = 0;
function newClaim(fields: Partial<PushRecord> = {}): PushRecord {
  keys += 1;
  const claimedAtMs = 1_700_000_000_000;
  return {
    key: `key-${keys}`,
    pair: "text",
    state: "claimed",
    attempt: 1,
    claimedAtMs,
    leaseEndsAtMs: claimedAtMs + 8_000,
    ...fields,
  };
}

export function describePushStore(open: () => PushStore): void {
  test("a record that was added is found as it was", async () => {
    const claim = newClaim();
    expect(await open().add(claim)).toBe(true);
    expect(await open().find(claim.key)).toEqual(claim);
  });

  test("an unknown key is not found", async () => {
    expect(await open().find("nobody")).toBeUndefined();
  });

  test("of many concurrent claims of one key, exactly one is added", async () => {
    const claim = newClaim();
    const added = await Promise.all(Array.from({ length: 20 }, () => open().add(claim)));
    expect(added.filter(Boolean)).toHaveLength(1);
  });

  test("a second claim of a key leaves the first as it was", async () => {
    const claim = newClaim();
    await open().add(claim);
    expect(await open().add({ ...claim, pair: "image", leaseEndsAtMs: 0 })).toBe(false);
    expect(await open().find(claim.key)).toEqual(claim);
  });

  test.each(outcomes)("the outcome $state with $answer is recorded whole", async (outcome) => {
    const claim = newClaim();
    await open().add(claim);
    expect(await open().complete(claim.key, 1, outcome)).toBe(true);
    expect(await open().find(claim.key)).toEqual({ ...claim, ...outcome });
  });

  test("an outcome is recorded once", async () => {
    const claim = newClaim();
    await open().add(claim);
    const recorded = await Promise.all(outcomes.map((outcome) => open().complete(claim.key, 1, outcome)));
    expect(recorded.filter(Boolean)).toHaveLength(1);
  });

  test("nothing is recorded for a key nobody claimed", async () => {
    expect(await open().complete("nobody", 1, { state: "completed", answer: "success" })).toBe(false);
    expect(await open().find("nobody")).toBeUndefined();
  });

  test("of many concurrent take-overs, exactly one succeeds, with the next attempt and the new lease", async () => {
    const claim = newClaim();
    await open().add(claim);
    const taken = await Promise.all(Array.from({ length: 10 }, () => open().takeOver(claim, claim.leaseEndsAtMs + 1)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await open().find(claim.key)).toEqual({ ...claim, attempt: 2, leaseEndsAtMs: claim.leaseEndsAtMs + 1 });
  });

  test("after a take-over the older attempt can write nothing", async () => {
    const claim = newClaim();
    await open().add(claim);
    await open().takeOver(claim, claim.leaseEndsAtMs + 1);
    expect(await open().complete(claim.key, 1, { state: "failed", answer: "success" })).toBe(false);
    expect(await open().takeOver(claim, claim.leaseEndsAtMs + 2)).toBe(false);
    expect(await open().complete(claim.key, 2, { state: "completed", answer: "success" })).toBe(true);
  });

  test("a finished push cannot be taken over", async () => {
    const claim = newClaim();
    await open().add(claim);
    await open().complete(claim.key, 1, { state: "completed", answer: "success" });
    expect(await open().takeOver(claim, claim.leaseEndsAtMs + 1)).toBe(false);
  });

  test("keys do not touch each other, whatever they are made of", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.stringMatching(/^[0-9a-f]{32}$/), { minLength: 2, maxLength: 4 }),
        async (names) => {
          const claims = names.map((key, index) => newClaim({ key, claimedAtMs: index }));
          const store = open();
          const isNew = await Promise.all(claims.map((claim) => store.add(claim)));
          const found = await Promise.all(names.map((key) => store.find(key)));
          return isNew.every(Boolean) && found.every((record, index) => record?.claimedAtMs === index);
        },
      ),
      { numRuns: 20 },
    );
  });
}
