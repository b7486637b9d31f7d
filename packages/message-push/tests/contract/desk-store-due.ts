// What every DeskStore must do with states that are to be due: part of desk-store.ts.
import type { DeskStore } from "../../src/desk/desk-store";
import type { StateChange } from "../../src/runtime/state-store";

interface Bench {
  readonly store: DeskStore;
  advance(deltaMs: number): void;
}

/** @param change a write of a state; the first one where nothing else is given */
export function describeDue(open: () => Promise<Bench>, change: (fields?: Partial<StateChange>) => StateChange): void {
  test("a state that is to be due is listed from then on, as it was put, the longest due first and at most so many", async () => {
    const { store, advance } = await open();
    expect(await store.listDue(10)).toEqual([]);
    await store.putState("later", change({ dueInMs: 2_000 }));
    await store.putState("sooner", change({ dueInMs: 1_000, value: { step: 2 } }));
    await store.putState("never", change());
    advance(999);
    expect(await store.listDue(10)).toEqual([]);
    advance(1);
    expect(await store.listDue(10)).toEqual([{ key: "sooner", version: "v1", value: { step: 2 } }]);
    advance(1_000);
    expect((await store.listDue(10)).map(({ key }) => key)).toEqual(["sooner", "later"]);
    expect((await store.listDue(1)).map(({ key }) => key)).toEqual(["sooner"]);
    expect((await store.findState("sooner"))?.version).toBe("v1");
  });

  test("each write says anew when a state is due, or that it is not; an expired one is not", async () => {
    const { store, advance } = await open();
    const keys = async () => (await store.listDue(10)).map(({ key }) => key);
    await store.putState("a", change({ dueInMs: 1_000 }));
    await store.putState("b", change({ dueInMs: 1_000 }));
    await store.putState("c", change({ dueInMs: 1_000, expiresInMs: 1_500 }));
    advance(1_000);
    expect((await keys()).toSorted()).toEqual(["a", "b", "c"]);
    await store.putState("a", change({ expectedVersion: "v1", version: "v2" }));
    await store.putState("b", change({ expectedVersion: "v1", version: "v2", dueInMs: 1_000 }));
    expect(await keys()).toEqual(["c"]);
    advance(500);
    expect(await keys()).toEqual([]);
    advance(500);
    expect(await keys()).toEqual(["b"]);
    expect(await store.putState("c", change({ version: "new" }))).toBe(true);
    expect(await keys()).toEqual(["b"]);
  });
}
