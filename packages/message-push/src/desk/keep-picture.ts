// Copies a picture that a customer sent to the cloud storage, for the team to look at later; it is removed when its days are over.
import { PushError } from "../push-error";
import type { HandlerContext } from "../runtime/definition";
import { within } from "../runtime/within";
import type { PushEvent } from "../wechat/push-events";
import type { TempMedia } from "../wechat/temp-media";
import { FILE_STATE } from "./desk-store";
import type { Desk, DeskParts } from "./open-desk";

/** The cloud storage, as the desk writes to it. */
export interface KeptFiles {
  /** Writes a file, over the one that is there; resolves with its fileID. @throws {PushError} `STORE_UNAVAILABLE` */
  put(path: string, content: Buffer): Promise<string>;
  /** Removes files, up to 50; says of each whether it is gone, or never was there. @throws {PushError} `STORE_UNAVAILABLE` */
  remove(fileIDs: readonly string[]): Promise<readonly boolean[]>;
}

/** How a picture is kept. */
export interface KeepPictureOptions {
  /** After so many days it is removed: a whole number from 1 to 30. @default 7 */
  readonly keptDays?: number;
}

/** The folder in the cloud storage. What is outside of it, nothing here removes. */
export const PICTURES_FOLDER = "customer-pictures";

/** What is recorded of a picture before it is written, so that it is found for its removal whatever happens. */
export interface PictureRecord {
  readonly path: string;
  /** Once it is known. */
  readonly fileID?: string;
}

const DAY_MS = 86_400_000;
/** Days are those of the desk, as the console shows them to the team. */
const CHINA_MS = 8 * 60 * 60 * 1000;
const DEFAULT_DAYS = 7;
const MOST_DAYS = 30;
/** What the push still needs for its reply. */
const RESERVE_MS = 1_000;

type Sent = Pick<PushEvent<"image">, "MediaId" | "CreateTime">;

/** Binds `keepPicture` to the cloud storage; without any, it says so. */
export function createKeepPicture(openFiles: (() => KeptFiles) | undefined) {
  /**
   * Copies the picture that a customer sent to the cloud storage: `customer-pictures/<day>/<the push's id>.<type>`. WeChat itself keeps it for 3
   * days. Nothing is kept unless a function calls this. `purgeDesk` in the relay removes the copy when its days are over; who keeps pictures
   * of customers says so in the privacy notice. Needs `customerServiceMessage.getTempMedia` in config.json.
   *
   * @returns the fileID; nothing when it could not be copied in time, which the log says as `desk-picture-unkept`. The reply does not depend on it
   * @throws {PushError} `OPTION_INVALID` for wrong days, `ENVIRONMENT_INVALID` on a server, which has no cloud storage
   * @example
   * handle: async (event, context) => {
   *   await keepPicture(desk, event, context, { keptDays: 7 });
   *   return handOver(desk, event, context);
   * }
   */
  return async function keepPicture(
    { parts }: Desk,
    event: Sent,
    context: HandlerContext,
    { keptDays = DEFAULT_DAYS }: KeepPictureOptions = {},
  ): Promise<string | undefined> {
    refuseDays(keptDays);
    if (openFiles === undefined) throw noStorage();
    const { nowMs } = parts.clock;
    const keeping = copy(parts, openFiles(), event, context, keptDays * DAY_MS);
    // However it is with WeChat and the storage, the customer gets a reply.
    const untilMs = Math.min(context.deadlineAtMs - RESERVE_MS, nowMs() + DAY_MS);
    const fileID = await within(parts.clock, untilMs, keeping).catch((error: unknown) => failed(context, error));
    if (fileID === undefined) context.log.warn("desk-picture-unkept", { code: "DEADLINE_EXCEEDED" });
    return fileID === FAILED ? undefined : fileID;
  };
}

/** Told already. */
const FAILED = "";

function failed({ log }: HandlerContext, error: unknown): typeof FAILED {
  log.warn("desk-picture-unkept", error instanceof PushError ? { code: error.code, errCode: error.errCode } : {});
  return FAILED;
}

async function copy(
  { store }: DeskParts,
  files: KeptFiles,
  { MediaId, CreateTime }: Sent,
  { media, pushId }: HandlerContext,
  expiresInMs: number,
): Promise<string> {
  const key = `${FILE_STATE}${pushId}`;
  const picture = await media.download(MediaId);
  // The same for every delivery of the push, so that each writes the same file.
  const day = new Date(Number(CreateTime) * 1000 + CHINA_MS).toISOString().slice(0, 10);
  const path = `${PICTURES_FOLDER}/${day}/${pushId}.${endingOf(picture)}`;
  const begun: PictureRecord = { path };
  if (!(await store.putState(key, { expectedVersion: undefined, version: "begun", value: begun, expiresInMs }))) {
    const { fileID } = Object((await store.findState(key))?.value);
    if (typeof fileID === "string") return fileID;
  }
  const fileID = await files.put(path, picture.content);
  const done: PictureRecord = { path, fileID };
  // Where it is not recorded, the removal asks the storage for it.
  await store.putState(key, { expectedVersion: "begun", version: "done", value: done, expiresInMs }).catch(() => false);
  return fileID;
}

/** WeChat's type as a file's ending. */
function endingOf({ contentType }: TempMedia): string {
  const [, type = "bin"] = /^image\/([a-z]{2,5})\b/i.exec(contentType) ?? [];
  return type.toLowerCase().replace("jpeg", "jpg");
}

function refuseDays(keptDays: unknown): void {
  if (Number.isInteger(keptDays) && Number(keptDays) >= 1 && Number(keptDays) <= MOST_DAYS) return;
  throw new PushError(
    "OPTION_INVALID",
    { en: `\`keptDays\` is ${String(keptDays)}.`, zh: `\`keptDays\` 的值是 ${String(keptDays)}。` },
    { en: `Give a whole number of days from 1 to ${MOST_DAYS}.`, zh: `请写 1 到 ${MOST_DAYS} 的整数，单位为天。` },
  );
}

function noStorage(): PushError {
  return new PushError(
    "ENVIRONMENT_INVALID",
    { en: "keepPicture needs the cloud storage, and a server has none.", zh: "keepPicture 需要云存储，而服务器没有。" },
    {
      en: "Take it out of the function, or write the picture of media.download to a place of your own.",
      zh: "请从云函数里去掉它，或自己保存 media.download 得到的图片。",
    },
  );
}
