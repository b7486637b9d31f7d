// Looks for the media id of one picture among what all instances know, and uploads it where nobody has: one of them uploads, and the others
// wait for that. Where they cannot agree, or have no time to wait, several upload it, which does no harm.
//
//   nothing ──claim──▶ claimed ──uploaded──▶ id, for a day ──refused by WeChat──▶ claimed …
//      ▲                  │                      │
//      └──────────────────┴──────────────────────┘  the upload failed; its instance died, 10 s later; the day is over
import { createHash } from "node:crypto";
import { PushError } from "../push-error";
import { type PictureSource, sourceName } from "../wechat/picture-source";
import { type Picture, pictureOf } from "../wechat/temp-media";
import type { Deadline } from "./deadline";
import { createMover } from "./media";
import { readPicture } from "./media-file";
import type { Platform } from "./ports";
import type { PushLog } from "./push-log";
import type { SharedState } from "./state-store";
import {
  PICTURE_CLAIM_MS,
  PICTURE_KEPT_MS,
  PICTURE_LONGEST_LOOK_MS,
  PICTURE_LOOK_MS,
  PICTURE_UPLOAD_MS,
} from "./time-limits";
import { within } from "./within";

/** A media id that is kept. */
export interface KeptPicture {
  readonly mediaId: string;
  /** By the clock of who uploaded it; epoch milliseconds. */
  readonly untilMs: number;
}

/** Whether an id can be put into a reply. `refused` is one that WeChat does not know any more. */
export function isGood({ mediaId, untilMs }: KeptPicture, nowMs: number, refused: string | undefined): boolean {
  // Whatever clock it was written by, it is not kept for much longer than a day.
  return mediaId !== refused && nowMs < untilMs && untilMs < nowMs + 2 * PICTURE_KEPT_MS;
}

/** One attempt's search for one picture. */
export class PictureSearch {
  readonly #platform: Platform;
  readonly #deadline: Deadline;
  readonly #log: PushLog;
  readonly #source: PictureSource;
  #loading: Promise<Picture> | undefined;
  /** From then on nobody else is waited for: an upload of one's own needs the rest of the time. Epoch milliseconds. */
  readonly aloneAtMs: number;

  constructor(platform: Platform, deadline: Deadline, log: PushLog, source: PictureSource) {
    this.#platform = platform;
    this.#deadline = deadline;
    this.#log = log;
    this.#source = source;
    const nowMs = platform.clock.nowMs();
    const leftMs = deadline.atMs - nowMs;
    this.aloneAtMs = nowMs + Math.max(leftMs - PICTURE_UPLOAD_MS, leftMs / 3);
  }

  /** @throws {PushError} `MEDIA_INVALID`, `MEDIA_FILE_MISSING`, `MEDIA_FAILED`, and what the deadline says */
  async findOrUpload(refused: string | undefined): Promise<KeptPicture> {
    const { clock, states } = this.#platform;
    const key = await this.#key();
    for (let pauseMs = PICTURE_LOOK_MS; ; pauseMs = Math.min(2 * pauseMs, PICTURE_LONGEST_LOOK_MS)) {
      const found = await this.#ask(this.aloneAtMs, () => states.findState(key));
      if (found === undefined) return this.upload();
      const kept = keptIn(found.answer);
      if (kept !== undefined && isGood(kept, clock.nowMs(), refused)) return kept;
      const own = isClaim(found.answer) ? undefined : await this.#claim(key, found.answer?.version);
      if (own !== undefined) return own;
      if (clock.nowMs() + pauseMs >= this.aloneAtMs) return this.upload();
      await clock.after(pauseMs, this.#deadline.signal);
    }
  }

  /** Uploads it, whatever others do. */
  async upload(): Promise<KeptPicture> {
    const { clock, messenger } = this.#platform;
    const picture = await this.#load();
    const untilMs = clock.nowMs() + PICTURE_KEPT_MS;
    const move = createMover(this.#platform, this.#deadline, this.#log);
    const mediaId = await move("uploaded", () => messenger.uploadMedia(picture));
    const { file, url } = this.#source;
    this.#log.info("picture-uploaded", { from: file ? "file" : url ? "url" : "fileID" });
    return { mediaId, untilMs };
  }

  /** Uploads it for all; `undefined` where another instance was faster. */
  async #claim(key: string, expectedVersion: string | undefined): Promise<KeptPicture | undefined> {
    const claim = this.#platform.newFencingToken();
    const put = await this.#put(key, expectedVersion, claim, CLAIM, PICTURE_CLAIM_MS);
    if (put === undefined) return this.upload();
    return put.answer ? this.#uploadAndTell(key, claim) : undefined;
  }

  async #uploadAndTell(key: string, claim: string): Promise<KeptPicture> {
    const { newFencingToken } = this.#platform;
    try {
      const kept = await this.upload();
      await this.#put(key, claim, newFencingToken(), kept, PICTURE_KEPT_MS);
      return kept;
    } catch (error) {
      // Nobody need wait until the claim ends by itself.
      await this.#put(key, claim, newFencingToken(), CLAIM, 1);
      throw error;
    }
  }

  #put(key: string, expectedVersion: string | undefined, version: string, value: object, expiresInMs: number) {
    const { clock, states } = this.#platform;
    const untilMs = Math.min(this.#deadline.atMs, Math.max(this.aloneAtMs, clock.nowMs() + TELL_MS));
    return this.#ask(untilMs, () => states.putState(key, { expectedVersion, version, value, expiresInMs }));
  }

  /** `undefined` when the database does not answer: then the picture is not shared. */
  async #ask<T>(untilMs: number, asked: () => Promise<T>): Promise<{ readonly answer: T } | undefined> {
    const answering = asked().then((answer) => ({ answer }));
    let failure: Partial<PushError> = {};
    const told = await within(this.#platform.clock, untilMs, answering).catch((error: unknown) => {
      if (error instanceof PushError) failure = error;
      return undefined;
    });
    if (told === undefined) this.#log.warn("picture-unshared", { code: failure.code, errCode: failure.errCode });
    return told;
  }

  #load(): Promise<Picture> {
    this.#loading ??= loadPicture(this.#platform, this.#deadline, this.#source);
    return this.#loading;
  }

  /** A file is known by its content, so that a deploy with another picture takes effect at once. Nothing of a source can be read in its key. */
  async #key(): Promise<string> {
    const known = this.#source.file === undefined ? sourceName(this.#source) : (await this.#load()).content;
    return `picture-${createHash("sha256").update(known).digest("hex").slice(0, 32)}`;
  }
}

/** What stands in the place of an id while somebody uploads the picture. */
const CLAIM = { isClaim: true };
/** So long is the database waited for after an upload; then the reply is sent. */
const TELL_MS = 500;

function isClaim(state: SharedState | undefined): boolean {
  return Object(state?.value).isClaim === true;
}

function keptIn(state: SharedState | undefined): KeptPicture | undefined {
  const { mediaId, untilMs } = Object(state?.value);
  const isKept = typeof mediaId === "string" && mediaId !== "" && typeof untilMs === "number";
  return isKept ? { mediaId, untilMs } : undefined;
}

async function loadPicture({ files, downloads }: Platform, { signal }: Deadline, source: PictureSource) {
  const { file, fileID, url } = source;
  if (file !== undefined) return readPicture(files, file, { en: "The picture of the reply is", zh: "回复图片的路径" });
  const content = fileID === undefined ? downloads.fromAddress(url, signal) : downloads.fromStorage(fileID);
  const way = fileID === undefined ? "url" : "fileID";
  return pictureOf(await content, {
    en: `The picture of the reply, by its ${way}, is`,
    zh: `回复的图片（${way}）`,
  });
}
