// Pictures that replies name: uploaded once for all instances, kept for a day, made anew when WeChat has forgotten one.
import { SMALL_PICTURE } from "../../simulator/wechat/media";
import { memoryStates } from "../../src/platform/memory/memory-desk-store";
import {
  type MemoryPlatform,
  type MemoryPlatformOptions,
  memoryPlatform,
} from "../../src/platform/memory/memory-platform";
import { PushError } from "../../src/push-error";
import { createDefineFunction } from "../../src/runtime/define-function";
import type { StateStore } from "../../src/runtime/state-store";
import { mediaIdOf } from "../../src/wechat/messages";
import type { PictureSource } from "../../src/wechat/picture-source";
import { reply } from "../../src/wechat/replies";
import { failedSend } from "../../src/wechat/send-errors";
import { fakeClock, settle } from "../support/fake-clock";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

const MAP = { file: "map.png" };
const FILES = { "map.png": SMALL_PICTURE };
const DAY_MS = 24 * 60 * 60 * 1000;
let messages = 0;
/** A message of a customer of its own. */
const message = () => {
  messages += 1;
  return { ...packets.text, FromUserName: `o${messages}`, MsgId: String(9_000_000_000 + messages) };
};
const down = () => Promise.reject(new PushError("STORE_UNAVAILABLE", "The database is down.", "Wait."));
const never = () => new Promise<never>(() => undefined);
const idsIn = ({ sent }: MemoryPlatform) => sent.map((own) => mediaIdOf(own.message));

/** Instances of one function, which share the environment's states, and WeChat. */
function environment(count: number, options: Partial<MemoryPlatformOptions> = {}) {
  const clock = fakeClock();
  const states = options.states ?? memoryStates(clock.nowMs);
  let uploads = 0;
  const instances = Array.from({ length: count }, () => {
    const messenger = {
      async uploadMedia() {
        uploads += 1;
        const mediaId = `media-${uploads}`;
        await clock.after(300);
        return mediaId;
      },
      ...options.messenger,
    };
    const platform = memoryPlatform({ files: FILES, ...options, clock, states, messenger });
    const main = createDefineFunction(platform)({ on: "text", handle: () => reply.image(MAP) });
    return { platform, main };
  });
  return { clock, states, instances, uploads: () => uploads };
}

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
  const platform = memoryPlatform({ clock, states, files });
  await createDefineFunction(platform)({ on: "text", handle: () => reply.image(MAP) })(message());
  expect([uploads(), platform.uploaded.size]).toEqual([1, 1]);
});

describe("an instance that dies while it uploads", () => {
  test("keeps nobody waiting beyond their time: they upload it themselves, and are answered in time", async () => {
    const { clock, states, instances } = environment(2, {});
    const dying = memoryPlatform({ clock, states, files: FILES, messenger: { uploadMedia: never } });
    void createDefineFunction(dying)({ on: "text", handle: () => reply.image(MAP) })(message());
    await settle();
    const [other] = instances;
    const answered = other?.main(message());
    await clock.advance(2_200);
    expect(other?.platform.sent).toEqual([]);
    await clock.advance(800);
    await expect(answered).resolves.toBe("success");
    expect(other?.platform.sent).toHaveLength(1);
  });

  test("leaves its place after 10 seconds: the next one uploads for all again", async () => {
    const { clock, states, instances, uploads } = environment(2);
    const dying = memoryPlatform({ clock, states, files: FILES, messenger: { uploadMedia: never } });
    void createDefineFunction(dying)({ on: "text", handle: () => reply.image(MAP) })(message());
    await clock.advance(10_000);
    const pushes = instances.map(({ main }) => main(message()));
    await clock.advance(1_000);
    await Promise.all(pushes);
    expect(uploads()).toBe(1);
  });

  test("hands it over at once when it lives to see the upload fail", async () => {
    const { clock, states, instances, uploads } = environment(1);
    const failing = memoryPlatform({
      clock,
      states,
      files: FILES,
      messenger: { uploadMedia: () => Promise.reject(failedSend(40009)) },
    });
    await createDefineFunction(failing)({ on: "text", handle: () => reply.image(MAP) })(message());
    // A millisecond is the shortest life of a state.
    await clock.advance(1);
    const pushed = instances[0]?.main(message());
    await clock.advance(400);
    await pushed;
    expect([uploads(), clock.nowMs() - 1_700_000_000_000]).toEqual([1, 401]);
  });
});

test("an instance that was frozen in an upload does not keep its later pushes waiting", async () => {
  const clock = fakeClock();
  let uploads = 0;
  const messenger = {
    uploadMedia: () => {
      uploads += 1;
      return uploads === 1 ? never() : Promise.resolve("media-2");
    },
  };
  const platform = memoryPlatform({ clock, files: FILES, messenger });
  const main = createDefineFunction(platform)({ on: "text", handle: () => reply.image(MAP) });
  const first = main(message());
  await clock.advance(4_000);
  await first;
  await clock.advance(60_000);
  await main(message());
  expect(idsIn(platform)).toEqual(["media-2"]);
});

describe("while the database is down", () => {
  test.each<[string, StateStore]>([
    ["refuses", { findState: down, putState: down }],
    ["cannot be written", { findState: async () => undefined, putState: down }],
    ["does not answer", { findState: never, putState: never }],
  ])("and %s, each instance uploads for itself and says so", async (_, states) => {
    const { clock, instances, uploads } = environment(2, { states });
    const pushes = instances.map(({ main }) => main(message()));
    await clock.advance(3_500);
    await Promise.all(pushes);
    expect(uploads()).toBe(2);
    for (const { platform } of instances) {
      expect(platform.sent).toHaveLength(1);
      expect(platform.logged.map(({ event }) => event)).toContain("picture-unshared");
    }
    await instances[0]?.main(message());
    expect(uploads()).toBe(2);
  });

  test.each([
    [undefined],
    [{}],
    [{ mediaId: 7, untilMs: 9e15 }],
    [{ mediaId: "old", untilMs: 9e15 }],
    [{ mediaId: "" }],
  ])("a state that somebody damaged (%j) is written over", async (value) => {
    const { clock, states, instances, uploads } = environment(2);
    const spoilt: StateStore = {
      findState: async (key) => (await states.findState(key)) ?? { version: "v0", value },
      putState: (key, change) =>
        states.putState(key, change.expectedVersion === "v0" ? { ...change, expectedVersion: undefined } : change),
    };
    const platform = memoryPlatform({ clock, states: spoilt, files: FILES });
    await createDefineFunction(platform)({ on: "text", handle: () => reply.image(MAP) })(message());
    await instances[0]?.main(message());
    expect([platform.uploaded.size, uploads()]).toEqual([1, 0]);
  });
});

describe("when WeChat has forgotten the id", () => {
  const forgetful = (forgotten: readonly string[]) => {
    const said: string[] = [];
    return {
      said,
      messenger: {
        async deliver(_touser: string, own: Parameters<typeof mediaIdOf>[0]) {
          const id = mediaIdOf(own) ?? "text";
          if (forgotten.includes(id)) throw failedSend(40007);
          said.push(id);
        },
      },
    };
  };

  test("it is uploaded once more for all, and the reply is sent again", async () => {
    const { said, messenger } = forgetful(["media-1"]);
    const { clock, instances, uploads } = environment(20, { messenger });
    const warm = instances[0]?.main(message());
    await clock.advance(1_000);
    await warm;
    expect([uploads(), said.splice(0)]).toEqual([2, ["media-2"]]);
    const pushes = Array.from({ length: 100 }, (_, i) => instances[i % 20]?.main(message()));
    await clock.advance(1_000);
    await Promise.all(pushes);
    expect([uploads(), new Set(said), said.length]).toEqual([2, new Set(["media-2"]), 100]);
    expect(instances[0]?.platform.logged.map(({ event }) => event)).toContain("picture-renewed");
  });

  test("twice, the push ends as a dead letter", async () => {
    const { said, messenger } = forgetful(["media-1", "media-2", "media-3"]);
    const { clock, instances, uploads } = environment(1, { messenger });
    const packet = message();
    const pushed = instances[0]?.main(packet);
    await clock.advance(3_000);
    await expect(pushed).resolves.toBe("success");
    expect([uploads(), said]).toEqual([2, []]);
    const dead = instances[0]?.platform.logged.find(({ event }) => event === "dead-letter");
    expect(dead).toMatchObject({ reason: "SEND_REFUSED", errCode: 40007 });
  });

  test("what was said before it is not said again, and what follows it is said", async () => {
    const { said, messenger } = forgetful(["media-1"]);
    const clock = fakeClock();
    const platform = memoryPlatform({ clock, files: FILES, messenger: { ...messenger, uploadMedia: uploader() } });
    const main = createDefineFunction(platform)({ on: "text", handle: () => ["一", reply.image(MAP), "二"] });
    await main(message());
    expect(said).toEqual(["text", "media-2", "text"]);
  });

  test("an id of the author's own is not made anew: the push ends as before", async () => {
    const { said, messenger } = forgetful(["M"]);
    const { main, platform } = runFunction({ on: "text", handle: () => reply.image("M") }, { messenger });
    await main(message());
    expect([said, platform.uploaded.size]).toEqual([[], 0]);
    expect(platform.logged.find(({ event }) => event === "dead-letter")).toMatchObject({ errCode: 40007 });
  });
});

function uploader() {
  let uploads = 0;
  return async () => {
    uploads += 1;
    return `media-${uploads}`;
  };
}

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
  const platform = memoryPlatform({ clock, states, elsewhere: { [url]: SMALL_PICTURE } });
  await createDefineFunction(platform)({ on: "text", handle: () => reply.image({ url }) })(message());
  expect(platform.sent).toHaveLength(1);
  expect(keys).toEqual([expect.stringMatching(/^picture-[0-9a-f]{32}$/), keys[0]]);
  expect(JSON.stringify(platform.logged)).not.toMatch(/secret-token|media-1/);
});
