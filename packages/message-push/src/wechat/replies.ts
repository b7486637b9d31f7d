// The reply builders: what a handler returns. Each checks what WeChat would check, before anything is sent.
import type { Both } from "../language";
import { PushError } from "../push-error";
import { checkOptions, type MessageOptions, refuseUnknown } from "./message-options";
import type { LinkFields, MessageBody, MiniProgramPageFields } from "./messages";
import { type PictureSource, SOURCE_NAMES, sourceIn, sourceName } from "./picture-source";
import { refuseLongLinks } from "./split-text";
import { isBlank, withoutHalves } from "./visible-text";

/** A message to the customer, made by {@link reply}. */
export interface Reply {
  readonly kind: "reply";
  readonly message: MessageBody;
  /** The picture that is uploaded before the message is sent; until then its name stands for the media id. */
  readonly picture?: PictureSource;
}

/** The page of a card, with its cover. */
export type PageFields = MiniProgramPageFields | (Omit<MiniProgramPageFields, "thumb_media_id"> & PictureSource);

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
   * A picture: a file beside the code, one in the cloud storage, or an address. It is uploaded when it is needed, once for all instances
   * of the environment, and its media id is kept for a day. Needs `customerServiceMessage.uploadTempMedia` in config.json.
   * A temporary media id is taken as well: it lives 3 days, and what uploads it is yours.
   * @param picture `{ file }`, `{ fileID }`, `{ url }`, or a media id
   * @throws {PushError} `REPLY_INVALID` for none or several, a wrong form, or a wrong option. The push fails with `MEDIA_INVALID`,
   * `MEDIA_FILE_MISSING` or `MEDIA_FAILED` for a picture that WeChat does not take, or that is not there
   * @example
   * handle: ({ Content }) => (Content === "地图" ? reply.image({ file: "map.png" }) : "请问您在哪里？")
   */
  image(picture: string | PictureSource, options?: MessageOptions): Reply {
    const builder = "reply.image";
    const messageWith = (media_id: string): MessageBody => ({ msgtype: "image", image: { media_id } });
    if (typeof picture === "object" && picture !== null) {
      refuseUnknown(builder, picture, [...SOURCE_NAMES, "media_id"]);
      const source = sourceIn(builder, picture, "media_id");
      if (source !== undefined) return replyToUpload(messageWith, source, builder, options);
    }
    const media_id = Object(picture).media_id ?? picture;
    requireText(builder, "media_id", media_id);
    return replyWith(messageWith(media_id), builder, options);
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
   * A card of a page of your own mini program. Its cover is given as `reply.image` takes a picture, or as `thumb_media_id`.
   * @throws {PushError} `REPLY_INVALID` for a missing or unknown field, none or several covers, or a wrong option
   * @example
   * reply.miniProgramPage({ title: "我的订单", pagepath: "pages/orders/orders", file: "orders.png" })
   */
  miniProgramPage(page: PageFields, options?: MessageOptions): Reply {
    const builder = "reply.miniProgramPage";
    const { thumb_media_id, appid } = Object(page);
    const names = ["title", "pagepath", ...[appid === undefined ? [] : "appid"].flat()];
    const fields = requireFields(builder, page, names, [
      "title",
      "pagepath",
      "thumb_media_id",
      "appid",
      ...SOURCE_NAMES,
    ]);
    const messageWith = (thumb_media_id: string): MessageBody => ({
      msgtype: "miniprogrampage",
      miniprogrampage: { ...(fields as Record<"title" | "pagepath", string>), thumb_media_id },
    });
    const source = sourceIn(builder, page, "thumb_media_id");
    if (source !== undefined) return replyToUpload(messageWith, source, builder, options);
    requireText(builder, "thumb_media_id", thumb_media_id);
    return replyWith(messageWith(thumb_media_id), builder, options);
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

function replyToUpload(
  messageWith: (media_id: string) => MessageBody,
  picture: PictureSource,
  builder: string,
  options: MessageOptions | undefined,
): Reply {
  return { ...replyWith(messageWith(sourceName(picture)), builder, options), picture };
}

// Half characters are not sent, so that a text of nothing else is an empty one.
function requireText(builder: string, field: string, value: unknown): asserts value is string {
  if (typeof value === "string" && withoutHalves(value) !== "") return;
  const got: Both =
    typeof value === "string"
      ? { en: "an empty string", zh: "空字符串" }
      : value === undefined
        ? { en: "nothing", zh: "空" }
        : { en: typeof value, zh: ` ${typeof value}` };
  throw new PushError(
    "REPLY_INVALID",
    { en: `${builder} got ${got.en} as ${field}.`, zh: `${builder} 的 ${field} 是${got.zh}。` },
    { en: `Give ${field} a non-empty string.`, zh: `请给 ${field} 写非空的字符串。` },
  );
}

function blank(builder: string, field: string): PushError {
  return new PushError(
    "REPLY_INVALID",
    { en: `${builder} got a ${field} with nothing but white space.`, zh: `${builder} 的 ${field} 只有空白。` },
    { en: `Give ${field} something to read, or return nothing.`, zh: `请给 ${field} 写看得见的内容，或什么都不返回。` },
  );
}

function requireHttp(builder: string, field: string, value: string): void {
  if (/^https?:\/\/[^\s/]/i.test(value)) return;
  throw new PushError(
    "REPLY_INVALID",
    {
      en: `${builder} got a ${field} that is not an http(s) address.`,
      zh: `${builder} 的 ${field} 不是 http(s) 地址。`,
    },
    {
      en: `Give ${field} a full address that starts with https://.`,
      zh: `请给 ${field} 写以 https:// 开头的完整地址。`,
    },
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
    throw new PushError(
      "REPLY_INVALID",
      { en: `${builder} got no fields.`, zh: `${builder} 没有收到字段。` },
      { en: `Give it { ${names.join(", ")} }.`, zh: `请写 { ${names.join(", ")} }。` },
    );
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
