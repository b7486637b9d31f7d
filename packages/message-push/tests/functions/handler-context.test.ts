// The context that unit tests of handlers get: pictures are moved by what the test gives, and by nothing else.

import { memoryPlatform } from "../../src/platform/memory/memory-platform";
import { createDefineFunction } from "../../src/runtime/define-function";
import { reply } from "../../src/wechat/replies";
import { handlerContext, sampleEvent } from "../../testing";
import { fakeClock } from "../support/fake-clock";

const { handle } = createDefineFunction(memoryPlatform({ clock: fakeClock() }))({
  on: "image",
  handle: async (_event, { media }) => reply.image(await media.fromFile("thanks.png")),
});

test("a handler that sends a file gets the media that the test gives", async () => {
  const asked: string[] = [];
  const media = {
    ...handlerContext().media,
    async fromFile(path: string) {
      asked.push(path);
      return "M";
    },
  };
  expect(await handle(sampleEvent("image"), handlerContext({ media }))).toEqual(reply.image("M"));
  expect(asked).toEqual(["thanks.png"]);
});

test("without one, it is told what to give", async () => {
  await expect(handle(sampleEvent("image"), handlerContext())).rejects.toThrow(/handlerContext\(\{ media: … \}\)/);
});
