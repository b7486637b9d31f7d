// The pictures of the rules in desk/answers.json: whether they are there, and are what WeChat takes.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { entryIn, foldersIn, functionsDirOf } from "../../project/project-layout";
import { isMessage, replyOf } from "../../src/desk/answers/reply-of";
import type { AnswerRule } from "../../src/desk/answers/rule";
import type { Language } from "../../src/language";
import { fetchPicture } from "../../src/platform/fetch-picture";
import { folderFiles } from "../../src/platform/function-folder";
import { PushError } from "../../src/push-error";
import { readPicture } from "../../src/runtime/media-file";
import type { PictureSource } from "../../src/wechat/picture-source";
import { pictureOf } from "../../src/wechat/temp-media";
import type { AnswersProblem } from "./check-answers";

/** What is said of pictures: faults, and addresses that give nothing just now. */
export interface CheckedPictures {
  readonly problems: readonly AnswersProblem[];
  readonly notes: readonly AnswersProblem[];
}

/** The cloud call that a picture to be uploaded needs. */
const UPLOAD = "customerServiceMessage.uploadTempMedia";

const COLON = { en: ": ", zh: "：" } as const;

const NO_PERMISSION = {
  en: [
    `This function may not upload the picture: its config.json lacks ${UPLOAD}.`,
    "Add it to permissions.openapi, and deploy the function.",
  ],
  zh: [`这个云函数不能上传图片：config.json 里没有 ${UPLOAD}。`, "请加到 permissions.openapi，再部署这个云函数。"],
} as const;

/** A picture of a rule, and where it stands. */
interface Named {
  readonly rule: string;
  readonly path: string;
  readonly source: PictureSource;
}

/**
 * Files are looked for beside the functions in which the rules answer, addresses are opened once; of a fileID nothing is known but its form, which
 * the rules' own check has seen.
 */
export async function checkPictures(
  projectDir: string,
  rules: readonly AnswerRule[],
  language: Language,
): Promise<CheckedPictures> {
  const named = rules.flatMap(picturesOf);
  const inFolders = await besideTheCode(projectDir, named, language);
  const opened = await Promise.all(named.map(openAddress));
  return {
    problems: [...inFolders, ...opened.flatMap(({ problem }) => problem ?? [])],
    notes: opened.flatMap(({ note }) => note ?? []),
  };
}

function picturesOf({ id, replies }: AnswerRule): readonly Named[] {
  return replies.flatMap((own, index) => {
    const source = isMessage(own) ? replyOf(own).picture : undefined;
    if (source === undefined) return [];
    const [field] = Object.keys(source);
    return [{ rule: id, path: `replies[${index}].${field}`, source }];
  });
}

async function besideTheCode(
  projectDir: string,
  named: readonly Named[],
  language: Language,
): Promise<readonly AnswersProblem[]> {
  const [first] = named;
  if (first === undefined) return [];
  const dir = functionsDirOf(projectDir);
  const problems: AnswersProblem[] = [];
  for (const name of foldersIn(join(projectDir, dir)).filter((own) => answersIn(join(projectDir, dir, own)))) {
    const files = folderFiles(join(projectDir, dir, name));
    const at = `${dir}/${name}${COLON[language]}`;
    for (const { rule, path, source } of named) {
      if (source.file === undefined) continue;
      const why = await readPicture(files, source.file).then(() => undefined, refusal);
      if (why !== undefined) problems.push({ rule, path, fact: `${at}${why.fact}`, fix: why.fix });
    }
    if (mayUpload(join(projectDir, dir, name))) continue;
    const [fact, fix] = NO_PERMISSION[language];
    problems.push({ rule: first.rule, path: first.path, fact: `${at}${fact}`, fix });
  }
  return problems;
}

/** An address that cannot be reached from here may be from the cloud, so that is no fault. */
async function openAddress({ rule, path, source }: Named): Promise<{
  readonly problem?: AnswersProblem;
  readonly note?: AnswersProblem;
}> {
  if (source.url === undefined) return {};
  try {
    pictureOf(await fetchPicture(source.url), { en: "The address gives", zh: "该网址的内容" });
    return {};
  } catch (error) {
    const { code, fact, fix } = refusal(error);
    return { [code === "MEDIA_INVALID" ? "problem" : "note"]: { rule, path, fact, fix } };
  }
}

/** Whether the rules answer in that function. */
function answersIn(folder: string): boolean {
  const entry = entryIn(folder);
  if (entry === undefined || !existsSync(join(folder, entry))) return false;
  const code = readFileSync(join(folder, entry), "utf8");
  return code.includes("message-push/desk") && /\banswer\b/.test(code);
}

/** Where its config.json cannot be read, the build says why. */
function mayUpload(folder: string): boolean {
  try {
    const { permissions } = Object(JSON.parse(readFileSync(join(folder, "config.json"), "utf8")));
    return [Object(permissions).openapi].flat().includes(UPLOAD);
  } catch {
    return true;
  }
}

function refusal(error: unknown): PushError {
  if (error instanceof PushError) return error;
  throw error;
}
