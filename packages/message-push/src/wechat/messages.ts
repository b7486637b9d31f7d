// Messages as they travel to WeChat. The names are the wire's own and survive the SDK's rewriting of camelCase keys.
import { splitText } from "./split-text";

/** The part of a customer-service message after `touser`. */
export type MessageBody =
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
}

/** A message as it is sent: a long text as several. */
export function messagesOf(message: MessageBody): MessageBody[] {
  if (message.msgtype !== "text") return [message];
  return splitText(message.text.content).map((content) => ({ msgtype: "text", text: { content } }));
}
