// What the platform puts into the event of a call beside what was sent, where the call brings an openid.

/** What it may hold. */
const NAMES: ReadonlySet<string> = new Set(["appId", "openId", "unionId"]);

/** Whether the value of a field `userInfo` is the platform's, and so no part of a packet. */
export function isUserInfo(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const names = Object.keys(value);
  return names.length > 0 && names.every((name) => NAMES.has(name));
}
