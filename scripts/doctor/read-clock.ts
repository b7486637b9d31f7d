// How far this machine's clock is from a server's, by the Date of its answer. Without a network nothing is known.

/** Where the time is asked, and what came of it. */
export type ClockReading =
  | { readonly host: string; readonly aheadMs: number }
  | { readonly host: string; readonly unknownBecause: string };

const WECHAT = "https://api.weixin.qq.com";
const PATIENCE_MS = 3_000;

/** Asks `base`, or WeChat where none is given. Never throws. */
export async function readClock(base = ""): Promise<ClockReading> {
  const url = URL.canParse(base) ? base : WECHAT;
  const { host } = new URL(url);
  const askedAtMs = Date.now();
  try {
    const { headers } = await fetch(url, {
      method: "HEAD",
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const serverMs = Date.parse(headers.get("date") ?? "");
    if (Number.isNaN(serverMs)) return { host, unknownBecause: "its answer has no Date" };
    return { host, aheadMs: (askedAtMs + Date.now()) / 2 - serverMs };
  } catch {
    return { host, unknownBecause: "it cannot be reached from here" };
  }
}
