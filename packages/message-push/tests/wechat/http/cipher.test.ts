import { createCipheriv } from "node:crypto";
import fc from "fast-check";
import { aesKeyOf, decrypt, encrypt } from "../../../src/wechat/http/cipher";
import { readableText } from "../../support/any-text";
import { APPID } from "./official-examples";
import { aesKey } from "./wechat-requests";

test.each([
  ["42 characters", "A".repeat(42)],
  ["44 characters", "A".repeat(44)],
  ["a character that is no base64", `${"A".repeat(42)}-`],
  ["nothing", ""],
])("%s is no EncodingAESKey", (_, key) => {
  expect(aesKeyOf(key)).toBeUndefined();
});

test("a key whose last character has stray bits is taken", () => {
  expect(aesKeyOf(`${"A".repeat(42)}G`)).toHaveLength(32);
});

test("any message is read as it was written, and by nobody else", () => {
  fc.assert(
    fc.property(readableText({ maxLength: 100 }), (message) => {
      const sealed = encrypt(aesKey, APPID, message);
      expect(decrypt(aesKey, APPID, sealed)).toBe(message);
      expect(decrypt(aesKey, "wx0000000000000001", sealed)).toBeUndefined();
      expect(decrypt(Buffer.alloc(32, 1), APPID, sealed)).toBeUndefined();
    }),
  );
});

test("messages of many keys, right and wrong ones between them, have no effect on each other", () => {
  const keys = [aesKey, Buffer.alloc(32, 1), Buffer.from(aesKey)];
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 }), readableText({ maxLength: 40 }))),
      (messages) => {
        for (const [sealing, opening, message] of messages) {
          const [sealedWith = aesKey, openedWith = aesKey] = [keys[sealing], keys[opening]];
          const isSame = sealedWith.equals(openedWith);
          expect(decrypt(openedWith, APPID, encrypt(sealedWith, APPID, message))).toBe(isSame ? message : undefined);
        }
      },
    ),
  );
});

test("what is no base64, or not whole blocks, or nothing, is not read", () => {
  const sealed = encrypt(aesKey, APPID, "x");
  for (const text of ["", "!", `${sealed}!`, sealed.slice(4), ` ${sealed}`, sealed.replace(/=*$/, "")]) {
    expect(text === sealed ? "same" : decrypt(aesKey, APPID, text)).toBe(text === sealed ? "same" : undefined);
  }
});

/** Encrypts bytes as they are, padding included. */
function sealBytes(plain: Buffer): string {
  const cipher = createCipheriv("aes-256-cbc", aesKey, aesKey.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString("base64");
}

/** 16 random bytes, a length, a message and the AppID, filled up to whole blocks by these bytes. */
function contentWith(
  padding: (missing: number) => Buffer,
  { length = 5, message = "hello", appid = APPID } = {},
): string {
  const head = Buffer.alloc(20, 7);
  head.writeUInt32BE(length, 16);
  const plain = Buffer.concat([head, Buffer.from(message), Buffer.from(appid)]);
  return sealBytes(Buffer.concat([plain, padding(32 - (plain.length % 32))]));
}
const right = (missing: number) => Buffer.alloc(missing, missing);

test("what was sealed rightly by hand is read", () => {
  expect(decrypt(aesKey, APPID, contentWith(right))).toBe("hello");
  expect(decrypt(aesKey, APPID, contentWith(right, { length: 0, message: "" }))).toBe("");
});

test.each<[string, (missing: number) => Buffer]>([
  ["a last byte of 0", (missing) => Buffer.alloc(missing, 0)],
  ["a last byte of 33", (missing) => Buffer.alloc(missing, 33)],
  ["a last byte of 255", (missing) => Buffer.alloc(missing, 255)],
  ["one byte that differs", (missing) => Buffer.concat([Buffer.from([missing - 1]), right(missing).subarray(1)])],
  ["padding as for blocks of 16", (missing) => Buffer.alloc(missing, missing > 16 ? missing - 16 : missing + 16)],
])("%s is no padding", (_, padding) => {
  expect(decrypt(aesKey, APPID, contentWith(padding))).toBeUndefined();
});

test.each([
  ["a length beyond the end", { length: 1_000 }],
  ["the largest length", { length: 0xffff_ffff }],
  ["a length that leaves a part of the message to the AppID", { length: 4 }],
  ["a length that takes a part of the AppID", { length: 6 }],
  ["no AppID", { appid: "" }],
  ["an AppID with a byte behind it", { appid: `${APPID}\u0000` }],
])("%s is refused", (_, change) => {
  expect(decrypt(aesKey, APPID, contentWith(right, change))).toBeUndefined();
});

test("one block that holds less than a header is refused", () => {
  expect(decrypt(aesKey, "", sealBytes(Buffer.concat([Buffer.alloc(19), Buffer.alloc(13, 13)])))).toBeUndefined();
  expect(decrypt(aesKey, "", sealBytes(Buffer.concat([Buffer.alloc(20), Buffer.alloc(12, 12)])))).toBe("");
});

test("bytes that are no UTF-8 are U+FFFD, as in plain mode: the key was right", () => {
  const head = Buffer.alloc(20, 7);
  head.writeUInt32BE(2, 16);
  const plain = Buffer.concat([head, Buffer.from([0xff, 0xfe]), Buffer.from(APPID)]);
  expect(decrypt(aesKey, APPID, sealBytes(Buffer.concat([plain, right(32 - (plain.length % 32))])))).toBe(
    "\ufffd\ufffd",
  );
});
