// What every DeskStore must do with states that hold a file: the file goes first.
import { type DeskStore, FILE_STATE } from "../../src/desk/desk-store";
import type { StateChange } from "../../src/runtime/state-store";

interface FileStatesBench {
  readonly store: DeskStore;
  advance(deltaMs: number): void;
}

/** @param expiresInMs how long a state of `change` lives */
export function describeFileStates(
  open: () => Promise<FileStatesBench>,
  change: (fields?: Partial<StateChange>) => StateChange,
  expiresInMs: number,
): void {
  test("a state that holds a file stays until its file is gone, however long it has expired", async () => {
    const { store, advance } = await open();
    const keys = ["a", "b", "c"].map((name) => `${FILE_STATE}${name}`);
    for (const key of keys) await store.putState(key, change({ value: { key } }));
    await store.putState("customer", change());
    const handed: unknown[][] = [];
    const remove = (isGone: boolean) => async (values: readonly unknown[]) => {
      handed.push([...values].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)));
      return values.map(() => isGone);
    };
    expect(await store.purgeFileStates(10, remove(true))).toBe(0);
    advance(expiresInMs);
    expect(await store.purgeStates(10)).toBe(1);
    expect(await store.purgeFileStates(10, remove(false))).toBe(0);
    expect(handed).toEqual([keys.map((key) => ({ key }))]);
    expect(await store.purgeFileStates(2, remove(true))).toBe(2);
    expect(await store.purgeFileStates(10, remove(true))).toBe(1);
    expect(await store.purgeFileStates(10, remove(true))).toBe(0);
    expect(handed).toHaveLength(3);
  });

  test("a state that holds a file and is put anew while the file is removed stays", async () => {
    const { store, advance } = await open();
    const key = `${FILE_STATE}a`;
    await store.putState(key, change());
    advance(expiresInMs);
    const purged = await store.purgeFileStates(10, async () => {
      await store.putState(key, change({ version: "new" }));
      return [true];
    });
    expect([purged, (await store.findState(key))?.version]).toEqual([0, "new"]);
  });
}
