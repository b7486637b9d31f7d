// The desk's store where there is no cloud: a handler that a unit test calls alone answers from the file, and asks nobody.
import type { DeskStore } from "../desk/desk-store";
import { PushError } from "../push-error";

/** Whether this process is a cloud function, in the cloud or in the simulator. */
export function isInCloud({ TENCENTCLOUD_RUNENV, TCB_CONTEXT_CNFG }: NodeJS.ProcessEnv = process.env): boolean {
  return TENCENTCLOUD_RUNENV !== undefined || TCB_CONTEXT_CNFG !== undefined;
}

/** Every verb is `STORE_UNAVAILABLE` at once. */
export function noDeskStore(): DeskStore {
  const none = async (): Promise<never> => {
    throw new PushError(
      "STORE_UNAVAILABLE",
      { en: "There is no database here: this is no cloud function.", zh: "这里没有数据库：这不是云函数。" },
      {
        en: "Run it in the simulator, or go on: the answers of the file are used.",
        zh: "请在模拟器里运行；继续也可以，会使用文件里的应答。",
      },
    );
  };
  return {
    findState: none,
    putState: none,
    listDue: none,
    readAnswers: none,
    putAnswer: none,
    removeAnswer: none,
    noteQuestion: none,
    listQuestions: none,
    removeQuestion: none,
    purgeStates: none,
    purgeFileStates: none,
    purgeQuestions: none,
  };
}
