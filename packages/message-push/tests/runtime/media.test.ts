// What a handler can do with pictures, and what becomes of a push when that fails.
import { SMALL_PICTURE } from "../../simulator/wechat/media";
import { reply } from "../../src/wechat/replies";
import { failedSend, unsentSend } from "../../src/wechat/send-errors";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

/** A function that uploads a picture and replies with it; the uploads fail in this order, then succeed. */
function pushWith(...failures: Error[]) {
  let uploads = 0;
  const bench = runFunction(
    { on: "text", handle: async (_event, { media }) => reply.image(await media.upload(SMALL_PICTURE)) },
    {
      messenger: {
        async uploadMedia() {
          uploads += 1;
          const failure = failures.shift();
          if (failure) throw failure;
          return "M";
        },
      },
    },
  );
  return { ...bench, answer: bench.main(packets.text), uploads: () => uploads };
}

test("a picture is uploaded, and the reply carries its media id", async () => {
  const { answer, platform, uploads } = pushWith();
  await expect(answer).resolves.toBe("success");
  expect(platform.sent.map(({ message }) => message)).toEqual([{ msgtype: "image", image: { media_id: "M" } }]);
  expect(uploads()).toBe(1);
});

test("a picture that was uploaded can be fetched", async () => {
  const { main, platform } = runFunction({
    on: "image",
    async handle(_event, { media, log }) {
      const { contentType, content } = await media.download(await media.upload(SMALL_PICTURE));
      log.info("fetched", { contentType, bytes: content.length });
    },
  });
  await main({ ...packets.text, MsgType: "image", PicUrl: "http://example.com/p", MediaId: "M" });
  expect(platform.logged).toContainEqual(
    expect.objectContaining({ message: "fetched", contentType: "image/png", bytes: SMALL_PICTURE.length }),
  );
});

test.each<[string, Error]>([
  ["WeChat is busy", failedSend(-1)],
  ["the answer got lost: twice uploaded does no harm", failedSend(undefined)],
  ["nothing reached WeChat", unsentSend("ECONNREFUSED")],
])("when %s, it is uploaded again after 200 ms", async (_, failure) => {
  const { answer, clock, logEvents, uploads } = pushWith(failure);
  await clock.advance(199);
  expect(uploads()).toBe(1);
  await clock.advance(1);
  await expect(answer).resolves.toBe("success");
  expect(logEvents()).toEqual(["arrived", "claimed", "media-retried", "sent", "completed"]);
});

test("a line tells what it was tried again for", async () => {
  const { answer, clock, platform } = pushWith(failedSend(-1));
  await clock.advance(200);
  await answer;
  expect(platform.logged).toContainEqual(expect.objectContaining({ event: "media-retried", tries: 1, errCode: -1 }));
});

test.each([40004, 40007, 40009, 45009, -604101])("WeChat's %i does not pass: it is asked once", async (errCode) => {
  const { answer, uploads } = pushWith(failedSend(errCode), failedSend(errCode));
  await expect(answer).resolves.toBe("success");
  expect(uploads()).toBe(1);
});

test("a fault of the platform's own code stays what it is, and is not tried again", async () => {
  const { answer, uploads, platform } = pushWith(new TypeError("a bug"));
  await expect(answer).resolves.toBe("success");
  expect(uploads()).toBe(1);
  expect(platform.logged).toContainEqual(expect.objectContaining({ event: "failed", errorClass: "TypeError" }));
});

test("a picture that is gone says so", async () => {
  const { main, platform } = runFunction({
    on: "text",
    handle: async (_event, { media, log }) => {
      await media.download("gone").catch(({ code, errCode, fact }) => log.warn(fact, { code, errCode }));
    },
  });
  await main(packets.text);
  const message = "The picture could not be downloaded: errCode 40007: the media id is unknown or older than 3 days.";
  expect(platform.logged).toContainEqual(expect.objectContaining({ message, code: "MEDIA_FAILED", errCode: 40007 }));
});

test("three times is enough for one run of the handler; the push waits for the next", async () => {
  const { answer, clock, platform, recordOf, uploads } = pushWith(failedSend(-1), failedSend(-1), failedSend(-1));
  await clock.advance(600);
  await expect(answer).resolves.toBe("success");
  expect(uploads()).toBe(3);
  expect(platform.logged).toContainEqual(
    expect.objectContaining({ event: "failed", code: "MEDIA_FAILED", errCode: -1 }),
  );
  expect(await recordOf(packets.text)).toMatchObject({ state: "waiting", reason: "MEDIA_FAILED" });
});

test.each([
  [failedSend(40009), "The picture could not be uploaded: errCode 40009: the picture is too large."],
  [
    failedSend(-604101),
    "The picture could not be uploaded: errCode -604101: the function has no permission for this API.",
  ],
  [failedSend(undefined), "The picture could not be uploaded: the response was lost."],
  [unsentSend("ECONNREFUSED"), "The picture could not be uploaded: WeChat was not reached."],
])("the handler can catch a failure, with fact, fix and number", async (failure, fact) => {
  const seen: unknown[] = [];
  const { main, clock, sentTexts } = runFunction(
    {
      on: "text",
      async handle(_event, { media }) {
        const mediaId = await media.upload(SMALL_PICTURE).catch((error: unknown) => void seen.push(error));
        return mediaId === undefined ? "图片稍后发送" : reply.image(mediaId);
      },
    },
    { messenger: { uploadMedia: () => Promise.reject(failure) } },
  );
  const answer = main(packets.text);
  await clock.advance(600);
  await expect(answer).resolves.toBe("success");
  expect(sentTexts()).toEqual(["图片稍后发送"]);
  expect(seen).toEqual([expect.objectContaining({ code: "MEDIA_FAILED", fact, fix: expect.stringMatching(/\.$/) })]);
});

test("what is no picture is the author's mistake: the push is given up, and WeChat is not asked", async () => {
  const { main, recordOf, platform } = runFunction({
    on: "text",
    handle: async (_event, { media }) => reply.image(await media.upload(Buffer.from("poster.png"))),
  });
  await main(packets.text);
  expect(platform.uploaded.size).toBe(0);
  expect(await recordOf(packets.text)).toMatchObject({ state: "dead", reason: "MEDIA_INVALID" });
});

test("after the deadline nothing moves any more", async () => {
  const failures: unknown[] = [];
  const { main, clock, platform } = runFunction({
    on: "text",
    async handle(_event, { media, signal }) {
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      await media.upload(SMALL_PICTURE).catch((error: unknown) => failures.push(error));
    },
  });
  const answer = main(packets.text);
  await clock.advance(4_000);
  await answer;
  expect(failures).toEqual([expect.objectContaining({ code: "DEADLINE_EXCEEDED" })]);
  expect(platform.uploaded.size).toBe(0);
});
