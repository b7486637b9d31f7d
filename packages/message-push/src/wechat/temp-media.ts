// Temporary media: what WeChat keeps for 3 days under a media id. Between a mini program and its customers, pictures only.
import { PushError } from "../push-error";

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

type PictureType = "image/png" | "image/jpeg" | "image/gif";

/**
 * The official pages name 2 MB in one place and 10 MB in another:
 * https://developers.weixin.qq.com/doc/service/api/material/temporary/api_uploadtempmedia. What lies between is WeChat's to
 * refuse; more is hopeless.
 */
export const PICTURE_MAX_BYTES = 10 * 1024 * 1024;

/** The bytes that files of a type begin with: WeChat judges by the file's name, and that is made of the type. */
const SIGNATURES: readonly (readonly [type: PictureType, ...bytes: readonly number[]])[] = [
  ["image/png", 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  ["image/jpeg", 0xff, 0xd8, 0xff],
  ["image/gif", 0x47, 0x49, 0x46, 0x38],
];

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
 * @throws {PushError} `MEDIA_INVALID` when it is no PNG, JPEG or GIF, or over 10 MB
 */
export function pictureOf(given: Uint8Array): Picture {
  if (!(given instanceof Uint8Array)) {
    throw mediaInvalid(
      `media.upload got ${given === null ? "null" : typeof given}.`,
      "Give it the bytes of a picture.",
    );
  }
  const content = bufferOf(given);
  const contentType = signatureIn(content);
  if (contentType === undefined) {
    throw mediaInvalid(
      "media.upload got something that is no PNG, JPEG or GIF.",
      "Give it the content of the file, not its path, its address or its Base64 text.",
    );
  }
  refuseLargePicture("media.upload got a picture of", content.length);
  return { content, contentType };
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
    `"${path}" ends in none of .png, .jpg, .jpeg and .gif.`,
    "Convert it to PNG, JPEG or GIF: customers can be sent no other files.",
  );
}

/**
 * The picture in a file, whose ending and content must agree: WeChat judges by the ending, and a customer's phone by the content.
 *
 * @throws {PushError} `MEDIA_INVALID` when they do not
 */
export function pictureWithType(path: string, given: Uint8Array, contentType: PictureType): Picture {
  const content = bufferOf(given);
  if (signatureIn(content) === contentType) return { content, contentType };
  const name = contentType.slice("image/".length).toUpperCase();
  throw mediaInvalid(
    `"${path}" is no ${name}: its content is something else.`,
    `Save it as ${name} once more, or give it the ending of what it is.`,
  );
}

/**
 * Refuses what WeChat never takes.
 *
 * @param fact the beginning of the sentence that the number of bytes goes on with
 * @throws {PushError} `MEDIA_INVALID`
 */
export function refuseLargePicture(fact: string, bytes: number): void {
  if (bytes <= PICTURE_MAX_BYTES) return;
  throw mediaInvalid(
    `${fact} ${bytes} bytes.`,
    "Make it smaller: up to 2 MB is safe, and more than 10 MB is never taken.",
  );
}

function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function signatureIn(content: Buffer): PictureType | undefined {
  return SIGNATURES.find(([, ...bytes]) => bytes.every((byte, i) => content[i] === byte))?.[0];
}

/** @throws {PushError} `MEDIA_INVALID` when it is no text */
export function requireMediaId(mediaId: string): void {
  if (typeof mediaId === "string" && mediaId !== "") return;
  throw mediaInvalid("media.download got no media id.", "Give it event.MediaId of a picture.");
}

/** The error for what the author gave to `media`. */
export function mediaInvalid(fact: string, fix: string): PushError {
  return new PushError("MEDIA_INVALID", fact, fix);
}
