// Pictures that customers send, copied to the cloud storage, and removed when their days are over.

import { createKeepPicture, type KeptFiles } from "../../src/desk/keep-picture";
import { createOpenDesk } from "../../src/desk/open-desk";
import { createPurgeDesk } from "../../src/desk/purge-desk";
import { same } from "../../src/language";
import { memoryDeskStore } from "../../src/platform/memory/memory-desk-store";
import { PushError } from "../../src/push-error";
import type { HandlerContext } from "../../src/runtime/definition";
import { handlerContext } from "../../testing/handler-context";
import { fakeClock } from "../support/fake-clock";

const DAY_MS = 86_400_000;
/** A Saturday in Beijing, and still Friday in UTC. */
const AT_MS = Date.parse("2026-11-28T02:00+08:00");
const PICTURE = { content: Buffer.from("picture"), contentType: "image/jpeg" };
const PUSH_ID = "0123456789abcdef0123456789abcdef";
const event = { MediaId: "M", CreateTime: AT_MS / 1000 };
const down = async (): Promise<never> => {
  throw new PushError("STORE_UNAVAILABLE", same("Down."), same("Wait."));
};
const never = () => new Promise<never>(() => undefined);

function bench() {
  const clock = fakeClock(AT_MS);
  const store = memoryDeskStore(clock.nowMs);
  const kept = new Map<string, Buffer>();
  const writes: string[] = [];
  const idOf = (path: string) => `cloud://env.bucket/${path}`;
  const files: KeptFiles = {
    async put(path, content) {
      writes.push(path);
      kept.set(idOf(path), content);
      return idOf(path);
    },
    async remove(fileIDs) {
      for (const fileID of fileIDs) kept.delete(fileID);
      return fileIDs.map(() => true);
    },
  };
  const warnings: unknown[] = [];
  const desk = createOpenDesk({ openStore: () => store, clock, notify: undefined })();
  const keeper = (given: Partial<KeptFiles> = {}) => createKeepPicture(() => ({ ...files, ...given }));
  const context = (given: Partial<HandlerContext> = {}) =>
    handlerContext({
      pushId: PUSH_ID,
      deadlineAtMs: clock.nowMs() + 3_500,
      log: {
        info: () => undefined,
        warn: (message, fields) => void warnings.push([message, fields?.code]),
        error: () => undefined,
      },
      media: { upload: never, fromFile: never, download: async () => PICTURE },
      ...given,
    });
  const purge = (given: Partial<KeptFiles> = {}) =>
    createPurgeDesk(
      () => store,
      () => ({ ...files, ...given }),
    )();
  return { clock, store, kept, writes, warnings, desk, keeper, context, purge, idOf };
}

const PATH = `customer-pictures/2026-11-28/${PUSH_ID}.jpg`;

test("a picture is copied to a folder of its day in Beijing, under the push's id, with the ending of its type", async () => {
  const { desk, keeper, context, kept, idOf, warnings } = bench();
  expect(await keeper()(desk, event, context())).toBe(idOf(PATH));
  expect([...kept]).toEqual([[idOf(PATH), PICTURE.content]]);
  expect(warnings).toEqual([]);
});

test.each([
  ["image/png", "png"],
  ["image/gif; charset=binary", "gif"],
  ["image/../../x", "bin"],
  ["application/octet-stream", "bin"],
])("%s ends in .%s", async (contentType, ending) => {
  const { desk, keeper, context, writes } = bench();
  const media = { upload: never, fromFile: never, download: async () => ({ ...PICTURE, contentType }) };
  await keeper()(desk, event, context({ media }));
  expect(writes).toEqual([PATH.replace(/jpg$/, ending)]);
});

test("a redelivery writes nothing again, and gives the same fileID", async () => {
  const { desk, keeper, context, writes, idOf } = bench();
  await keeper()(desk, event, context());
  expect(await keeper()(desk, event, context())).toBe(idOf(PATH));
  expect(writes).toEqual([PATH]);
});

test("it is kept for seven days, or as many as are wanted, and then removed with its record", async () => {
  for (const [options, days] of [
    [undefined, 7],
    [{ keptDays: 2 }, 2],
  ] as const) {
    const { desk, keeper, context, clock, kept, purge, store } = bench();
    await keeper()(desk, event, context(), options);
    await clock.advance(days * DAY_MS - 1);
    expect([await purge(), kept.size]).toEqual([0, 1]);
    await clock.advance(1);
    expect([await purge(), kept.size, await purge()]).toEqual([1, 0, 0]);
    expect(await store.purgeStates(10)).toBe(0);
  }
});

test("an instance that dies in the upload leaves a record by which the file is found: nothing stays for ever", async () => {
  const { desk, keeper, context, clock, kept, purge, idOf } = bench();
  // It was written, and nobody heard of it.
  const put = async (path: string) => {
    kept.set(idOf(path), PICTURE.content);
    return never();
  };
  void keeper({ put })(desk, event, context());
  await clock.advance(7 * DAY_MS);
  expect([await purge(), kept.size]).toEqual([1, 0]);
});

test("a file that cannot be removed now stays with its record until the next time", async () => {
  const { desk, keeper, context, clock, kept, purge } = bench();
  await keeper()(desk, event, context());
  await clock.advance(7 * DAY_MS);
  expect(await purge({ remove: async (ids) => ids.map(() => false) })).toBe(0);
  await expect(purge({ remove: down })).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  expect([kept.size, await purge(), kept.size]).toEqual([1, 1, 0]);
});

test("120 pictures are removed in one go, 50 at a time", async () => {
  const { desk, keeper, context, clock, kept, purge } = bench();
  for (let i = 0; i < 120; i += 1) await keeper()(desk, event, context({ pushId: `push-${i}` }));
  await clock.advance(7 * DAY_MS);
  const batches: number[] = [];
  const remove = async (ids: readonly string[]) => {
    batches.push(ids.length);
    for (const id of ids) kept.delete(id);
    return ids.map(() => true);
  };
  expect([await purge({ remove }), kept.size, batches]).toEqual([120, 0, [50, 50, 20]]);
});

test.each<[string, object]>([
  ["names a file outside of our folder", { fileID: "cloud://env.bucket/contracts/1.pdf" }],
  ["names a path outside of our folder", { path: "contracts/1.pdf" }],
  ["was damaged", []],
])("a record that %s goes, and no file with it", async (_, value) => {
  const { store, clock, purge, writes } = bench();
  await store.putState("~file-x", { expectedVersion: undefined, version: "v", value, expiresInMs: 1 });
  await clock.advance(1);
  const removed: string[] = [];
  const remove = async (ids: readonly string[]) => {
    removed.push(...ids);
    return ids.map(() => true);
  };
  expect([await purge({ remove }), removed, writes]).toEqual([1, [], []]);
});

test.each<[string, Partial<KeptFiles>, Partial<HandlerContext>, string]>([
  ["the storage is down", { put: down }, {}, "STORE_UNAVAILABLE"],
  [
    "WeChat does not give it",
    {},
    {
      media: {
        upload: never,
        fromFile: never,
        download: () => Promise.reject(new PushError("MEDIA_FAILED", same("Gone."), same("Ask again."))),
      },
    },
    "MEDIA_FAILED",
  ],
  [
    "WeChat does not answer in time",
    {},
    { media: { upload: never, fromFile: never, download: never } },
    "DEADLINE_EXCEEDED",
  ],
])("when %s, the reply does not wait for it, and the log says so", async (_, files, given, code) => {
  const { desk, keeper, context, clock, warnings } = bench();
  const keeping = keeper(files)(desk, event, context(given));
  await clock.advance(2_500);
  expect(await keeping).toBeUndefined();
  expect(warnings).toEqual([["desk-picture-unkept", code]]);
});

test.each([0, 31, 1.5, Number.NaN, "7"])("%p is no number of days", async (keptDays) => {
  const { desk, keeper, context } = bench();
  const keeping = keeper()(desk, event, context(), { keptDays: keptDays as number });
  await expect(keeping).rejects.toMatchObject({ code: "OPTION_INVALID" });
});

test("a server has no cloud storage, and says so at the first use", async () => {
  const { desk, context } = bench();
  await expect(createKeepPicture(undefined)(desk, event, context())).rejects.toMatchObject({
    code: "ENVIRONMENT_INVALID",
  });
});
