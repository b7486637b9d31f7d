// Which invocation a cloud-call token belongs to: every request of the SDK carries one.
import { randomBytes } from "node:crypto";
import type { Invocation } from "../contracts";
import { isHttpAccess } from "../sources";

/** A request may arrive after its function has returned, so tokens are kept for a while. */
const KEPT_TOKENS = 2_000;

export interface TokenRegistry {
  /** A token that cannot be guessed; over HTTP there is none, and the call's own id stands in for it. */
  issue(invocation: Invocation): string;
  find(token: string): Invocation | undefined;
}

export function createTokenRegistry(): TokenRegistry {
  const invocations = new Map<string, Invocation>();
  return {
    issue(invocation) {
      const token = isHttpAccess(invocation.caller ?? {}) ? invocation.id : randomBytes(16).toString("hex");
      invocations.set(token, invocation);
      const [oldest] = invocations.keys();
      if (invocations.size > KEPT_TOKENS && oldest !== undefined) invocations.delete(oldest);
      return token;
    },
    find: (token) => invocations.get(token),
  };
}
