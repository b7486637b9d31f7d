// What is to be shown of a message: a customer's own packet, or what a function sent. Whatever has another form is named, and not shown.
type Fields = Readonly<Record<string, unknown>>;

export type Content =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "picture"; readonly mediaId: string }
  | { readonly kind: "link"; readonly title: string; readonly description: string; readonly url: string }
  | {
      readonly kind: "page-card";
      readonly title: string;
      readonly appid?: string;
      readonly path: string;
      readonly coverId: string;
    }
  | { readonly kind: "other"; readonly type: string };

/** What the customer sent, as WeChat pushed it. */
export function readOwn(packet: Fields): Content {
  const type = textOf(packet.MsgType);
  if (type === "text") return { kind: "text", text: textOf(packet.Content) };
  if (type === "image") return { kind: "picture", mediaId: textOf(packet.MediaId) };
  if (type !== "miniprogrampage") return { kind: "other", type };
  return {
    kind: "page-card",
    title: textOf(packet.Title),
    ...appidOf(packet.AppId),
    path: textOf(packet.PagePath),
    coverId: textOf(packet.ThumbMediaId),
  };
}

/** A customer-service message, as it was sent. */
export function readReply(message: Fields): Content {
  const type = textOf(message.msgtype);
  const body = fieldsOf(message[type]);
  if (type === "text") return { kind: "text", text: textOf(body.content) };
  if (type === "image") return { kind: "picture", mediaId: textOf(body.media_id) };
  if (type === "link")
    return { kind: "link", title: textOf(body.title), description: textOf(body.description), url: textOf(body.url) };
  if (type !== "miniprogrampage") return { kind: "other", type };
  return {
    kind: "page-card",
    title: textOf(body.title),
    ...appidOf(body.appid),
    path: textOf(body.pagepath),
    coverId: textOf(body.thumb_media_id),
  };
}

/** WeChat says under such a message that an AI made it. */
export function isByAi(message: Fields): boolean {
  return fieldsOf(message.aimsgcontext).is_ai_msg === 1;
}

/** A message in a few words, for a label. */
export function inShort(content: Content): string {
  if (content.kind === "text") return content.text.slice(0, 40);
  if (content.kind === "picture") return "image";
  return content.kind === "other" ? content.type : content.title.slice(0, 40);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

function appidOf(value: unknown): { readonly appid?: string } {
  return typeof value === "string" && value !== "" ? { appid: value } : {};
}
