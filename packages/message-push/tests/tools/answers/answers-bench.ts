// A small project with answers, and the command as an operator runs it.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { endScripts, runScript } from "../../support/run-script";

export const FILE = "desk/answers.json";

export const HOURS_RULE = { _id: "hours", name: "营业时间", keywords: ["几点关门"], replies: ["每天 9:00–18:00"] };
export const RETURNS_RULE = {
  _id: "returns",
  name: "退换货",
  keywords: ["退货"],
  replies: ["7 天内可以退"],
  isListed: true,
};
export const SETTINGS = { hours: { weekly: { thu: ["9:00-18:00"] }, holidays: "none" }, handOverText: "请稍等。" };

/** A terminal whose locale is Chinese; the variable of the tests would go before it. */
export const CHINESE = { MESSAGE_PUSH_LANG: "", LC_ALL: "zh_CN.UTF-8" };

const made: string[] = [];

/** Ends and removes what the tests of a file made. */
export function useAnswersBench(): void {
  afterEach(endScripts);
  afterAll(() => {
    for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true });
  });
}

/** @param answers of desk/answers.json; a string as it is, and without any there is no file */
export function answersProject(answers?: object | string) {
  const dir = mkdtempSync(join(tmpdir(), "answers-"));
  made.push(dir);
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  };
  if (answers !== undefined) write(FILE, typeof answers === "string" ? answers : JSON.stringify(answers));
  return {
    dir,
    write,
    text: () => readFileSync(join(dir, FILE), "utf8"),
    answers: () => JSON.parse(readFileSync(join(dir, FILE), "utf8")),
    /** What is in the folder of the file: nothing half-written stays there. */
    files: () => readdirSync(join(dir, dirname(FILE))),
    run: async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
      const { ended, output } = runScript("answers.ts", args, { cwd: dir, env });
      return { exitCode: await ended, output: output() };
    },
  };
}
