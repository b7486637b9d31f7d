// The rows of the time line while they are being loaded: what the stream brings meanwhile is in them, once.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import type { SimulatorEvent } from "../../simulator/events";
import { foldRow, type PushRow } from "../../simulator/journal/push-row";

/** What is tried of page/state/pushes.ts. Its packages are modules, which jest does not load: it is bundled, as for the page. */
interface RowStore {
  loadPushes(): Promise<void>;
  notePush(event: SimulatorEvent): void;
  readonly pushIds: { readonly value: readonly number[] };
  rowOf(pushId: number): { readonly value: PushRow } | undefined;
}

let store: RowStore;
beforeAll(async () => {
  const outfile = join(mkdtempSync(join(tmpdir(), "rows-")), "pushes.js");
  const entryPoints = [join(__dirname, "../../page/state/pushes.ts")];
  await build({ entryPoints, outfile, bundle: true, format: "cjs", platform: "node" });
  store = require(outfile);
});

const packet = { ToUserName: "gh_1", FromUserName: "o1", CreateTime: 1_700_000_000, MsgType: "text", Content: "你好" };
const arrived = (pushId: number, id: number): SimulatorEvent => ({
  ...{ id, atMs: 0, ofPush: pushId },
  ...{ kind: "push-arrived", pushId, pair: "text", packet },
});
const tried = (pushId: number, id: number): SimulatorEvent => ({
  ...{ id, atMs: 0, ofPush: pushId },
  ...{ kind: "attempt-started", pushId, number: 1, target: "text", invocationIds: [] },
});

const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
});

test("events that come before their row are counted when it is there, and those that it has already are not", async () => {
  let answer: (rows: object) => void = () => undefined;
  globalThis.fetch = () =>
    new Promise((resolve) => {
      answer = (rows) => resolve(Response.json(rows));
    });
  const { loadPushes, notePush, pushIds, rowOf } = store;
  const loading = loadPushes();
  // The simulator answered after the first attempt of push 1; the page hears of both attempts, and of a new push, before the answer.
  const row = foldRow(foldRow(undefined, arrived(1, 1)), tried(1, 2));
  for (const event of [tried(1, 2), tried(1, 3), arrived(2, 4), tried(2, 5)]) notePush(event);
  answer({ rows: [row], forgotten: 0 });
  await loading;
  notePush(tried(1, 6));
  expect(pushIds.value).toEqual([2, 1]);
  expect([rowOf(1)?.value.attempts, rowOf(2)?.value.attempts]).toEqual([3, 1]);
  // Nothing is kept for a push that was dropped.
  notePush(tried(7, 7));
  expect(rowOf(7)).toBeUndefined();
});
