// Temporary media: uploaded by functions or sent by users, gone after 3 days.
import { randomBytes } from "node:crypto";
import type { SimulatorClock } from "../clock";
import type { OpenApiCall, OpenApiResponse } from "../contracts";
import { refuse } from "./refusals";
import type { WechatRules } from "./rules";

interface Media {
  readonly content: Buffer;
  readonly contentType: string;
  readonly endsAtMs: number;
}

export interface MediaStore {
  /** Keeps a picture and returns its media id. */
  keep(content: Buffer, contentType: string): string;
  /** The media of that id, unless it is unknown or too old. */
  find(mediaId: unknown): Media | undefined;
  /** Those that are not too old, oldest first. */
  all(): readonly (Media & { readonly mediaId: string })[];
  /** `customerServiceMessage.uploadTempMedia` */
  upload(call: OpenApiCall): OpenApiResponse | Promise<OpenApiResponse>;
  /** `customerServiceMessage.getTempMedia` */
  download(call: OpenApiCall): OpenApiResponse;
}

/** The SDK sends no content type: WeChat can judge by the file name only. */
const TYPES: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
};

/** What `pictureUploadMs` is for. */
const TIMED_BYTES = 2 * 1024 * 1024;

export function createMediaStore(clock: SimulatorClock, rules: WechatRules): MediaStore {
  const media = new Map<string, Media>();

  const store: MediaStore = {
    keep(content, contentType) {
      const mediaId = randomBytes(32).toString("base64url");
      media.set(mediaId, { content, contentType, endsAtMs: clock.nowMs() + rules.mediaLifeMs });
      return mediaId;
    },
    find(mediaId) {
      const found = media.get(String(mediaId));
      return found && clock.nowMs() < found.endsAtMs ? found : undefined;
    },
    all: () =>
      [...media].flatMap(([mediaId, found]) => (clock.nowMs() < found.endsAtMs ? [{ mediaId, ...found }] : [])),
    upload({ args, files: { media: file } }) {
      if (args.type !== "image") return refuse(40004, "invalid media type");
      if (!file || file.content.length === 0) return refuse(41005, "media data missing");
      const contentType = typeByName(file.fileName, rules);
      if (contentType === undefined) return refuse(40005, "invalid file type");
      const refusal = refuseContent(file.content, rules);
      if (refusal) return refusal;
      const media_id = store.keep(file.content, contentType);
      const created_at = Math.floor(clock.nowMs() / 1000);
      const body = { errcode: 0, errmsg: "ok", type: "image", media_id, created_at };
      const uploadMs = Math.round((rules.pictureUploadMs * file.content.length) / TIMED_BYTES);
      const taken: OpenApiResponse = { kind: "json", body };
      return uploadMs > 0 ? clock.after(uploadMs).then(() => taken) : taken;
    },
    download({ args }) {
      const found = store.find(args.media_id);
      return found ? { kind: "binary", ...found } : refuse(40007, "invalid media_id");
    },
  };
  return store;
}

function typeByName(fileName: string, { takesGif }: WechatRules): string | undefined {
  const type = TYPES[fileName.split(".").pop()?.toLowerCase() ?? ""];
  return type === "image/gif" && !takesGif ? undefined : type;
}

function refuseContent(content: Buffer, rules: WechatRules): OpenApiResponse | undefined {
  if (pictureType(content) === undefined) return refuse(rules.noPictureErrorCode, "unsupported file type");
  return content.length > rules.imageMaxBytes ? refuse(40009, "invalid image size") : undefined;
}

/** How PNG, JPEG and GIF begin. WeChat looks at the bytes as well; whether the name must fit them is not known. */
const BEGINNINGS = [
  ["image/png", "89504e470d0a1a0a"],
  ["image/jpeg", "ffd8ff"],
  ["image/gif", "47494638"],
] as const;

/** The content type of a PNG, JPEG or GIF by its bytes; none for anything else. */
export function pictureType(content: Buffer): string | undefined {
  return BEGINNINGS.find(([, hex]) => content.toString("hex", 0, hex.length / 2) === hex)?.[0];
}

/** A red dot of 1×1, as a picture a user might send. */
export const SMALL_PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);
