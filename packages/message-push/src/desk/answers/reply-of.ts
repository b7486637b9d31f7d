// From a rule's reply, which is plain JSON, to the reply that a handler returns.
import { type Reply, reply } from "../../wechat/replies";
import type { RuleMessage, RuleReply } from "./rule";

export function isMessage(given: RuleReply): given is RuleMessage {
  return given.type !== "hand_over";
}

/** The picture's file that has to be uploaded before the reply can be made, with `media.fromFile`. */
export function fileOf(given: RuleReply): string | undefined {
  return "file" in given ? given.file : undefined;
}

/**
 * The reply that a handler returns.
 *
 * @param mediaId of the picture that {@link fileOf} names; needless where it names none
 * @throws {PushError} `REPLY_INVALID` for what WeChat would not take
 */
export function replyOf(given: RuleMessage, mediaId = ""): Reply {
  switch (given.type) {
    case "text":
      return reply.text(given.content);
    case "link": {
      const { type: _, ...link } = given;
      return reply.link(link);
    }
    case "miniprogrampage": {
      if (!("file" in given)) {
        const { type: _, ...page } = given;
        return reply.miniProgramPage(page);
      }
      const { type: _, file: __, ...page } = given;
      return reply.miniProgramPage({ ...page, thumb_media_id: mediaId });
    }
    case "image":
      return reply.image("file" in given ? mediaId : given.media_id);
  }
}
