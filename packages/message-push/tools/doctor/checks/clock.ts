// clock: how far this machine's clock is from a server's. With a wrong one, Tencent Cloud refuses what is signed here, and pushes
// are taken for older or newer than they are.
import type { Both } from "../../../src/language";
import { type DoctorRow, errorRow, okRow, skippedRow, warningRow } from "../report";

/** Tencent Cloud's own limit: AuthFailure.SignatureExpire beyond it. */
const REFUSED_FROM_MS = 5 * 60_000;
/** A server's Date has whole seconds, and the way there takes time. */
const NOTABLE_FROM_MS = 60_000;

const FIX: Both = {
  en: "Switch on the automatic time of this machine: 设置 → 时间 in Windows and macOS, timedatectl set-ntp true in Linux.",
  zh: "请打开本机的自动校时：Windows 和 macOS 在 设置 → 时间，Linux 运行 timedatectl set-ntp true。",
};

export function checkClock({ clock }: { readonly clock: ClockReading }): readonly DoctorRow[] {
  const { host } = clock;
  if ("unknownBecause" in clock) {
    const { unknownBecause: why } = clock;
    return [skippedRow("clock", { en: `${host}: ${why.en}.`, zh: `${host}：${why.zh}。` })];
  }
  const { aheadMs } = clock;
  const seconds = Math.round(Math.abs(aheadMs) / 1_000);
  const fact: Both = {
    en: `This clock is ${seconds} s ${aheadMs < 0 ? "behind" : "ahead of"} that of ${host}.`,
    zh: `本机时钟比 ${host} ${aheadMs < 0 ? "慢" : "快"} ${seconds} 秒。`,
  };
  if (Math.abs(aheadMs) >= REFUSED_FROM_MS) {
    const refused: Both = {
      en: `${fact.en} Tencent Cloud refuses from 300 s on.`,
      zh: `${fact.zh}相差 300 秒及以上时，腾讯云会拒绝请求。`,
    };
    return [errorRow("clock", refused, FIX)];
  }
  return [Math.abs(aheadMs) >= NOTABLE_FROM_MS ? warningRow("clock", fact, FIX) : okRow("clock", fact)];
}

/** Where the time is asked, and what came of it. */
export type ClockReading =
  | { readonly host: string; readonly aheadMs: number }
  | { readonly host: string; readonly unknownBecause: Both };

const NO_DATE: Both = { en: "its answer has no Date", zh: "应答里没有 Date" };
const UNREACHED: Both = { en: "it cannot be reached from here", zh: "从本机无法访问" };

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
    if (Number.isNaN(serverMs)) return { host, unknownBecause: NO_DATE };
    return { host, aheadMs: (askedAtMs + Date.now()) / 2 - serverMs };
  } catch {
    return { host, unknownBecause: UNREACHED };
  }
}
