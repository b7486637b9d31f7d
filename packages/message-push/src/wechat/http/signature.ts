// The signature of a request: SHA-1 over its parts and the Token, which only WeChat and you know.
import * as crypto from "node:crypto";

/** In one call where Node has one (20.12): it makes no object that has to be cleaned up. */
const sha1: (text: string) => string =
  crypto.hash === undefined
    ? (text) => crypto.createHash("sha1").update(text).digest("hex")
    : (text) => crypto.hash("sha1", text);

/**
 * Signs parts as WeChat does: sorted, joined, SHA-1, in lower-case hexadecimal.
 *
 * @example signatureOf("token", "1714036504", "1514711492")
 */
export function signatureOf(...parts: string[]): string {
  return sha1(parts.sort().join(""));
}

/** Whether two signatures are equal. Takes the same time wherever they differ, so that the time reveals nothing. */
export function isSameSignature(own: string, given: string): boolean {
  const [a, b] = [Buffer.from(own), Buffer.from(given)];
  return a.length === b.length && crypto.timingSafeEqual(a, b);
}
