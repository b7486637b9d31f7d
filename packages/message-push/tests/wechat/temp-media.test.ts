import { SMALL_PICTURE } from "../../simulator/wechat/media";
import { PICTURE_MAX_BYTES, pictureOf, requireMediaId } from "../../src/wechat/temp-media";

const bytes = (...head: number[]) => Buffer.from([...head, 0, 0, 0, 0, 0, 0, 0, 0]);

test.each([
  ["image/png", SMALL_PICTURE],
  ["image/jpeg", bytes(0xff, 0xd8, 0xff, 0xdb)],
  ["image/gif", Buffer.from("GIF87a")],
  ["image/gif", Buffer.from("GIF89a")],
])("a picture is known as %s by its content", (contentType, content) => {
  expect(pictureOf(content)).toEqual({ contentType, content });
});

test("any bytes do: a view into a larger buffer is taken as it is", () => {
  const larger = Buffer.concat([Buffer.from("xx"), SMALL_PICTURE, Buffer.from("yy")]);
  const view = new Uint8Array(larger.buffer, larger.byteOffset + 2, SMALL_PICTURE.length);
  expect(pictureOf(view).content.equals(SMALL_PICTURE)).toBe(true);
});

test.each([
  ["a path", Buffer.from("poster.png"), /its path/],
  ["nothing", Buffer.alloc(0), /its path/],
  ["the beginning of a PNG", SMALL_PICTURE.subarray(0, 7), /its path/],
  ["Base64", Buffer.from(SMALL_PICTURE.toString("base64")), /Base64/],
  ["WebP", Buffer.from("RIFF\0\0\0\0WEBP"), /no PNG, JPEG or GIF/],
  ["more than 10 MB", Buffer.concat([SMALL_PICTURE, Buffer.alloc(PICTURE_MAX_BYTES)]), /smaller/],
  ["text", "poster.png" as never, /got string/],
  ["null", null as never, /got null/],
  ["nothing at all", undefined as never, /got undefined/],
])("%s is refused with the fix", (_, given, text) => {
  expect(() => pictureOf(given)).toThrow(
    expect.objectContaining({ code: "MEDIA_INVALID", message: expect.stringMatching(text) }),
  );
});

test("a picture of 10 MB is WeChat's to judge", () => {
  const content = Buffer.concat([SMALL_PICTURE, Buffer.alloc(PICTURE_MAX_BYTES - SMALL_PICTURE.length)]);
  expect(pictureOf(content).contentType).toBe("image/png");
});

test.each(["", undefined as never, 7 as never])("a media id of %p is refused", (mediaId) => {
  expect(() => requireMediaId(mediaId)).toThrow(expect.objectContaining({ code: "MEDIA_INVALID" }));
});
