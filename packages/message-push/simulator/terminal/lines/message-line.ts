// Messages and packets in one line.

import type { Both, Language } from "../../../src/language";
import type { Packet } from "../../packet";
import { shortForm } from "../../short-form";

/** A picture whose id WeChat knows. */
export type PictureOf = (mediaId: unknown) => { readonly contentType: string; readonly content: Buffer } | undefined;

interface MessageWords {
  readonly language: Language;
  readonly pictureOf: PictureOf;
}

/** Further lines of a text stand below its first one, behind number and time. */
const CONTINUED = `\n${" ".repeat(16)}`;

/** What a customer sees of a customer-service message: a text as it is, of everything else what it holds. */
export function messageLine(
  message: Readonly<Record<string, unknown>> & { readonly msgtype: string },
  { language, pictureOf }: MessageWords,
): string {
  const body = Object(message[message.msgtype]) as Readonly<Record<string, unknown>>;
  switch (message.msgtype) {
    case "image":
      return `[${PICTURE[language]}${sizeOf(pictureOf(body.media_id))}]`;
    case "link":
      return `[${LINK[language]}] ${words(body.title, body.description)} → ${words(body.url)}`;
    case "miniprogrampage":
      return `[${CARD[language]}] ${words(body.title)} → ${words(body.pagepath)}`;
    default:
      return shortForm(message).replaceAll("\n", CONTINUED);
  }
}

/** What a packet says beside its pair: what the customer typed or did, nothing for a sample. */
export function packetLine(packet: Packet, language: Language): string {
  if (packet.MsgType === "image") return `[${PICTURE[language]}]`;
  return words(packet.Content ?? packet.Title ?? packet.SessionFrom);
}

const PICTURE: Both = { en: "picture", zh: "图片" };
const LINK: Both = { en: "link", zh: "链接" };
const CARD: Both = { en: "card", zh: "小程序卡片" };

/** What is no text, in a word. */
export const MESSAGE_KINDS: Readonly<Record<string, Both>> = { image: PICTURE, link: LINK, miniprogrampage: CARD };

function sizeOf(picture: ReturnType<PictureOf>): string {
  if (picture === undefined) return "";
  return ` ${picture.contentType.replace("image/", "")} ${picture.content.length} B`;
}

function words(...values: readonly unknown[]): string {
  return values.filter((value) => typeof value === "string" && value !== "").join(" · ");
}
