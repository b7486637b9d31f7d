// The reply builders: what a handler returns. Each checks what WeChat would check, before anything is sent.
import { PushError } from "../push-error";
import { didYouMean } from "./did-you-mean";
import type { LinkFields, MessageBody, MiniProgramPageFields } from "./messages";
import { splitText, TEXT_MAX_MESSAGES } from "./split-text";

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
 * What a handler can answer. A plain string is short for `reply.text`.
 *
 * @example
 * handle: ({ Content }) => (Content === "人工" ? reply.transferToAgent() : reply.text(`收到：${Content}`))
 */
export const reply = {
  /**
   * A text. May hold links: `<a href="https://…">…</a>`. More than 2048 bytes become several messages,
   * cut where a reader pauses; each counts against WeChat's five after a message, two after entering.
   * @throws {PushError} `REPLY_INVALID` when empty (WeChat's 44004), or when it would need more than five messages
   */
  text(content: string): Reply {
    requireText("reply.text", "content", content);
    const messages = splitText(content).length;
    if (messages > TEXT_MAX_MESSAGES) throw tooLong(messages);
    return { kind: "reply", message: { msgtype: "text", text: { content } } };
  },

  /**
   * A picture that was uploaded, with `media.upload` or otherwise as temporary media.
   * @param media_id temporary media id; it lives 3 days.
   * @throws {PushError} `REPLY_INVALID` when empty.
   */
  image(media_id: string): Reply {
    requireText("reply.image", "media_id", media_id);
    return { kind: "reply", message: { msgtype: "image", image: { media_id } } };
  },

  /**
   * A link card.
   * @throws {PushError} `REPLY_INVALID` for a missing or unknown field, or an address that is not http(s).
   */
  link(link: LinkFields): Reply {
    const fields = requireFields("reply.link", link, ["title", "description", "url", "thumb_url"]);
    requireHttp("reply.link", "url", fields.url);
    requireHttp("reply.link", "thumb_url", fields.thumb_url);
    return { kind: "reply", message: { msgtype: "link", link: fields } };
  },

  /**
   * A card of a page of your own mini program.
   * @throws {PushError} `REPLY_INVALID` for a missing or unknown field.
   */
  miniProgramPage(page: MiniProgramPageFields): Reply {
    const fields = requireFields("reply.miniProgramPage", page, ["title", "pagepath", "thumb_media_id"]);
    return { kind: "reply", message: { msgtype: "miniprogrampage", miniprogrampage: fields } };
  },

  /**
   * Hands the conversation to human agents: WeChat queues the customer, and once an agent accepts, messages stop
   * reaching this function until the agent closes the session or stays away for 30 minutes.
   */
  transferToAgent(): TransferToAgent {
    return { kind: "transfer-to-agent" };
  },
};

function requireText(builder: string, field: string, value: unknown): asserts value is string {
  if (typeof value === "string" && value !== "") return;
  const got = value === "" ? "an empty string" : value === undefined ? "nothing" : typeof value;
  throw new PushError("REPLY_INVALID", `${builder} got ${got} as ${field}.`, `Give ${field} a non-empty string.`);
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
function requireFields<Name extends string>(
  builder: string,
  given: Readonly<Record<Name, string>>,
  names: readonly Name[],
): Record<Name, string> {
  if (typeof given !== "object" || given === null) {
    throw new PushError("REPLY_INVALID", `${builder} got no fields.`, `Give it { ${names.join(", ")} }.`);
  }
  const unknown = Object.keys(given).find((key) => !names.some((name) => name === key));
  if (unknown !== undefined) throw unknownField(builder, unknown, names);
  const fields = Object.fromEntries(
    names.map((name) => {
      requireText(builder, name, given[name]);
      return [name, given[name]];
    }),
  );
  return fields as Record<Name, string>;
}

function unknownField(builder: string, key: string, names: readonly string[]): PushError {
  const fix = `${didYouMean(key, names)}${builder} takes ${names.join(", ")}: WeChat's own wire names.`;
  return new PushError("REPLY_INVALID", `${builder} does not know the field "${key}".`, fix);
}

function tooLong(messages: number): PushError {
  return new PushError(
    "REPLY_INVALID",
    `reply.text got a text that needs ${messages} messages, and WeChat takes ${TEXT_MAX_MESSAGES} for one action of the customer.`,
    "Say less, or put the text on a page and send it with reply.link.",
  );
}
