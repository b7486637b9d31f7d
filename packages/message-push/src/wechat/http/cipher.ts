// WeChat's cipher: AES-256-CBC, the key's first half as IV, PKCS#7 to blocks of 32, the message between random bytes and
// the AppID.
import { createCipheriv, createDecipheriv, type Decipher, randomBytes } from "node:crypto";

const BLOCK_BYTES = 32;
const RANDOM_BYTES = 16;
const LENGTH_BYTES = 4;

/** The 32 bytes behind an EncodingAESKey of 43 characters; `undefined` when it is none. */
export function aesKeyOf(encodingAesKey: string): Buffer | undefined {
  if (!/^[0-9A-Za-z+/]{43}$/.test(encodingAesKey)) return undefined;
  // The last character holds two bits too many; Node ignores them, and WeChat gives out such keys.
  return Buffer.from(`${encodingAesKey}=`, "base64");
}

/** Encrypts a message for the holder of `appid`; the result is base64. */
export function encrypt(key: Buffer, appid: string, message: string, random = randomBytes(RANDOM_BYTES)): string {
  const content = Buffer.from(message);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(content.length);
  const plain = Buffer.concat([random, length, content, Buffer.from(appid)]);
  const missing = BLOCK_BYTES - (plain.length % BLOCK_BYTES);
  const cipher = createCipheriv("aes-256-cbc", key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(missing, missing)), cipher.final()]).toString(
    "base64",
  );
}

/**
 * Decrypts what was encrypted for `appid`. Whatever is wrong (length, padding, AppID), the answer is the same `undefined`: who
 * tries may not learn how close they came. Bytes that are no UTF-8 become U+FFFD, as in plain mode: WeChat cuts long fields by
 * bytes, and the key was right.
 */
export function decrypt(key: Buffer, appid: string, encrypted: string): string | undefined {
  const bytes = base64Bytes(encrypted);
  if (bytes === undefined || bytes.length === 0 || bytes.length % BLOCK_BYTES !== 0) return undefined;
  const padded = decipherOf(key).update(bytes);
  const end = startOfPadding(padded);
  return end === undefined ? undefined : messageIn(padded, end, appid);
}

const deciphers = new WeakMap<Buffer, Decipher>();

/**
 * One for all messages of a key, because making one takes longer than decrypting with it. In CBC, what was decrypted before has
 * an effect on the first 16 bytes, and no other: these are the random ones, which nobody reads. Whole blocks go in and come out.
 */
function decipherOf(key: Buffer): Decipher {
  const known = deciphers.get(key);
  if (known !== undefined) return known;
  const decipher = createDecipheriv("aes-256-cbc", key, key.subarray(0, 16)).setAutoPadding(false);
  deciphers.set(key, decipher);
  return decipher;
}

/** Node skips what is no base64; then many texts would mean the same bytes, and each would have its own signature. */
function base64Bytes(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? bytes : undefined;
}

/** Every byte of the padding is looked at, whether or not one before was wrong. */
function startOfPadding(padded: Buffer): number | undefined {
  const count = padded[padded.length - 1] ?? 0;
  if (count < 1 || count > BLOCK_BYTES) return undefined;
  let difference = 0;
  const start = padded.length - count;
  for (let at = start; at < padded.length; at += 1) difference |= (padded[at] ?? 0) ^ count;
  return difference === 0 ? start : undefined;
}

/** In the bytes before `length`. */
function messageIn(plain: Buffer, length: number, appid: string): string | undefined {
  const start = RANDOM_BYTES + LENGTH_BYTES;
  if (length < start) return undefined;
  const end = start + plain.readUInt32BE(RANDOM_BYTES);
  // A byte is a character here, so that no two byte strings are one text.
  const isOurs = end <= length && plain.toString("latin1", end, length) === appid;
  return isOurs ? plain.toString("utf8", start, end) : undefined;
}
