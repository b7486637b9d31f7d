// The pictures of a rule that lie in no function's folder: who asks would get nothing, and the push would be a dead letter.
import { isMessage, replyOf } from "../../src/desk/answers/reply-of";
import type { AnswerRule } from "../../src/desk/answers/rule";
import type { DeskOutput } from "../../src/desk/reach-person";
import type { Both } from "../../src/language";
import { mediaIdOf } from "../../src/wechat/messages";
import type { PlacedProblem } from "../control/desk-contract";
import { findDeskPicture } from "./desk-picture";

/** Each at its place in the rule. */
export function missingPictures(projectDir: string, { replies }: AnswerRule): readonly PlacedProblem[] {
  return replies.flatMap((own, index) => {
    const file = isMessage(own) ? replyOf(own).picture?.file : undefined;
    if (file === undefined || findDeskPicture(projectDir, file) !== undefined) return [];
    return [{ path: `replies[${index}].file`, fact: missingPicture(file), fix: PUT_IT_THERE }];
  });
}

/** Of what the customer would read, the files that are not there. */
export function missingFiles(projectDir: string, said: readonly DeskOutput[]): readonly string[] {
  const files = said.flatMap((own) => {
    const source = own.kind === "reply" ? mediaIdOf(own.message) : undefined;
    return source?.startsWith(FILE) ? [source.slice(FILE.length)] : [];
  });
  return [...new Set(files)].filter((file) => findDeskPicture(projectDir, file) === undefined);
}

/** The name of such a picture begins so, until it is uploaded. */
const FILE = "file:";

export function missingPicture(file: string): Both {
  return {
    en: `No function's folder has the picture "${file}": the customer would not get it.`,
    zh: `云函数目录里没有图片“${file}”：客户收不到它。`,
  };
}

const PUT_IT_THERE: Both = {
  en: "Put it beside the code of the function that answers, with these very letters, and deploy it.",
  zh: "请把它放到回答的云函数的代码旁边，文件名大小写一致，再部署。",
};
