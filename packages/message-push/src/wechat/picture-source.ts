// Where the picture of a reply comes from: a file beside the code, the cloud storage, or an address. The runtime makes a media id of it.
import type { Both } from "../language";
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

type SourceName = (typeof SOURCE_NAMES)[number];

const SHAPES: Readonly<Record<SourceName, RegExp>> = {
  file: /\S/,
  fileID: /^cloud:\/\/[^\s/]+\/\S/,
  url: /^https?:\/\/[^\s/]+/i,
};

function fixOf(name: SourceName): Both {
  const fixes: Readonly<Record<SourceName, Both>> = {
    file: {
      en: 'Write the path from the function\'s folder: { file: "thanks.png" }.',
      zh: '请写云函数目录里的路径：{ file: "thanks.png" }。',
    },
    fileID: {
      en: "Copy it in 云开发 → 存储: it begins with cloud://.",
      zh: "请在 云开发 → 存储 复制：以 cloud:// 开头。",
    },
    url: { en: "Give it a full address that starts with https://.", zh: "请写以 https:// 开头的完整地址。" },
  };
  return fixes[name];
}

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
      {
        en: `${builder} got ${name === undefined ? "no picture" : `several pictures: ${[name, ...others].join(", ")}`}.`,
        zh: `${builder} ${name === undefined ? "没有图片" : `写了多个图片：${[name, ...others].join("、")}`}。`,
      },
      { en: `Give it exactly one of ${all.join(", ")}.`, zh: `请从 ${all.join("、")} 里只写一个。` },
    );
  }
  if (name === idField) return undefined;
  const source = name as SourceName;
  const value = fields[source];
  if (typeof value === "string" && SHAPES[source].test(value)) return { [name]: value } as unknown as PictureSource;
  throw new PushError(
    "REPLY_INVALID",
    { en: `${builder} got a ${source} that is none.`, zh: `${builder} 的 ${source} 写法不对。` },
    fixOf(source),
  );
}

/**
 * The name of a source, which stands in a reply for the media id that is not known yet: `file:thanks.png`, a fileID or an address. WeChat
 * knows no such id.
 */
export function sourceName({ file, fileID, url }: PictureSource): string {
  return file === undefined ? (fileID ?? url) : `file:${file}`;
}
