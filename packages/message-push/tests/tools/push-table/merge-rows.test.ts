// The merge, as laws: whatever the console has and whatever the project needs.
import fc from "fast-check";
import type { FunctionConfig } from "../../../tools/push-table/callback-config";
import { differencesBetween } from "../../../tools/push-table/compare-tables";
import { keyOf, mergeRows, type WantedRow } from "../../../tools/push-table/merge-rows";

const key = fc.record({
  msgType: fc.constantFrom("text", "image", "event"),
  event: fc.constantFrom("", "user_enter_tempsession", "wxa_media_check"),
});
const target = { env: fc.constantFrom("env-1", "env-2"), functionName: fc.constantFrom("a", "b", "c") };
const thereRow = fc
  .tuple(key, fc.record({ ...target, enable: fc.boolean() }), fc.dictionary(fc.constantFrom("x", "y"), fc.nat(3)))
  .map(([pair, bound, unknown]) => ({ ...unknown, ...pair, ...bound }));
const read: fc.Arbitrary<FunctionConfig> = fc
  .tuple(fc.boolean(), fc.array(thereRow, { maxLength: 8 }), fc.dictionary(fc.constant("more"), fc.nat(3)))
  .map(([enable, callbacks, unknown]) => ({ ...unknown, enable, callbacks }));
const wanted: fc.Arbitrary<WantedRow[]> = fc.uniqueArray(
  fc.tuple(key, fc.record(target)).map(([pair, bound]) => ({ ...pair, ...bound })),
  { selector: keyOf, maxLength: 6 },
);

const law = (check: (read: FunctionConfig, wanted: WantedRow[], isSwitchingOn: boolean) => void) =>
  fc.assert(fc.property(read, wanted, fc.boolean(), check), { numRuns: 300 });

test("merging again changes nothing", () => {
  law((there, needed, isSwitchingOn) => {
    const first = mergeRows(there, needed, isSwitchingOn);
    const second = mergeRows(first.merged, needed, isSwitchingOn);
    expect(second.isChange).toBe(false);
    expect(second.merged).toEqual(first.merged);
  });
});

test("there is a change exactly when something else would be written", () => {
  law((there, needed, isSwitchingOn) => {
    const { isChange, merged } = mergeRows(there, needed, isSwitchingOn);
    expect(isChange).toBe(JSON.stringify(merged) !== JSON.stringify(there));
    expect(differencesBetween(merged, there).length > 0).toBe(isChange);
  });
});

test("rows of other pairs stay as they are, every field and their order", () => {
  law((there, needed, isSwitchingOn) => {
    const own = new Set(needed.map(keyOf));
    const foreign = (config: FunctionConfig) => config.callbacks.filter((row) => !own.has(keyOf(row)));
    expect(foreign(mergeRows(there, needed, isSwitchingOn).merged)).toEqual(foreign(there));
  });
});

test("each needed pair ends with one row, bound as needed, with the switch and the unknown fields it had", () => {
  law((there, needed, isSwitchingOn) => {
    const { merged } = mergeRows(there, needed, isSwitchingOn);
    for (const row of needed) {
      const was = there.callbacks.find((other) => keyOf(other) === keyOf(row));
      const now = merged.callbacks.filter((other) => keyOf(other) === keyOf(row));
      expect(now).toEqual([{ ...was, ...row, enable: (was?.enable ?? true) || isSwitchingOn }]);
    }
  });
});

test("rows keep the console's order, and new ones follow in the project's", () => {
  law((there, needed, isSwitchingOn) => {
    const before = [...new Set([...there.callbacks, ...needed].map(keyOf))];
    const after = [...new Set(mergeRows(there, needed, isSwitchingOn).merged.callbacks.map(keyOf))];
    expect(after).toEqual(before);
  });
});

test("the switch above all rows is turned on with the first rows, or when asked to, and never off", () => {
  law((there, needed, isSwitchingOn) => {
    const { merged } = mergeRows(there, needed, isSwitchingOn);
    const isTurnedOn = needed.length > 0 && (there.callbacks.length === 0 || isSwitchingOn);
    expect(merged).toEqual({ ...there, enable: there.enable || isTurnedOn, callbacks: merged.callbacks });
  });
});

test("the read-back tells every difference from what was written", () => {
  const row = (functionName: string, enable = true) => ({ msgType: "text", event: "", env: "e", functionName, enable });
  const written: FunctionConfig = { enable: true, callbacks: [row("a"), { ...row("b"), msgType: "image" }] };
  const differences = differencesBetween(written, { enable: false, callbacks: [row("a", false), row("c")] });
  expect(differences.map(({ en }) => en)).toEqual([
    "the switch above all rows is off instead of on",
    "text is a in e (off) instead of a in e (on)",
    "image is missing instead of b in e (on)",
    "text has a row more: c in e (on)",
  ]);
});
