// The reply builders: what a handler returns. Each checks what WeChat would check, before anything is sent.
import { PushError } from "../push-error";
import { checkOptions, type MessageOptions, refuseUnknown } from "./message-options";
import type { LinkFields, MessageBody, MiniProgramPageFields } from "./messages";
import { refuseLongLinks } from "./split-text";
import { isBlank, withoutHalves } from "./visible-text";

/** A message to the customer, made by {@link reply}. */
export interface Reply {
  readonly kind: "reply";
  readonly message: MessageBody;
}

/** Hands the conversation to human agents, made by {@link reply.transferToAgent}. Only for a customer's message. */
export interface TransferToAgent {
  readonly kind: "transfer-to-agent";
}

/**
 * What a handler can answer. A plain string is short for `reply.text`. The last argument of every builder takes WeChat's own options of
 * a message, for example `reply.text(answer, { aimsgcontext: { is_ai_msg: 1 } })`: {@link MessageOptions}.
 *
 * @example
 * handle: ({ Content }) => (Content === "人工" ? reply.transferToAgent() : reply.text(`收到：${Content}`))
 */
export const reply = {
  /**
   * A text. May hold links: `<a href="https://…">…</a>`, or one into the mini program, made by `pageLink`. More than 2048 bytes
   * become several messages, cut where a reader pauses; each counts against WeChat's five after a message, two after entering.
   * What goes beyond is not said, and kept in a dead letter (`BUDGET_EXCEEDED`).
   * @throws {PushError} `REPLY_INVALID` for a text with nothing to see (WeChat's 44004), a link that fits into no message, or a wrong option
   */
  text(content: string, options?: MessageOptions): Reply {
    requireText("reply.text", "content", content);
    if (isBlank(content)) throw blank("reply.text", "content");
    refuseLongLinks(content);
    return replyWith({ msgtype: "text", text: { content } }, "reply.text", options);
  },

  /**
   * A picture that was uploaded, with `media.upload` or otherwise as temporary media.
   * @param media_id temporary media id; it lives 3 days.
   * @throws {PushError} `REPLY_INVALID` when empty, or for a wrong option
   */
  image(media_id: string, options?: MessageOptions): Reply {
    requireText("reply.image", "media_id", media_id);
    return replyWith({ msgtype: "image", image: { media_id } }, "reply.image", options);
  },

  /**
   * A link card.
   * @throws {PushError} `REPLY_INVALID` for a missing or unknown field, an address that is not http(s), or a wrong option
   */
  link(link: LinkFields, options?: MessageOptions): Reply {
    const fields = requireFields("reply.link", link, ["title", "description", "url", "thumb_url"]);
    requireHttp("reply.link", "url", fields.url);
    requireHttp("reply.link", "thumb_url", fields.thumb_url);
    return replyWith({ msgtype: "link", link: fields }, "reply.link", options);
  },

  /**
   * A card of a page of your own mini program.
   * @throws {PushError} `REPLY_INVALID` for a missing or unknown field, or a wrong option
   */
  miniProgramPage(page: MiniProgramPageFields, options?: MessageOptions): Reply {
    const names = ["title", "pagepath", "thumb_media_id"] as const;
    const hasAppid = Object(page).appid !== undefined;
    const fields = requireFields("reply.miniProgramPage", page, hasAppid ? [...names, "appid"] : names, [
      ...names,
      "appid",
    ]);
    return replyWith({ msgtype: "miniprogrampage", miniprogrampage: fields }, "reply.miniProgramPage", options);
  },

  /**
   * Hands the conversation to human agents: WeChat queues the customer, and once an agent accepts, messages stop
   * reaching this function until the agent closes the session or stays away for 30 minutes.
   */
  transferToAgent(): TransferToAgent {
    return { kind: "transfer-to-agent" };
  },
};

function replyWith(message: MessageBody, builder: string, options: MessageOptions | undefined): Reply {
  return { kind: "reply", message: { ...message, ...checkOptions(builder, options) } };
}

// Half characters are not sent, so that a text of nothing else is an empty one.
function requireText(builder: string, field: string, value: unknown): asserts value is string {
  if (typeof value === "string" && withoutHalves(value) !== "") return;
  const got = typeof value === "string" ? "an empty string" : value === undefined ? "nothing" : typeof value;
  throw new PushError("REPLY_INVALID", `${builder} got ${got} as ${field}.`, `Give ${field} a non-empty string.`);
}

function blank(builder: string, field: string): PushError {
  return new PushError(
    "REPLY_INVALID",
    `${builder} got a ${field} with nothing but white space.`,
    `Give ${field} something to read, or return nothing.`,
  );
}

function requireHttp(builder: string, field: string, value: string): void {
  if (/^https?:\/\/[^\s/]/i.test(value)) return;
  throw new PushError(
    "REPLY_INVALID",
    `${builder} got a ${field} that is not an http(s) address.`,
    `Give ${field} a full address that starts with https://.`,
  );
}

// Copies the fields it knows, so that nothing a caller hung on the object reaches the wire.
function requireFields<Name extends string, Known extends string = Name>(
  builder: string,
  given: Readonly<Partial<Record<Known, string>>>,
  names: readonly Name[],
  known: readonly string[] = names,
): Record<Name, string> {
  if (typeof given !== "object" || given === null) {
    throw new PushError("REPLY_INVALID", `${builder} got no fields.`, `Give it { ${names.join(", ")} }.`);
  }
  refuseUnknown(builder, given, known);
  const fields = Object.fromEntries(
    names.map((name) => {
      const value = (given as Readonly<Record<string, unknown>>)[name];
      requireText(builder, name, value);
      return [name, value];
    }),
  );
  return fields as Record<Name, string>;
}
