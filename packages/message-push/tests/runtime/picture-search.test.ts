// Pictures that replies name, when something goes wrong: instances that die or freeze, a database that is down, ids that WeChat has forgotten.
import { same } from "../../src/language";
import { PushError } from "../../src/push-error";
import { createDefineFunction } from "../../src/runtime/define-function";
import type { StateStore } from "../../src/runtime/state-store";
import { mediaIdOf } from "../../src/wechat/messages";
import { reply } from "../../src/wechat/replies";
import { failedSend } from "../../src/wechat/send-errors";
import { fakeClock, settle } from "../support/fake-clock";
import { runFunction } from "../support/run-function";
import { environment, FILES, idsIn, instanceOf, MAP, message, never } from "./pictures-bench";

const down = () => Promise.reject(new PushError("STORE_UNAVAILABLE", same("The database is down."), same("Wait.")));

describe("an instance that dies while it uploads", () => {
  test("keeps nobody waiting beyond their time: they upload it themselves, and are answered in time", async () => {
    const { clock, states, instances } = environment(2, {});
    const dying = instanceOf({ clock, states, files: FILES, messenger: { uploadMedia: never } });
    void createDefineFunction(dying)({ on: "text", handle: () => reply.image(MAP) })(message());
    await settle();
    const [other] = instances;
    const answered = other?.main(message());
    await clock.advance(2_100);
    expect(other?.platform.sent).toEqual([]);
    await clock.advance(200);
    await expect(answered).resolves.toBe("success");
    expect(other?.platform.sent).toHaveLength(1);
  });

  test("leaves its place after 10 seconds: the next one uploads for all again", async () => {
    const { clock, states, instances, uploads } = environment(2);
    const dying = instanceOf({ clock, states, files: FILES, messenger: { uploadMedia: never } });
    void createDefineFunction(dying)({ on: "text", handle: () => reply.image(MAP) })(message());
    await clock.advance(10_000);
    const pushes = instances.map(({ main }) => main(message()));
    await clock.advance(1_000);
    await Promise.all(pushes);
    expect(uploads()).toBe(1);
  });

  test("hands it over at once when it lives to see the upload fail", async () => {
    const { clock, states, instances, uploads } = environment(1);
    const failing = instanceOf({
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
  const platform = instanceOf({ clock, files: FILES, messenger });
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
    const platform = instanceOf({ clock, states: spoilt, files: FILES });
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
    const platform = instanceOf({ clock, files: FILES, messenger: { ...messenger, uploadMedia: uploader() } });
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
