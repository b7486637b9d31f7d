// A server has no cloud storage: what needs one says so, with what to do.
import { keepPicture, openDesk, openDeskStore } from "../../server/desk";
import { serverPlatform } from "../../server/platform/server-platform";
import { memoryDeskStore } from "../../src/platform/memory/memory-desk-store";
import { memoryStore } from "../../src/platform/memory/memory-store";
import { handlerContext } from "../../testing/handler-context";

const store = memoryDeskStore(Date.now);

test("a picture by its fileID is refused with other ways", async () => {
  const platform = serverPlatform({
    store: memoryStore(Date.now),
    states: store,
    api: { appid: "wx0123456789abcdef", secret: "0123456789abcdef0123456789abcdef" },
    files: { list: async () => [], read: async () => Buffer.alloc(0) },
    resume: async () => undefined,
    background: () => undefined,
  });
  await expect(platform.downloads.fromStorage("cloud://env.bucket/a.png")).rejects.toMatchObject({
    code: "MEDIA_INVALID",
    fix: expect.stringMatching(/file.*url/),
  });
});

test("a customer's picture cannot be kept", async () => {
  openDeskStore(store);
  const keeping = keepPicture(openDesk(), { MediaId: "M", CreateTime: 1_700_000_000 }, handlerContext());
  await expect(keeping).rejects.toMatchObject({ code: "ENVIRONMENT_INVALID" });
});
