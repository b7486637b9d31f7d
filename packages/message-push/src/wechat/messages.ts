// Messages as they travel to WeChat. The names are the wire's own and survive the SDK's rewriting of camelCase keys.
import type { MessageOptions } from "./message-options";
import { splitText } from "./split-text";
import { withoutHalves } from "./visible-text";

/** The part of a customer-service message after `touser`. */
export type MessageBody = MessageOptions & MessageContent;

type MessageContent =
  | { readonly msgtype: "text"; readonly text: { readonly content: string } }
  | { readonly msgtype: "image"; readonly image: { readonly media_id: string } }
  | { readonly msgtype: "link"; readonly link: LinkFields }
  | { readonly msgtype: "miniprogrampage"; readonly miniprogrampage: MiniProgramPageFields };

/** A link card. All four are required, although the newest official page left the shape out. */
export interface LinkFields {
  readonly title: string;
  readonly description: string;
  /** http(s) address that opens. */
  readonly url: string;
  /** http(s) address of a JPG or PNG: 640×320, or 80×80 for the small card. */
  readonly thumb_url: string;
}

/** A card of a page of your own mini program. */
export interface MiniProgramPageFields {
  readonly title: string;
  /** As in app.json, and may carry a query: `pages/order/order?id=7`. */
  readonly pagepath: string;
  /** Cover: temporary media from an image upload, suggested 520×416. It lives 3 days. */
  readonly thumb_media_id: string;
  /** AppID of the page's mini program. WeChat's newest page asks for it; without it, the page is your own mini program's. */
  readonly appid?: string;
}

/**
 * A message as it is sent: a long text as several, each with the options of the message. `conversation` is where it goes unless the
 * message names another one.
 */
export function messagesOf(message: MessageBody, conversation: Pick<MessageOptions, "businessid"> = {}): MessageBody[] {
  const addressed = { ...conversation, ...message };
  if (addressed.msgtype !== "text") return [addressed];
  return splitText(addressed.text.content).map((content) => ({ ...addressed, text: { content } }));
}

/** The message without half characters in any of its fields; the very same message when there is none. */
export function withWholeCharacters(message: MessageBody): MessageBody {
  const { msgtype } = message;
  const fields: Readonly<Record<string, unknown>> = Object((message as object as Record<string, unknown>)[msgtype]);
  const whole = Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === "string" ? withoutHalves(value) : value,
  ]);
  const isWhole = whole.every(([name, value]) => value === fields[String(name)]);
  return isWhole ? message : ({ ...message, [msgtype]: Object.fromEntries(whole) } as MessageBody);
}

/** The media id in a message: of its picture, or of its cover. */
export function mediaIdOf(message: MessageBody): string | undefined {
  if (message.msgtype === "image") return message.image.media_id;
  return message.msgtype === "miniprogrampage" ? message.miniprogrampage.thumb_media_id : undefined;
}

/** The message with another media id; one without any stays as it is. */
export function withMediaId(message: MessageBody, id: string): MessageBody {
  if (message.msgtype === "image") return { ...message, image: { media_id: id } };
  if (message.msgtype !== "miniprogrampage") return message;
  return { ...message, miniprogrampage: { ...message.miniprogrampage, thumb_media_id: id } };
}
