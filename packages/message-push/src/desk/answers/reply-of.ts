// From a rule's reply, which is plain JSON, to the reply that a handler returns.
import { type Reply, reply } from "../../wechat/replies";
import type { RuleMessage, RuleReply } from "./rule";

export function isMessage(given: RuleReply): given is RuleMessage {
  return given.type !== "hand_over";
}

/**
 * The reply that a handler returns.
 *
 * @throws {PushError} `REPLY_INVALID` for what WeChat would not take
 */
export function replyOf(given: RuleMessage): Reply {
  switch (given.type) {
    case "text":
      return reply.text(given.content);
    case "link": {
      const { type: _, ...link } = given;
      return reply.link(link);
    }
    case "miniprogrampage": {
      const { type: _, ...page } = given;
      return reply.miniProgramPage(page);
    }
    case "image": {
      if ("media_id" in given) return reply.image(given.media_id);
      const { type: _, ...picture } = given;
      return reply.image(picture);
    }
  }
}
