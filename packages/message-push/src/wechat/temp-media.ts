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
  const content = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const [contentType] = SIGNATURES.find(([, ...bytes]) => bytes.every((byte, i) => content[i] === byte)) ?? [];
  if (contentType === undefined) {
    throw mediaInvalid(
      "media.upload got something that is no PNG, JPEG or GIF.",
      "Give it the content of the file, not its path, its address or its Base64 text.",
    );
  }
  if (content.length > PICTURE_MAX_BYTES) {
    throw mediaInvalid(
      `media.upload got a picture of ${content.length} bytes.`,
      "Make it smaller: up to 2 MB is safe, and more than 10 MB is never taken.",
    );
  }
  return { content, contentType };
}

/** @throws {PushError} `MEDIA_INVALID` when it is no text */
export function requireMediaId(mediaId: string): void {
  if (typeof mediaId === "string" && mediaId !== "") return;
  throw mediaInvalid("media.download got no media id.", "Give it event.MediaId of a picture.");
}

function mediaInvalid(fact: string, fix: string): PushError {
  return new PushError("MEDIA_INVALID", fact, fix);
}
