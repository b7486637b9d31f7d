// Pictures that replies name: uploaded once for all instances, and kept for a day.
import { SMALL_PICTURE } from "../../simulator/wechat/media";
import { memoryStates } from "../../src/platform/memory/memory-desk-store";
import { createDefineFunction } from "../../src/runtime/define-function";
import type { StateStore } from "../../src/runtime/state-store";
import { mediaIdOf } from "../../src/wechat/messages";
import type { PictureSource } from "../../src/wechat/picture-source";
import { reply } from "../../src/wechat/replies";
import { failedSend } from "../../src/wechat/send-errors";
import { fakeClock } from "../support/fake-clock";
import { runFunction } from "../support/run-function";
import { DAY_MS, environment, FILES, idsIn, instanceOf, MAP, message } from "./pictures-bench";

const seeds: readonly [string, PictureSource][] = [
  ["a file beside the code", MAP],
  ["a file in the cloud storage", { fileID: "cloud://env.bucket/map.png" }],
  ["an address", { url: "https://example.com/map.png" }],
];
const elsewhere = { "cloud://env.bucket/map.png": SMALL_PICTURE, "https://example.com/map.png": SMALL_PICTURE };

test.each(seeds)("%s is uploaded for the first reply, and not for the next ones", async (_, source) => {
  const { main, platform } = runFunction(
    { on: "text", handle: () => reply.image(source) },
    { files: FILES, elsewhere },
  );
  await main(message());
  await main(message());
  expect(platform.uploaded.size).toBe(1);
  expect(idsIn(platform)).toEqual(["media-1", "media-1"]);
});

test.each(seeds)("%s is the cover of a card", async (_, source) => {
  const page = { title: "订单", pagepath: "pages/order/order" };
  const { main, platform } = runFunction(
    { on: "text", handle: () => reply.miniProgramPage({ ...page, ...source }, { businessid: 7 }) },
    { files: FILES, elsewhere },
  );
  await main(message());
  const miniprogrampage = { ...page, thumb_media_id: "media-1" };
  expect(platform.sent[0]?.message).toEqual({ msgtype: "miniprogrampage", miniprogrampage, businessid: 7 });
});

test("pictures that are yielded, and those of background work, have their ids too", async () => {
  const { main, platform } = runFunction(
    {
      on: "text",
      async *handle() {
        yield "一";
        yield reply.image(MAP);
      },
    },
    { files: FILES },
  );
  await main(message());
  expect(platform.sent.map((own) => mediaIdOf(own.message))).toEqual([undefined, "media-1"]);
});

test("a thousand concurrent pushes on twenty instances: one upload", async () => {
  const { clock, instances, uploads } = environment(20);
  const pushes = Array.from({ length: 1_000 }, (_, i) => instances[i % instances.length]?.main(message()));
  await clock.advance(1_000);
  expect(new Set(await Promise.all(pushes))).toEqual(new Set(["success"]));
  expect(uploads()).toBe(1);
  expect(instances.flatMap(({ platform }) => idsIn(platform))).toEqual(Array(1_000).fill("media-1"));
});

test("it costs an instance that has it nothing, another one a single look, and the first one a claim and a record", async () => {
  const calls: string[] = [];
  const kept = memoryStates(() => 1_700_000_000_000);
  const states: StateStore = {
    findState(key) {
      calls.push("findState");
      return kept.findState(key);
    },
    putState(key, change) {
      calls.push("putState");
      return kept.putState(key, change);
    },
  };
  const { clock, instances } = environment(2, { states });
  const callsOf = async (at: 0 | 1) => {
    const pushed = instances[at]?.main(message());
    await clock.advance(400);
    await pushed;
    return calls.splice(0);
  };
  expect(await callsOf(0)).toEqual(["findState", "putState", "putState"]);
  expect(await callsOf(0)).toEqual([]);
  expect(await callsOf(1)).toEqual(["findState"]);
  expect(await callsOf(1)).toEqual([]);
});

test("the id is kept for a day, so that it outlives a reply that waits for 48 hours", async () => {
  const { clock, instances, uploads } = environment(2);
  const push = async (at: 0 | 1) => {
    const pushed = instances[at]?.main(message());
    await clock.advance(400);
    await pushed;
  };
  await push(0);
  await clock.advance(DAY_MS - 2_000);
  await push(0);
  await push(1);
  expect(uploads()).toBe(1);
  await clock.advance(2_000);
  await push(0);
  await push(1);
  expect(uploads()).toBe(2);
});

test("another file under the same name is another picture: a deploy takes effect at once", async () => {
  const { clock, instances, states, uploads } = environment(1);
  const pushed = instances[0]?.main(message());
  await clock.advance(400);
  await pushed;
  const files = { "map.png": Buffer.concat([SMALL_PICTURE, Buffer.from("newer")]) };
  const platform = instanceOf({ clock, states, files });
  await createDefineFunction(platform)({ on: "text", handle: () => reply.image(MAP) })(message());
  expect([uploads(), platform.uploaded.size]).toEqual([1, 1]);
});

test("a redelivery uploads nothing and says nothing again", async () => {
  const { main, platform } = runFunction({ on: "text", handle: () => reply.image(MAP) }, { files: FILES });
  const packet = message();
  await main(packet);
  await main(packet);
  expect([platform.uploaded.size, platform.sent.length]).toEqual([1, 1]);
});

test("what waits in the outbox has the id, so that the relay can send it", async () => {
  const failing = [failedSend(-1), failedSend(-1), failedSend(-1)];
  const sent: (string | undefined)[] = [];
  const messenger = {
    async deliver(_touser: string, own: Parameters<typeof mediaIdOf>[0]) {
      const failure = failing.shift();
      if (failure !== undefined) throw failure;
      sent.push(mediaIdOf(own));
    },
  };
  const { main, clock, relay } = runFunction(
    { on: "text", handle: () => reply.image(MAP) },
    { files: FILES, messenger },
  );
  const pushed = main(message());
  await clock.advance(2_000);
  await pushed;
  await clock.advance(60_000);
  await relay();
  expect(sent).toEqual(["media-1"]);
});

describe("a picture that cannot be had", () => {
  test.each<[string, PictureSource, string]>([
    ["is not there", { file: "plan.png" }, "MEDIA_FILE_MISSING"],
    ["lies outside of the folder", { file: "../map.png" }, "MEDIA_INVALID"],
    ["is no picture", { file: "notes.png" }, "MEDIA_INVALID"],
    ["is no picture, somewhere else", { url: "https://example.com/error" }, "MEDIA_INVALID"],
  ])("because it %s ends the push with the reason", async (_, source, reason) => {
    const { main, platform, recordOf } = runFunction(
      { on: "text", handle: () => ["看", reply.image(source)] },
      {
        files: { ...FILES, "notes.png": Buffer.from("notes") },
        elsewhere: { "https://example.com/error": Buffer.from("<html>") },
      },
    );
    const packet = message();
    await main(packet);
    expect([platform.sent, platform.uploaded.size]).toEqual([[], 0]);
    expect(await recordOf(packet)).toMatchObject({ state: "dead", reason });
  });

  test("for now is tried again later: nothing is lost", async () => {
    const { main, platform, recordOf } = runFunction(
      { on: "text", handle: () => reply.image({ url: "https://example.com/gone.png" }) },
      {},
    );
    const packet = message();
    await main(packet);
    expect(platform.sent).toEqual([]);
    expect(await recordOf(packet)).toMatchObject({ state: "waiting", reason: "MEDIA_FAILED" });
  });
});

test("no log line and no key holds the name, the address or the id of a picture", async () => {
  const keys: string[] = [];
  const clock = fakeClock();
  const kept = memoryStates(clock.nowMs);
  const states: StateStore = {
    findState: kept.findState,
    putState: (key, change) => {
      keys.push(key);
      return kept.putState(key, change);
    },
  };
  const url = "https://example.com/secret-token.png";
  const platform = instanceOf({ clock, states, elsewhere: { [url]: SMALL_PICTURE } });
  await createDefineFunction(platform)({ on: "text", handle: () => reply.image({ url }) })(message());
  expect(platform.sent).toHaveLength(1);
  expect(keys).toEqual([expect.stringMatching(/^picture-[0-9a-f]{32}$/), keys[0]]);
  expect(JSON.stringify(platform.logged)).not.toMatch(/secret-token|media-1/);
});
