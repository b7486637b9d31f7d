// What the rehearsal has in the place of hosts that functions reach in the cloud.
import type { Simulator } from "../../../simulator/simulator";

/** Whoever asks WeChat or WeCom for nothing gets 404; where the rules let nobody out to them, nobody gets here. */
export function answerOutside(simulator: Simulator): void {
  for (const host of ["api.weixin.qq.com", "qyapi.weixin.qq.com"]) simulator.http(`https://${host}/*`, { status: 404 });
}
