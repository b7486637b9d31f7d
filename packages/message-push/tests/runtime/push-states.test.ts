// The states of a record are drawn where they are implemented and in the guide: the same nodes, the same arrows.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { isUnfinished, PUSH_STATES, UNFINISHED } from "../../src/runtime/push-store";

const read = (file: string) => readFileSync(resolve(__dirname, "../../../..", file), "utf8");
const arrowsIn = (text: string, arrow: RegExp) => [...text.matchAll(arrow)].map(([, from, to]) => `${from} → ${to}`);

const drawnInCode = arrowsIn(read("packages/message-push/src/runtime/push-store.ts"), /^\/\/ {3}(\S+) ─+ .*▶ (\S+)$/gm);

test("the drawing in the code has every state, and no other", () => {
  const nodes = new Set(drawnInCode.flatMap((arrow) => arrow.split(" → ")).filter((node) => node !== "[*]"));
  expect([...nodes].sort()).toEqual([...PUSH_STATES].sort());
});

test.each(["docs/reliability-and-security.md", "docs/reliability-and-security.zh-CN.md"])(
  "%s draws the same arrows as the code",
  (file) => {
    expect(arrowsIn(read(file), /^ {4}(\S+) --> (\S+):/gm).sort()).toEqual([...drawnInCode].sort());
  },
);

test("leased and waiting are the unfinished states", () => {
  expect(PUSH_STATES.filter(isUnfinished)).toEqual([...UNFINISHED]);
});
