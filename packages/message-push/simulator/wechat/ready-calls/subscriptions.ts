// Which templates each customer has agreed to: one answer in the dialogue allows one message.
// https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/subscribe-message.html
import type { Packet } from "../../packet";

export interface Subscriptions {
  /** The customer agrees to so many more messages of the template. */
  grant(openid: string, templateId: string, times: number): void;
  /** Takes one message; false when none is left. */
  use(openid: string, templateId: string): boolean;
  /** Learns from what is pushed: the answer in a dialogue (`popup`), and a later change in the settings. */
  noteEvent(packet: Packet): void;
}

export function createSubscriptions(): Subscriptions {
  const left = new Map<string, number>();
  const keyOf = (openid: string, templateId: string) => JSON.stringify([openid, templateId]);
  const subscriptions: Subscriptions = {
    grant(openid, templateId, times) {
      const key = keyOf(openid, templateId);
      left.set(key, (left.get(key) ?? 0) + times);
    },
    use(openid, templateId) {
      const key = keyOf(openid, templateId);
      const count = left.get(key) ?? 0;
      if (count > 0) left.set(key, count - 1);
      return count > 0;
    },
    noteEvent(packet) {
      const isAnswer = packet.Event === "subscribe_msg_popup_event";
      if (!isAnswer && packet.Event !== "subscribe_msg_change_event") return;
      for (const { TemplateId, SubscribeStatusString } of entriesIn(packet)) {
        if (isAnswer && SubscribeStatusString === "accept")
          subscriptions.grant(packet.FromUserName, String(TemplateId), 1);
        if (SubscribeStatusString === "reject") left.delete(keyOf(packet.FromUserName, String(TemplateId)));
      }
    },
  };
  return subscriptions;
}

/** The templates of such an event, one or several. */
function entriesIn({ List }: Packet): readonly Record<string, unknown>[] {
  return [List].flat().filter((entry) => typeof entry === "object" && entry !== null) as Record<string, unknown>[];
}
