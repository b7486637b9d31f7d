// Temporary media: what WeChat keeps for 3 days under a media id. Between a mini program and its customers, pictures only.
import type { Both } from "../language";
import { PushError } from "../push-error";
import { isCutOff, otherText, otherThing, type PictureType, signatureIn } from "./picture-content";

/** Temporary media as they are fetched. */
export interface TempMedia {
  readonly content: Buffer;
  /** As WeChat names it, for example `image/jpeg`. */
  readonly contentType: string;
}

/** A picture to be uploaded. */
export interface Picture extends TempMedia {
  readonly contentType: PictureType;
}

/**
 * The official pages name 2 MB in one place and 10 MB in another:
 * https://developers.weixin.qq.com/doc/service/api/material/temporary/api_uploadtempmedia. What lies between is WeChat's to
 * refuse; more is hopeless.
 */
export const PICTURE_MAX_BYTES = 10 * 1024 * 1024;

/** The endings of files, as WeChat takes them. */
const TYPE_OF_ENDING: Readonly<Record<string, PictureType>> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
};

/**
 * Checks what can be known of a picture before it is uploaded. The type is read from the content itself.
 *
 * @param begin of the sentence that says what it is
 * @throws {PushError} `MEDIA_INVALID` when it is no whole PNG, JPEG or GIF, or over 10 MB
 */
export function pictureOf(
  given: Uint8Array,
  begin: Both = { en: "media.upload got", zh: "media.upload 收到的内容" },
): Picture {
  if (!(given instanceof Uint8Array)) throw noBytes(given);
  const content = bufferOf(given);
  const contentType = signatureIn(content);
  if (contentType === undefined) {
    const { what, fix } = otherThing(content);
    throw mediaInvalid(
      {
        en: `${begin.en} ${what.en}, which is no PNG, JPEG or GIF.`,
        zh: `${begin.zh}不是 PNG、JPEG 或 GIF，而是：${what.zh}。`,
      },
      fix,
    );
  }
  refuseLargePicture({ en: `${begin.en} a picture of`, zh: `${begin.zh}有` }, content.length);
  refuseCutOff({ en: `${begin.en} a`, zh: begin.zh }, content, contentType);
  return { content, contentType };
}

function noBytes(given: unknown): PushError {
  if (typeof given === "string") {
    const { what, fix } = otherText(given);
    return mediaInvalid(
      { en: `media.upload got a string: ${what.en}.`, zh: `media.upload 收到的是字符串：${what.zh}。` },
      fix,
    );
  }
  const what = given === null ? "null" : typeof given;
  return mediaInvalid(
    { en: `media.upload got ${what}.`, zh: `media.upload 收到的是 ${what}。` },
    {
      en: "Give it the bytes of a picture, as a Buffer or a Uint8Array.",
      zh: "请传入图片的字节：Buffer 或 Uint8Array。",
    },
  );
}

/** A picture that has no end would be shown in half, or refused by WeChat. */
function refuseCutOff(begin: Both, content: Buffer, contentType: PictureType): void {
  if (!isCutOff(content, contentType)) return;
  throw mediaInvalid(
    {
      en: `${begin.en} ${nameOf(contentType)} without its end: it is cut off.`,
      zh: `${begin.zh}是不完整的 ${nameOf(contentType)}：结尾缺失。`,
    },
    {
      en: "Wait until it is written or downloaded to the end, and give the whole of it.",
      zh: "请等它写完或下载完，并传入完整的内容。",
    },
  );
}

function nameOf(contentType: PictureType): string {
  return contentType.slice("image/".length).toUpperCase();
}

/**
 * The type of a picture's file by its ending.
 *
 * @throws {PushError} `MEDIA_INVALID` for an ending that WeChat does not take
 */
export function pictureTypeOf(path: string): PictureType {
  const ending = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
  const contentType = Object.hasOwn(TYPE_OF_ENDING, ending) ? TYPE_OF_ENDING[ending] : undefined;
  if (contentType !== undefined) return contentType;
  throw mediaInvalid(
    {
      en: `"${path}" ends in none of .png, .jpg, .jpeg and .gif.`,
      zh: `“${path}”的扩展名不是 .png、.jpg、.jpeg 或 .gif。`,
    },
    {
      en: "Convert it to PNG, JPEG or GIF: customers can be sent no other files.",
      zh: "请转成 PNG、JPEG 或 GIF：别的文件不能发给客户。",
    },
  );
}

/**
 * The picture in a file, whose ending and content must agree: WeChat judges by the ending, and a customer's phone by the content.
 *
 * @throws {PushError} `MEDIA_INVALID` when they do not
 */
export function pictureWithType(path: string, given: Uint8Array, contentType: PictureType): Picture {
  const content = bufferOf(given);
  const actual = signatureIn(content);
  if (actual === contentType) {
    refuseCutOff({ en: `"${path}" is a`, zh: `“${path}”` }, content, contentType);
    return { content, contentType };
  }
  const name = nameOf(contentType);
  const other = actual === undefined ? otherThing(content).what : { en: `a ${nameOf(actual)}`, zh: nameOf(actual) };
  throw mediaInvalid(
    {
      en: `"${path}" is no ${name}: its content is ${other.en}.`,
      zh: `“${path}”不是 ${name}，它的内容是：${other.zh}。`,
    },
    {
      en: `Save it as ${name} once more, or give it the ending of what it is.`,
      zh: `请重新保存为 ${name}，或改成与内容相符的扩展名。`,
    },
  );
}

/**
 * Refuses what WeChat never takes.
 *
 * @param fact the beginning of the sentence that the number of bytes goes on with
 * @throws {PushError} `MEDIA_INVALID`
 */
export function refuseLargePicture(fact: Both, bytes: number): void {
  if (bytes <= PICTURE_MAX_BYTES) return;
  throw mediaInvalid(
    { en: `${fact.en} ${bytes} bytes.`, zh: `${fact.zh} ${bytes} 字节。` },
    {
      en: "Make it smaller: up to 2 MB is safe, and more than 10 MB is never taken.",
      zh: "请缩小：2 MB 以内是安全的，超过 10 MB 一定不行。",
    },
  );
}

function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** @throws {PushError} `MEDIA_INVALID` when it is no text */
export function requireMediaId(mediaId: string): void {
  if (typeof mediaId === "string" && mediaId !== "") return;
  throw mediaInvalid(
    { en: "media.download got no media id.", zh: "media.download 没有收到 media_id。" },
    { en: "Give it event.MediaId of a picture.", zh: "请传入图片消息的 event.MediaId。" },
  );
}

/** The error for what the author gave to `media`. */
export function mediaInvalid(fact: Both, fix: Both): PushError {
  return new PushError("MEDIA_INVALID", fact, fix);
}

/** The error for a picture that is not there, or cannot be fetched. */
export function mediaFailed(fact: Both, fix: Both): PushError {
  return new PushError("MEDIA_FAILED", fact, fix);
}
