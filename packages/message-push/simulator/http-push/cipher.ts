// WeChat's side of signature and cipher, written from the official page and sharing no line with the receiver.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

const BLOCK = 32;
const RANDOM_BYTES = 16;
const HEAD_BYTES = RANDOM_BYTES + 4;

/** Lower-case hex SHA-1 over the sorted parts: three of them sign a URL, with `Encrypt` as the fourth also the ciphertext. */
export function signatureOf(...parts: readonly string[]): string {
  return createHash("sha1")
    .update([...parts].sort().join(""))
    .digest("hex");
}

/** What stands around the message before it is encrypted; a test may choose the parts that are random, or wrong. */
export interface Sealing {
  readonly appid: string;
  /** @default 16 random bytes */
  readonly random?: Buffer;
  /** @default as PKCS#7 prescribes, for blocks of 32 */
  readonly padding?: (count: number) => Buffer;
}

/** Encrypts a message: random(16), its length in bytes (4), itself, the appid, and padding to 32. */
export function seal(message: string, encodingAesKey: string, sealing: Sealing): string {
  const { appid, random = randomBytes(RANDOM_BYTES), padding = pkcs7 } = sealing;
  const body = Buffer.from(message, "utf8");
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const content = Buffer.concat([random, length, body, Buffer.from(appid, "utf8")]);
  const key = keyOf(encodingAesKey);
  const cipher = createCipheriv("aes-256-cbc", key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([content, padding(BLOCK - (content.length % BLOCK))]);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString("base64");
}

/** Decrypts what `seal` made. Returns nothing where any byte is not as it has to be. */
export function unseal(encrypted: string, encodingAesKey: string): { message: string; appid: string } | undefined {
  const bytes = Buffer.from(encrypted, "base64");
  if (bytes.length === 0 || bytes.length % BLOCK !== 0) return undefined;
  const key = keyOf(encodingAesKey);
  const decipher = createDecipheriv("aes-256-cbc", key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(bytes), decipher.final()]);
  const count = padded[padded.length - 1] ?? 0;
  if (count < 1 || count > BLOCK || !padded.subarray(-count).equals(pkcs7(count))) return undefined;
  const content = padded.subarray(0, -count);
  if (content.length < HEAD_BYTES) return undefined;
  const end = HEAD_BYTES + content.readUInt32BE(RANDOM_BYTES);
  if (end > content.length) return undefined;
  return { message: content.toString("utf8", HEAD_BYTES, end), appid: content.toString("utf8", end) };
}

function keyOf(encodingAesKey: string): Buffer {
  return Buffer.from(`${encodingAesKey}=`, "base64");
}

function pkcs7(count: number): Buffer {
  return Buffer.alloc(count, count);
}
