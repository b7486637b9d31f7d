// The name under which the desk keeps a customer's state.
import { createHash } from "node:crypto";

/** The key of a customer. The openid itself stays out of it: keys show up in the texts of errors. */
export function customerKey(openid: string): string {
  return createHash("sha256").update(openid).digest("hex").slice(0, 32);
}
