import fc from "fast-check";
import { aesKeyOf, decrypt, encrypt } from "../../../src/wechat/http/cipher";
import { aesKey } from "./knocking";
import { APPID } from "./official-examples";

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
    fc.property(fc.string({ unit: "grapheme", maxLength: 100 }), (message) => {
      const sealed = encrypt(aesKey, APPID, message);
      expect(decrypt(aesKey, APPID, sealed)).toBe(message);
      expect(decrypt(aesKey, "wx0000000000000001", sealed)).toBeUndefined();
      expect(decrypt(Buffer.alloc(32, 1), APPID, sealed)).toBeUndefined();
    }),
  );
});

test("what is no base64, or not whole blocks, or nothing, is not read", () => {
  const sealed = encrypt(aesKey, APPID, "x");
  for (const text of ["", "!", `${sealed}!`, sealed.slice(4), ` ${sealed}`, sealed.replace(/=*$/, "")]) {
    expect(text === sealed ? "same" : decrypt(aesKey, APPID, text)).toBe(text === sealed ? "same" : undefined);
  }
});
