// What a redelivery changes in its packet: for a payment the number, and otherwise only what the rules say.
import type { Packet } from "../packet";
import type { RetrySchedule } from "./retry-schedule";
import type { WechatRules } from "./rules";

/** The packet as the attempt of that number, from 1, delivers it. */
export function packetOfAttempt(
  packet: Packet,
  number: number,
  { isCounted }: Pick<RetrySchedule, "isCounted">,
  rules: WechatRules,
): Packet {
  const counted = isCounted ? { ...packet, RetryTimes: number - 1 } : packet;
  return number === 1 ? counted : { ...counted, ...changedIn(packet, number, rules) };
}

function changedIn(packet: Packet, number: number, rules: WechatRules): Readonly<Record<string, unknown>> {
  const { MsgId, CreateTime } = packet as Readonly<Record<string, unknown>>;
  if (MsgId === undefined) {
    return rules.redeliveryKeepsCreateTime ? {} : { CreateTime: Number(CreateTime) + number - 1 };
  }
  return rules.redeliveryKeepsMsgId ? {} : { MsgId: `${MsgId}${number}` };
}
