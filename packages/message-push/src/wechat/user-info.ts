// What the platform puts into the event of a call beside what was sent, where the call brings an openid.

/** Whether a field of this name and value is the platform's, and so no part of a packet. */
export function isUserInfo(name: string, value: unknown): boolean {
  if (name !== "userInfo" || typeof value !== "object" || value === null) return false;
  return "openId" in value || "appId" in value;
}
