// clock: a machine whose clock is wrong signs requests that Tencent Cloud refuses, and judges pushes by the wrong age.
import type { Facts } from "../facts";
import { type DoctorRow, fault, notLookedAt, ok, warning } from "../report";

/** Tencent Cloud's own limit: AuthFailure.SignatureExpire beyond it. */
const REFUSED_FROM_MS = 5 * 60_000;
/** A server's Date has whole seconds, and the way there takes time. */
const NOTABLE_FROM_MS = 60_000;

const MEND =
  "Switch on the automatic time of this machine: 设置 → 时间 in Windows and macOS, timedatectl set-ntp true in Linux.";

export function checkClock({ clock }: Facts): readonly DoctorRow[] {
  if ("unknownBecause" in clock) return [notLookedAt("clock", `${clock.host}: ${clock.unknownBecause}.`)];
  const { host, aheadMs } = clock;
  const seconds = Math.round(Math.abs(aheadMs) / 1_000);
  const fact = `This clock is ${seconds} s ${aheadMs < 0 ? "behind" : "ahead of"} that of ${host}.`;
  if (Math.abs(aheadMs) >= REFUSED_FROM_MS)
    return [fault("clock", `${fact} Tencent Cloud refuses from 300 s on.`, MEND)];
  return [Math.abs(aheadMs) >= NOTABLE_FROM_MS ? warning("clock", fact, MEND) : ok("clock", fact)];
}
