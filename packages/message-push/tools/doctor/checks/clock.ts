// clock: how far this machine's clock is from a server's. With a wrong one, Tencent Cloud refuses what is signed here, and pushes
// are taken for older or newer than they are.
import { type DoctorRow, errorRow, okRow, skippedRow, warningRow } from "../report";

/** Tencent Cloud's own limit: AuthFailure.SignatureExpire beyond it. */
const REFUSED_FROM_MS = 5 * 60_000;
/** A server's Date has whole seconds, and the way there takes time. */
const NOTABLE_FROM_MS = 60_000;

const FIX =
  "Switch on the automatic time of this machine: 设置 → 时间 in Windows and macOS, timedatectl set-ntp true in Linux.";

export function checkClock({ clock }: { readonly clock: ClockReading }): readonly DoctorRow[] {
  if ("unknownBecause" in clock) return [skippedRow("clock", `${clock.host}: ${clock.unknownBecause}.`)];
  const { host, aheadMs } = clock;
  const seconds = Math.round(Math.abs(aheadMs) / 1_000);
  const fact = `This clock is ${seconds} s ${aheadMs < 0 ? "behind" : "ahead of"} that of ${host}.`;
  if (Math.abs(aheadMs) >= REFUSED_FROM_MS)
    return [errorRow("clock", `${fact} Tencent Cloud refuses from 300 s on.`, FIX)];
  return [Math.abs(aheadMs) >= NOTABLE_FROM_MS ? warningRow("clock", fact, FIX) : okRow("clock", fact)];
}

/** Where the time is asked, and what came of it. */
export type ClockReading =
  | { readonly host: string; readonly aheadMs: number }
  | { readonly host: string; readonly unknownBecause: string };

const WECHAT = "https://api.weixin.qq.com";
const TIMEOUT_MS = 3_000;

/** Asks `base`, or WeChat where none is given. Never throws. */
export async function readClock(base = ""): Promise<ClockReading> {
  const url = URL.canParse(base) ? base : WECHAT;
  const { host } = new URL(url);
  const askedAtMs = Date.now();
  try {
    const { headers } = await fetch(url, {
      method: "HEAD",
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const serverMs = Date.parse(headers.get("date") ?? "");
    if (Number.isNaN(serverMs)) return { host, unknownBecause: "its answer has no Date" };
    return { host, aheadMs: (askedAtMs + Date.now()) / 2 - serverMs };
  } catch {
    return { host, unknownBecause: "it cannot be reached from here" };
  }
}
