// A thousand concurrent pushes with one picture on two hundred instances, whose states are in the database behind the real SDK: one upload.
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { SMALL_PICTURE } from "../../simulator/wechat/media";
import { memoryPlatform } from "../../src/platform/memory/memory-platform";
import { createDefineFunction } from "../../src/runtime/define-function";
import type { StateStore } from "../../src/runtime/state-store";
import { mediaIdOf } from "../../src/wechat/messages";
import { reply } from "../../src/wechat/replies";
import { packets } from "../support/packets";
import { openGateway, type SdkOnGateway } from "../support/sdk-on-gateway";

const INSTANCES = 200;
const PUSHES = 1_000;
const LONGEST_PAUSE_MS = 400;

let sdk: SdkOnGateway;
let states: StateStore;
beforeAll(async () => {
  sdk = await openGateway();
  // Loaded now, because the SDK reads its environment while it loads.
  const { openCloud } = require("../../src/platform/cloudbase/sdk");
  const { cloudbaseStates } = require("../../src/platform/cloudbase/cloudbase-states");
  const cloud = openCloud();
  // More time than a function has: how long the stand-in takes for all of them depends on the machine.
  const patient = { env: cloud.DYNAMIC_CURRENT_ENV, throwOnNotFound: false, timeout: 60_000 };
  states = cloudbaseStates(cloud.createNewInstance(patient));
});
afterAll(() => sdk.close());

test("a thousand concurrent pushes with one picture: one upload, and every customer is sent it", async () => {
  // Time stands still, so that no deadline comes first on a busy machine; only the pauses between two looks pass.
  const clock = {
    nowMs: () => 1_700_000_000_000,
    async after(delayMs: number, signal?: AbortSignal) {
      if (delayMs > LONGEST_PAUSE_MS)
        return new Promise<void>((done) => signal?.addEventListener("abort", () => done()));
      await pause(50);
    },
  };
  let uploads = 0;
  const uploadMedia = async () => {
    uploads += 1;
    await pause(50);
    return `media-${uploads}`;
  };
  const instances = Array.from({ length: INSTANCES }, () => {
    const files = { "map.png": SMALL_PICTURE };
    const newFencingToken = () => randomUUID();
    const platform = { ...memoryPlatform({ clock, states, files, messenger: { uploadMedia } }), newFencingToken };
    return {
      platform,
      main: createDefineFunction(platform)({ on: "text", handle: () => reply.image({ file: "map.png" }) }),
    };
  });
  const pushes = Array.from({ length: PUSHES }, (_, i) =>
    instances[i % INSTANCES]?.main({ ...packets.text, FromUserName: `o${i}`, MsgId: String(9_000_000_000 + i) }),
  );
  expect(new Set(await Promise.all(pushes))).toEqual(new Set(["success"]));
  expect(uploads).toBe(1);
  const sent = instances.flatMap(({ platform }) => platform.sent.map(({ message }) => mediaIdOf(message)));
  expect(sent).toEqual(Array(PUSHES).fill("media-1"));
  expect(sdk.gateway.database.find("desk_states")?.all()).toHaveLength(1);
});
