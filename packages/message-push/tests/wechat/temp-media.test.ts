import { SMALL_PICTURE } from "../../simulator/wechat/media";
import { PICTURE_MAX_BYTES, pictureOf, pictureWithType, requireMediaId } from "../../src/wechat/temp-media";

/** One red dot. */
const GIF = Buffer.from("R0lGODlhAQABAIAAAP8AAAAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==", "base64");
/** Segments as a camera writes them: one with a preview that has an end of its own, then the picture. */
const JPEG = Buffer.from("ffd8 ffe0 0006 ffd8 ffd9 ffda 0004 0102 1234 ff00 56 ffd9".replaceAll(" ", ""), "hex");

const latin1 = (text: string) => Buffer.from(text, "latin1");
const bytes = (...head: number[]) => Buffer.from([...head, 0, 0, 0, 0, 0, 0, 0, 0]);

test.each([
  ["image/png", SMALL_PICTURE],
  ["image/jpeg", bytes(0xff, 0xd8, 0xff, 0xdb)],
  ["image/jpeg", JPEG],
  ["image/gif", Buffer.from("GIF87a\x01\0\x01\0\0\0\0;", "latin1")],
  ["image/gif", GIF],
])("a picture is known as %s by its content", (contentType, content) => {
  expect(pictureOf(content)).toEqual({ contentType, content });
});

test("any bytes do: a view into a larger buffer is taken as it is", () => {
  const larger = Buffer.concat([Buffer.from("xx"), SMALL_PICTURE, Buffer.from("yy")]);
  const view = new Uint8Array(larger.buffer, larger.byteOffset + 2, SMALL_PICTURE.length);
  expect(pictureOf(view).content.equals(SMALL_PICTURE)).toBe(true);
});

test.each([
  ["a path", Buffer.from("poster.png"), /a path.*media\.fromFile/s],
  ["a path of Windows", Buffer.from("C:\\pictures\\poster"), /a path.*media\.fromFile/s],
  ["nothing", Buffer.alloc(0), /nothing.*empty/s],
  ["blanks", Buffer.from(" \n"), /nothing.*empty/s],
  ["the beginning of a PNG", SMALL_PICTURE.subarray(0, 7), /something unknown/],
  ["Base64", Buffer.from(SMALL_PICTURE.toString("base64")), /Base64 text.*Buffer\.from/s],
  ["Base64 of a JPEG", Buffer.from(JPEG.toString("base64")), /Base64 text.*Buffer\.from/s],
  ["a data URL", Buffer.from(`data:image/png;base64,${SMALL_PICTURE.toString("base64")}`), /data URL.*Buffer\.from/s],
  ["an address", Buffer.from("https://example.com/a.png"), /an address.*Download/s],
  ["a web page", Buffer.from("\ufeff<!DOCTYPE html><html>"), /a web page.*status/s],
  ["an API's error", Buffer.from('{"errcode":40007}'), /JSON.*error/s],
  ["other text", Buffer.from("hello"), /text.*its path/s],
  ["WebP", latin1("RIFF\x24\0\0\0WEBPVP8 "), /WebP.*Convert/s],
  ["HEIC", latin1("\0\0\0\x18ftypheic\0\0\0\0mif1heic"), /HEIC.*Convert/s],
  ["HEIC of a phone", latin1("\0\0\0\x18ftypmif1\0\0\0\0mif1heic"), /HEIC.*Convert/s],
  ["AVIF", latin1("\0\0\0\x18ftypmif1\0\0\0\0mif1avif"), /AVIF.*Convert/s],
  ["a video", latin1("\0\0\0\x18ftypisom\0\0\0\0"), /a video/],
  ["BMP", latin1("BM\x3a\0\0\0\0\0\0\0\x36"), /BMP.*Convert/s],
  ["SVG", Buffer.from('<?xml version="1.0"?><svg xmlns="x">'), /SVG.*Convert/s],
  ["TIFF", latin1("II*\0\x08\0\0\0"), /TIFF.*Convert/s],
  ["TIFF of a Mac", latin1("MM\0*\0\0\0\x08"), /TIFF.*Convert/s],
  ["a PDF", Buffer.from("%PDF-1.7\n"), /a PDF/],
  ["a PNG that was cut off", SMALL_PICTURE.subarray(0, -12), /cut off.*to the end/s],
  ["a JPEG that was cut off behind its preview", JPEG.subarray(0, -2), /cut off/],
  ["a JPEG that was cut off in a segment", JPEG.subarray(0, 8), /cut off/],
  ["a GIF that was cut off", GIF.subarray(0, -1), /cut off/],
  ["half a GIF", GIF.subarray(0, 30), /cut off/],
  ["a path as a string", "images/poster.png" as never, /media\.fromFile/],
  ["Base64 as a string", SMALL_PICTURE.toString("base64") as never, /Buffer\.from/],
  ["more than 10 MB", Buffer.concat([SMALL_PICTURE, Buffer.alloc(PICTURE_MAX_BYTES)]), /smaller/],
  ["text", "poster.png" as never, /got a string/],
  ["null", null as never, /got null/],
  ["nothing at all", undefined as never, /got undefined/],
])("%s is refused with the fix", (_, given, text) => {
  expect(() => pictureOf(given)).toThrow(
    expect.objectContaining({ code: "MEDIA_INVALID", message: expect.stringMatching(text) }),
  );
});

test.each([
  ["a PNG with something behind its end", Buffer.concat([SMALL_PICTURE, Buffer.from("xx")])],
  ["a JPEG with something behind its end", Buffer.concat([JPEG, Buffer.from("xx")])],
  ["a JPEG that is not built as such", bytes(0xff, 0xd8, 0xff, 0xe0)],
  ["a GIF with a block that is not known", Buffer.from("GIF89a\x01\0\x01\0\0\0\0x", "latin1")],
])("%s is WeChat's to judge", (_, content) => {
  expect(pictureOf(content).content).toEqual(content);
});

test("a file whose content is another thing is named, and one that was cut off", () => {
  expect(() => pictureWithType("a.png", Buffer.from("RIFF\0\0\0\0WEBP"), "image/png")).toThrow(/a WebP picture/);
  expect(() => pictureWithType("a.png", GIF, "image/png")).toThrow(/a GIF/);
  expect(() => pictureWithType("a.gif", GIF.subarray(0, -1), "image/gif")).toThrow(/"a\.gif" is a GIF .*cut off/);
});

test("a picture of 10 MB is WeChat's to judge", () => {
  const content = Buffer.concat([SMALL_PICTURE, Buffer.alloc(PICTURE_MAX_BYTES - SMALL_PICTURE.length)]);
  expect(pictureOf(content).contentType).toBe("image/png");
});

test.each(["", undefined as never, 7 as never])("a media id of %p is refused", (mediaId) => {
  expect(() => requireMediaId(mediaId)).toThrow(expect.objectContaining({ code: "MEDIA_INVALID" }));
});
