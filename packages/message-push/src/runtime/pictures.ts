// Media ids for the pictures that replies name, as an instance keeps them: it looks for each once, however many pushes want it.
import { PushError } from "../push-error";
import { type MessageBody, mediaIdOf, withMediaId } from "../wechat/messages";
import { type PictureSource, sourceName } from "../wechat/picture-source";
import type { Reply } from "../wechat/replies";
import type { Deadline } from "./deadline";
import { isGood, type KeptPicture, PictureSearch } from "./picture-search";
import type { Platform } from "./ports";
import type { PushLog } from "./push-log";
import { within } from "./within";

/** The pictures of one attempt. */
export interface Pictures {
  /**
   * The reply's message, with the media id of its picture.
   * @throws {PushError} `MEDIA_INVALID`, `MEDIA_FILE_MISSING`, `MEDIA_FAILED`, and what the deadline says
   */
  fill(reply: Reply): Promise<MessageBody>;
  /**
   * The message with another media id, once WeChat has refused the one that it carries; `undefined` where its picture is not known here, or
   * was renewed before.
   */
  renew(message: MessageBody): Promise<MessageBody | undefined>;
}

/** What an instance knows, by the names of sources. */
interface Album {
  readonly kept: Map<string, KeptPicture>;
  /** Being looked for, by an attempt that has time until then: an instance that was frozen may never hear of it again. */
  readonly underWay: Map<string, { readonly kept: Promise<KeptPicture>; readonly untilMs: number }>;
}

const albums = /* @__PURE__ */ new WeakMap<Platform, Album>();

/** An instance keeps no more ids; those that came first go. */
const MOST_KEPT = 200;

export function createPictures(platform: Platform, deadline: Deadline, log: PushLog): Pictures {
  const { clock } = platform;
  const album = albumOf(platform);
  const sources = new Map<string, PictureSource>();
  const renewed = new Set<string>();

  async function idOf(source: PictureSource, refused?: string): Promise<string> {
    const { mediaId } = await keptOf(source, refused);
    sources.set(mediaId, source);
    return mediaId;
  }

  async function keptOf(source: PictureSource, refused: string | undefined): Promise<KeptPicture> {
    const name = sourceName(source);
    const known = album.kept.get(name);
    if (known !== undefined && isGood(known, clock.nowMs(), refused)) return known;
    const search = new PictureSearch(platform, deadline, log, source);
    const other = album.underWay.get(name);
    if (other !== undefined && clock.nowMs() < other.untilMs) {
      const found = await within(clock, search.aloneAtMs, other.kept).catch(unlessOutOfTime);
      if (found === undefined) return search.upload();
      if (isGood(found, clock.nowMs(), refused)) return found;
    }
    const kept = search.findOrUpload(refused);
    const own = { kept, untilMs: deadline.atMs };
    album.underWay.set(name, own);
    try {
      keep(album, name, await kept);
      return await kept;
    } finally {
      if (album.underWay.get(name) === own) album.underWay.delete(name);
    }
  }

  return {
    fill: async ({ message, picture }) => (picture === undefined ? message : withMediaId(message, await idOf(picture))),
    async renew(message) {
      const refused = mediaIdOf(message) ?? "";
      const source = sources.get(refused);
      if (source === undefined || renewed.has(sourceName(source))) return undefined;
      renewed.add(sourceName(source));
      log.warn("picture-renewed");
      return withMediaId(message, await idOf(source, refused));
    },
  };
}

function albumOf(platform: Platform): Album {
  const album = albums.get(platform) ?? { kept: new Map(), underWay: new Map() };
  albums.set(platform, album);
  return album;
}

function keep({ kept }: Album, name: string, own: KeptPicture): void {
  kept.delete(name);
  kept.set(name, own);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
}

/** The attempt that looked for it ran out of time; this one may still have some. */
function unlessOutOfTime(error: unknown): undefined {
  if (error instanceof PushError && error.code === "DEADLINE_EXCEEDED") return undefined;
  throw error;
}
