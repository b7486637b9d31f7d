// One push: found in the push table, attempted up to three times, judged, and reported.

import { isCustomerService, type Packet, pairOf } from "../packet";
import type { PushReport } from "../push-report";
import { moveSession } from "./agents";
import { attemptUntilAnswered } from "./attempts";
import { routeOf } from "./delivery-route";
import { judgePassiveReply } from "./judge-passive-reply";
import { NOTICE } from "./rules";
import type { SimulatedUser } from "./users";
import type { WechatParts } from "./wechat-parts";

/** Pushes one packet of a user. Resolves when WeChat's side is finished; never rejects. */
export async function pushPacket(
  parts: WechatParts,
  pushId: number,
  user: SimulatedUser,
  made: Packet,
): Promise<PushReport> {
  const pair = pairOf(made);
  const route = routeOf(parts, pair);
  const unsent = { pushId, pair, attempts: [], replies: [], isTransferred: false, goesOn: false };
  if (isWithAgent(parts, user, made)) return { ...unsent, delivery: "to-agent" };
  if (route === undefined) return { ...unsent, delivery: "not-bound" };

  const packet = route.packetOf(made);
  const seen = user.inbox.length;
  const attempts = await attemptUntilAnswered(parts, pushId, packet, route);
  // Attempts that overlap may all end; the one that was answered counts.
  const last = attempts.find(({ outcome }) => outcome === "answered") ?? attempts.at(-1);
  const isTransferred =
    last?.outcome === "answered" && judgePassiveReply(packet, pair, last.passiveReply) === "transfer";
  if (isTransferred) moveSession(parts, user, "queued");

  const isUnanswered = last?.outcome !== "answered" && isCustomerService(pair);
  const isNoticed = isUnanswered && parts.rules.noticesUnanswered;
  if (isNoticed) parts.users.show(user, { kind: "notice", text: NOTICE, atMs: parts.clock.nowMs(), pushId });
  const replies = user.inbox.slice(seen).filter((entry) => entry.kind === "reply");
  return {
    pushId,
    pair,
    ...(route.functionName === undefined ? {} : { functionName: route.functionName }),
    route: route.kind,
    target: route.target,
    delivery: "delivered",
    attempts,
    replies,
    isTransferred,
    goesOn: parts.calls.cameOf(attempts.flatMap(({ invocationIds }) => invocationIds)),
    ...(isNoticed ? { notice: NOTICE } : {}),
  };
}

// Messages in an accepted session go to the person; entering is pushed as usual. Both by rules.
function isWithAgent(parts: WechatParts, user: SimulatedUser, packet: Packet): boolean {
  const { clock, rules } = parts;
  if (user.agent.state !== "accepted" || pushesAllTheSame(rules, packet)) return false;
  if (clock.nowMs() - user.agent.sinceMs < rules.agentSilenceMs) return true;
  moveSession(parts, user, "none");
  return false;
}

function pushesAllTheSame(rules: WechatParts["rules"], { MsgType }: Packet): boolean {
  return MsgType === "event" ? rules.pushesEventsWhileWithAgent : rules.pushesMessagesWhileWithAgent;
}
