// The signature of a request: SHA-1 over its parts and the Token, which only WeChat and you know.
import { createHash, timingSafeEqual } from "node:crypto";

/**
 * Signs parts as WeChat does: sorted, joined, SHA-1, in lower-case hexadecimal.
 *
 * @example signatureOf("token", "1714036504", "1514711492")
 */
export function signatureOf(...parts: readonly string[]): string {
  return createHash("sha1")
    .update([...parts].sort().join(""))
    .digest("hex");
}

/** Whether two signatures are equal. Takes the same time wherever they differ, so that the time reveals nothing. */
export function isSameSignature(own: string, given: string): boolean {
  const [a, b] = [Buffer.from(own), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
