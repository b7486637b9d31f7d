// Law 5: no reply beyond the quota or after the window, where nobody hid from the runtime what it has to count.
import type { SendFact } from "./ledger";
import type { World } from "./world";

/** Two instances' clocks may be that far apart: the runtime takes half a second off for it. */
const MAX_SKEW_MS = 250;

/**
 * Judges a 45047 or 45015. What the runtime cannot know excuses it: a fault anywhere, clocks that are too far apart, or a
 * free first reply, its own or another push's since it counted. The first reply of a first attempt asks nobody, by
 * design: see src/runtime/reply-budget.ts.
 */
export function checkRefusal(world: World, refused: SendFact): void {
  const { ledger, options } = world;
  const { push, instance, line } = refused;
  if (world.isDisturbed || options.skewMs > MAX_SKEW_MS || isFree(world, refused)) return;
  const countedAt = ledger.counts.findLast((count) => count.instance === instance && count.openid === push.openid)?.at;
  if (ledger.sends.some((send) => send.push.openid === push.openid && send !== refused && ledger.isHidden(send)))
    return;
  const isRobbed =
    countedAt !== undefined &&
    ledger.sends.some((send) => send.push.openid === push.openid && isFree(world, send) && send.begunAt > countedAt);
  if (!isRobbed) ledger.violated("budget", `${instance.name} sends ${line} which WeChat does not take any more`);
}

/** The first thing said of a push, by an instance that asked nobody before. */
function isFree({ ledger }: World, { push, instance, begunAt }: SendFact): boolean {
  const wasSaid = ledger.sends.some((send) => send.push === push && (send.acceptedAt ?? begunAt) < begunAt);
  return !wasSaid && !ledger.counts.some((count) => count.instance === instance && count.at < begunAt);
}
