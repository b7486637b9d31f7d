// A picture beside a function's code: found by its path, and checked before WeChat is asked.
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
  begin = "media.fromFile got",
): Promise<Picture> {
  const path = pathInFolder(given, begin);
  const contentType = pictureTypeOf(path);
  const all = await files.list();
  // Compared letter by letter: a disk of macOS or Windows finds other letters too, and the cloud's does not.
  const found = all.find((file) => file.path === path);
  if (found === undefined) throw fileMissing(path, all);
  refuseLargePicture(`"${path}" has`, found.bytes);
  return pictureWithType(path, await files.read(path), contentType);
}

/** The path as the port names files. */
function pathInFolder(given: unknown, begin: string): string {
  if (typeof given !== "string" || given === "") {
    throw mediaInvalid(
      `${begin} ${given === "" ? "no path" : typeof given}.`,
      'Give it the path of a file in the function\'s folder: media.fromFile("thanks.png"). Bytes are for media.upload.',
    );
  }
  const names = given.split(/[\\/]/);
  if (/^([\\/]|[a-z]:)/i.test(given)) {
    throw mediaInvalid(
      `${begin} "${given}", which is an absolute path.`,
      `Write "${names.at(-1)}", without __dirname: the path begins in the function's folder.`,
    );
  }
  if (names.includes("..")) {
    throw mediaInvalid(
      `${begin} "${given}", which leaves the function's folder.`,
      "Put the file beside the function's index file and name it relative to that: only this folder is in the cloud.",
    );
  }
  return names.filter((name) => name !== "" && name !== ".").join("/");
}

function fileMissing(path: string, all: readonly FunctionFile[]): PushError {
  const names = all.map((file) => file.path);
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : "";
  const known =
    names.length === 0 ? "there are no files at all" : `there are: ${names.slice(0, MOST_NAMES).join(", ")}`;
  return new PushError(
    "MEDIA_FILE_MISSING",
    `There is no "${path}" beside the function's code; ${known}${more}.`,
    `${didYouMean(path, names).en}Put it into the function's folder, with these very letters, and build again.`,
  );
}
