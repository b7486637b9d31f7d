// What a handler can do with pictures: upload one for a reply, also from a file beside the code, and fetch one that a customer sent.
import { PushError } from "../push-error";
import { failedMedia, isPassingRefusal } from "../wechat/send-errors";
import { pictureOf, requireMediaId, type TempMedia } from "../wechat/temp-media";
import type { Deadline } from "./deadline";
import { readPicture } from "./media-file";
import type { Platform } from "./ports";
import type { PushLog } from "./push-log";
import { doubling, retry } from "./retry";
import { MOST_SENDS, SEND_PAUSE_MS } from "./time-limits";

/**
 * Temporary media. WeChat keeps them for 3 days; between a mini program and its customers they are pictures only. What
 * fails for a passing reason is tried again within the push's time.
 */
export interface Media {
  /**
   * Uploads a picture, and resolves with its media id for `reply.image` or a card's cover. The id may be used often: keep
   * it, and upload again before the 3 days are over. Needs `customerServiceMessage.uploadTempMedia` in config.json.
   *
   * @param content the bytes of a PNG, JPEG or GIF, up to 2 MB
   * @throws {PushError} `MEDIA_INVALID` for other content, `MEDIA_FAILED` when WeChat did not take it
   * @example
   * handle: async (_event, { media }) => reply.image(await media.upload(await makePoster()))
   */
  upload(content: Uint8Array): Promise<string>;
  /**
   * Uploads a picture that lies in the function's own folder, and resolves with its media id, which is like that of `upload`. The build
   * packs the file with the function. Needs `customerServiceMessage.uploadTempMedia` in config.json.
   *
   * @param path from the function's folder, with these very letters; its ending is .png, .jpg, .jpeg or .gif
   * @throws {PushError} `MEDIA_FILE_MISSING` with the files that are there; `MEDIA_INVALID` for a path out of the folder, another
   * ending, or content that is not what the ending says; `MEDIA_FAILED` when WeChat did not take it
   * @example
   * handle: async (_event, { media }) => reply.image(await media.fromFile("thanks.png"))
   */
  fromFile(path: string): Promise<string>;
  /**
   * Fetches a picture that a customer sent (`event.MediaId`), or one that was uploaded. Needs
   * `customerServiceMessage.getTempMedia` in config.json.
   *
   * @throws {PushError} `MEDIA_FAILED`, with errCode 40007 once the 3 days are over
   * @example
   * handle: async ({ MediaId }, { media }) => savePicture(await media.download(MediaId))
   */
  download(mediaId: string): Promise<TempMedia>;
}

/** The pictures of one attempt; none moves after its deadline. */
export function createMedia(platform: Platform, deadline: Deadline, log: PushLog): Media {
  const { messenger, files } = platform;
  const move = createMover(platform, deadline, log);
  return {
    async upload(content) {
      const picture = pictureOf(content);
      return move("uploaded", () => messenger.uploadMedia(picture));
    },
    async fromFile(path) {
      const picture = await readPicture(files, path);
      return move("uploaded", () => messenger.uploadMedia(picture));
    },
    async download(mediaId) {
      requireMediaId(mediaId);
      return move("downloaded", () => messenger.downloadMedia(mediaId));
    },
  };
}

/** Moves pictures within an attempt's time, and tries again what fails for a passing reason. */
export function createMover({ clock }: Platform, deadline: Deadline, log: PushLog) {
  const policy = {
    pauseMs: doubling(SEND_PAUSE_MS),
    maxCalls: MOST_SENDS,
    deadlineAtMs: deadline.atMs,
    mayPass,
    prepare: () => deadline.signal.throwIfAborted(),
    onRetry: (tries: number, error: unknown) => log.warn("media-retried", { tries, errCode: errCodeOf(error) }),
  };
  return async <T>(verb: "uploaded" | "downloaded", call: () => Promise<T>): Promise<T> => {
    try {
      return await retry(clock, policy, call);
    } catch (error) {
      throw isMessengers(error) ? failedMedia(verb, error) : error;
    }
  };
}

function isMessengers(error: unknown): error is PushError {
  return error instanceof PushError && (error.code === "SEND_REFUSED" || error.code === "SEND_UNKNOWN");
}

function mayPass(error: unknown): boolean {
  return isMessengers(error) && (error.code === "SEND_UNKNOWN" || isPassingRefusal(error));
}

function errCodeOf(error: unknown): number | undefined {
  return error instanceof PushError ? error.errCode : undefined;
}
