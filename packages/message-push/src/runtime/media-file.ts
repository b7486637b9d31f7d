// A picture beside a function's code: found by its path, and checked before WeChat is asked.
import type { Both } from "../language";
import { PushError } from "../push-error";
import { didYouMean } from "../wechat/did-you-mean";
import { mediaInvalid, type Picture, pictureTypeOf, pictureWithType, refuseLargePicture } from "../wechat/temp-media";
import type { FunctionFile, FunctionFiles } from "./ports";

/** So many names help to find a misspelt one; more hide it. */
const MOST_NAMES = 10;

/**
 * Reads the picture at `given`, a path from the function's folder.
 *
 * @param begin of the sentence that says what is wrong with the path
 * @throws {PushError} `MEDIA_INVALID` or `MEDIA_FILE_MISSING`
 */
export async function readPicture(
  files: FunctionFiles,
  given: unknown,
  begin: Both = { en: "media.fromFile got", zh: "media.fromFile 收到的路径" },
): Promise<Picture> {
  const path = pathInFolder(given, begin);
  const contentType = pictureTypeOf(path);
  const all = await files.list();
  // Compared letter by letter: a disk of macOS or Windows finds other letters too, and the cloud's does not.
  const found = all.find((file) => file.path === path);
  if (found === undefined) throw fileMissing(path, all);
  refuseLargePicture({ en: `"${path}" has`, zh: `“${path}”有` }, found.bytes);
  return pictureWithType(path, await files.read(path), contentType);
}

/** The path as the port names files. */
function pathInFolder(given: unknown, begin: Both): string {
  if (typeof given !== "string" || given === "") {
    throw mediaInvalid(
      {
        en: `${begin.en} ${given === "" ? "no path" : typeof given}.`,
        zh: `${begin.zh}${given === "" ? "为空" : `不是文本，而是 ${typeof given}`}。`,
      },
      {
        en: 'Give it the path of a file in the function\'s folder: media.fromFile("thanks.png"). Bytes are for media.upload.',
        zh: '请写云函数目录里的文件路径：media.fromFile("thanks.png")。字节内容请用 media.upload。',
      },
    );
  }
  const names = given.split(/[\\/]/);
  if (/^([\\/]|[a-z]:)/i.test(given)) {
    throw mediaInvalid(
      { en: `${begin.en} "${given}", which is an absolute path.`, zh: `${begin.zh}“${given}”是绝对路径。` },
      {
        en: `Write "${names.at(-1)}", without __dirname: the path begins in the function's folder.`,
        zh: `请写“${names.at(-1)}”，不要 __dirname：路径从云函数目录开始。`,
      },
    );
  }
  if (names.includes("..")) {
    throw mediaInvalid(
      {
        en: `${begin.en} "${given}", which leaves the function's folder.`,
        zh: `${begin.zh}“${given}”超出了云函数目录。`,
      },
      {
        en: "Put the file beside the function's index file and name it relative to that: only this folder is in the cloud.",
        zh: "请把文件放在云函数的入口文件旁边，并写相对于它的路径：云端只有这个目录。",
      },
    );
  }
  return names.filter((name) => name !== "" && name !== ".").join("/");
}

function fileMissing(path: string, all: readonly FunctionFile[]): PushError {
  const names = all.map((file) => file.path);
  const known = knownFiles(names);
  const meant = didYouMean(path, names);
  return new PushError(
    "MEDIA_FILE_MISSING",
    {
      en: `There is no "${path}" beside the function's code; ${known.en}.`,
      zh: `云函数的代码旁边没有“${path}”；${known.zh}。`,
    },
    {
      en: `${meant.en}Put it into the function's folder, with these very letters, and build again.`,
      zh: `${meant.zh}请把它放进云函数目录，文件名大小写一致，再重新构建。`,
    },
  );
}

function knownFiles(names: readonly string[]): Both {
  if (names.length === 0) return { en: "there are no files at all", zh: "那里没有任何文件" };
  const [shown, more] = [names.slice(0, MOST_NAMES), names.length - MOST_NAMES];
  return {
    en: `there are: ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
    zh: `已有：${shown.join("、")}${more > 0 ? ` 等，另有 ${more} 个` : ""}`,
  };
}
