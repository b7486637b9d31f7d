// A picture beside a function's code: media.fromFile finds it, uploads it, and refuses what cannot be sent.
import { SMALL_PICTURE } from "../../simulator/wechat/media";
import { reply } from "../../src/wechat/replies";
import { failedSend } from "../../src/wechat/send-errors";
import { PICTURE_MAX_BYTES } from "../../src/wechat/temp-media";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xdb, 0, 0, 0, 0]);
const GIF = Buffer.from("GIF89a\x01\0\x01\0\0\0\0;", "latin1");

/** A function that replies with the picture of that path, beside these files. */
function answeringWith(path: string, files: Readonly<Record<string, Uint8Array>>) {
  return runFunction(
    { on: "text", handle: async (_event, { media }) => reply.image(await media.fromFile(path)) },
    { files },
  );
}

test.each([
  ["thanks.png", SMALL_PICTURE, "image/png"],
  ["./thanks.png", SMALL_PICTURE, "image/png"],
  ["pictures/THANKS.PNG", SMALL_PICTURE, "image/png"],
  ["pictures\\thanks.jpg", JPEG, "image/jpeg"],
  ["thanks.jpeg", JPEG, "image/jpeg"],
  ["thanks.gif", GIF, "image/gif"],
])("%s is uploaded as what its ending says, and the reply carries its media id", async (path, content, contentType) => {
  const kept = path.replace("./", "").replace("\\", "/");
  const { main, platform } = answeringWith(path, { "other.png": SMALL_PICTURE, [kept]: content });
  await expect(main(packets.text)).resolves.toBe("success");
  expect([...platform.uploaded.values()]).toEqual([{ content, contentType }]);
  expect(platform.sent.map(({ message }) => message)).toEqual([{ msgtype: "image", image: { media_id: "media-1" } }]);
});

const files = {
  "thanks.png": SMALL_PICTURE,
  "pictures/map.gif": GIF,
  "terms.pdf": Buffer.from("%PDF-1.7"),
  noending: SMALL_PICTURE,
  "photo.webp": Buffer.from("RIFF\0\0\0\0WEBP"),
  "wrong.png": JPEG,
  "empty.png": Buffer.alloc(0),
  "large.png": Buffer.concat([SMALL_PICTURE, Buffer.alloc(PICTURE_MAX_BYTES)]),
};

test.each<[string, unknown, string, string, RegExp]>([
  ["a path out of the folder", "../text/thanks.png", "MEDIA_INVALID", "leaves the function's folder", /relative/],
  ["one that comes back", "pictures/../thanks.png", "MEDIA_INVALID", "leaves the function's folder", /relative/],
  ["an absolute path", "/var/user/thanks.png", "MEDIA_INVALID", "is an absolute path", /Write "thanks\.png"/],
  ["one of Windows", "C:\\desk\\thanks.png", "MEDIA_INVALID", "is an absolute path", /Write "thanks\.png"/],
  ["no text", undefined, "MEDIA_INVALID", "media.fromFile got undefined", /media\.fromFile\("thanks\.png"\)/],
  ["an empty text", "", "MEDIA_INVALID", "media.fromFile got no path", /media\.fromFile\("thanks\.png"\)/],
  ["bytes", SMALL_PICTURE, "MEDIA_INVALID", "media.fromFile got object", /media\.upload/],
  ["an ending that WeChat does not take", "terms.pdf", "MEDIA_INVALID", '"terms.pdf" ends in none of', /Convert/],
  ["a picture of another kind", "photo.webp", "MEDIA_INVALID", '"photo.webp" ends in none of', /Convert/],
  ["no ending", "noending", "MEDIA_INVALID", '"noending" ends in none of .png, .jpg, .jpeg and .gif', /Convert/],
  ["another content than the ending says", "wrong.png", "MEDIA_INVALID", '"wrong.png" is no PNG', /Save it as PNG/],
  ["an empty file", "empty.png", "MEDIA_INVALID", '"empty.png" is no PNG', /Save it as PNG/],
  [
    "too large a file",
    "large.png",
    "MEDIA_INVALID",
    `"large.png" has ${PICTURE_MAX_BYTES + SMALL_PICTURE.length} bytes`,
    /2 MB/,
  ],
  ["a missing file", "thank.png", "MEDIA_FILE_MISSING", 'no "thank.png" beside', /Did you mean "thanks\.png"\?/],
  ["other letters", "Thanks.png", "MEDIA_FILE_MISSING", "there are: thanks.png, pictures/map.gif, terms.pdf", /build/],
])("%s is refused with the fix, and nothing is uploaded", async (_, path, code, fact, fix) => {
  const refusals: unknown[] = [];
  const { main, platform } = runFunction(
    {
      on: "text",
      async handle(_event, { media }) {
        await media.fromFile(path as string).catch((error: unknown) => refusals.push(error));
      },
    },
    { files },
  );
  await main(packets.text);
  expect(refusals).toEqual([
    expect.objectContaining({ code, fact: expect.stringContaining(fact), fix: expect.stringMatching(fix) }),
  ]);
  expect(platform.uploaded.size).toBe(0);
});

test("where no file was packed, or a great many, a missing one is told so in one short sentence", async () => {
  const facts: string[] = [];
  const many = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i + 1}.png`, SMALL_PICTURE]));
  for (const given of [{}, many]) {
    const { main } = runFunction(
      {
        on: "text",
        async handle(_event, { media }) {
          await media.fromFile("thanks.png").catch(({ fact }) => facts.push(fact));
        },
      },
      { files: given },
    );
    await main(packets.text);
  }
  expect(facts).toEqual([
    'There is no "thanks.png" beside the function\'s code; there are no files at all.',
    expect.stringMatching(/; there are: .*10\.png and 20 more\.$/),
  ]);
});

test("a mistake in it gives the push up: running again would change nothing", async () => {
  for (const [path, reason] of [
    ["thanks.png", "MEDIA_FILE_MISSING"],
    ["../thanks.png", "MEDIA_INVALID"],
  ] as const) {
    const { main, recordOf } = answeringWith(path, {});
    await main(packets.text);
    expect(await recordOf(packets.text)).toMatchObject({ state: "dead", reason });
  }
});

test("what fails for a passing reason is tried again, as with media.upload", async () => {
  const failures = [failedSend(-1)];
  const { main, clock, logEvents } = runFunction(
    { on: "text", handle: async (_event, { media }) => reply.image(await media.fromFile("thanks.png")) },
    {
      files: { "thanks.png": SMALL_PICTURE },
      messenger: {
        async uploadMedia() {
          const failure = failures.shift();
          if (failure) throw failure;
          return "M";
        },
      },
    },
  );
  const answer = main(packets.text);
  await clock.advance(200);
  await expect(answer).resolves.toBe("success");
  expect(logEvents()).toEqual(["arrived", "claimed", "media-retried", "sent", "completed"]);
});
