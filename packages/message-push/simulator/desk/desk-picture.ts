// The pictures of rules that lie beside the code: what the page shows of them when a question is tried.
import { readFileSync, realpathSync } from "node:fs";
import { join, sep } from "node:path";
import { foldersIn, functionsDirOf } from "../../project/project-layout";
import { pictureType } from "../wechat/media";

/** A picture as it is shown. */
export interface DeskPicture {
  readonly content: Buffer;
  readonly contentType: string;
}

/** The picture at that path in the folder of any function; nothing for what is no picture, or lies elsewhere. */
export function findDeskPicture(projectDir: string, path: string): DeskPicture | undefined {
  const functionsDir = join(projectDir, functionsDirOf(projectDir));
  for (const name of foldersIn(functionsDir)) {
    const content = readInside(join(functionsDir, name), path);
    const contentType = content && pictureType(content);
    if (content !== undefined && contentType !== undefined) return { content, contentType };
  }
  return undefined;
}

function readInside(folder: string, path: string): Buffer | undefined {
  try {
    const file = realpathSync(join(folder, path));
    return file.startsWith(realpathSync(folder) + sep) ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  }
}
