// Where the picture of a reply comes from: a file beside the code, the cloud storage, or an address. The runtime makes a media id of it.
import { PushError } from "../push-error";

/**
 * A picture that is uploaded when a reply needs it: exactly one of the three. It is a whole PNG, JPEG or GIF, up to 2 MB to be safe and 10 MB
 * at most.
 *
 * - `file`: a path from the function's folder, with these very letters; the build packs the file with the function
 * - `fileID`: a file in the cloud storage of the environment, `cloud://…`
 * - `url`: an http(s) address that anybody can open
 */
export type PictureSource =
  | { readonly file: string; readonly fileID?: never; readonly url?: never }
  | { readonly fileID: string; readonly file?: never; readonly url?: never }
  | { readonly url: string; readonly file?: never; readonly fileID?: never };

/** The names of the ways to give a picture. */
export const SOURCE_NAMES = ["file", "fileID", "url"] as const;

const SHAPES: Readonly<Record<(typeof SOURCE_NAMES)[number], readonly [shape: RegExp, fix: string]>> = {
  file: [/\S/, 'Write the path from the function\'s folder: { file: "thanks.png" }.'],
  fileID: [/^cloud:\/\/[^\s/]+\/\S/, "Copy it in 云开发 → 存储: it begins with cloud://."],
  url: [/^https?:\/\/[^\s/]+/i, "Give it a full address that starts with https://."],
};

/**
 * The source among the fields of a reply; `undefined` where the field of a media id stands in its place.
 *
 * @param idField the field of a media id
 * @throws {PushError} `REPLY_INVALID` unless there is exactly one of them, of the right form
 */
export function sourceIn(builder: string, given: object, idField: string): PictureSource | undefined {
  const fields: Readonly<Record<string, unknown>> = { ...given };
  const all = [...SOURCE_NAMES, idField];
  const [name, ...others] = all.filter((own) => fields[own] !== undefined);
  if (name === undefined || others.length > 0) {
    throw new PushError(
      "REPLY_INVALID",
      `${builder} got ${name === undefined ? "no picture" : `several pictures: ${[name, ...others].join(", ")}`}.`,
      `Give it exactly one of ${all.join(", ")}.`,
    );
  }
  if (name === idField) return undefined;
  const [shape, fix] = SHAPES[name as (typeof SOURCE_NAMES)[number]];
  const value = fields[name];
  if (typeof value === "string" && shape.test(value)) return { [name]: value } as unknown as PictureSource;
  throw new PushError("REPLY_INVALID", `${builder} got a ${name} that is none.`, fix);
}

/**
 * The name of a source, which stands in a reply for the media id that is not known yet: `file:thanks.png`, a fileID or an address. WeChat
 * knows no such id.
 */
export function sourceName({ file, fileID, url }: PictureSource): string {
  return file === undefined ? (fileID ?? url) : `file:${file}`;
}
