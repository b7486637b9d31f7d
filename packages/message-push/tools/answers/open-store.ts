// Where rules and questions are: in the environment, or in a simulator that runs on this machine.
import { openEnvironment } from "../../server/open-environment";
import { CodedError } from "../../src/coded-error";
import type { DeskStore } from "../../src/desk/desk-store";
import type { Both } from "../../src/language";
import { loadEnvironment } from "../environment";
import { ToolError } from "../tool-error";
import { simulatorStore } from "./simulator-store";

/** What the command needs of it. */
export type FarStore = Pick<DeskStore, "readAnswers" | "putAnswer" | "removeAnswer" | "listQuestions">;

/** A place with rules and questions. */
export interface Place {
  /** As it is told: `the environment prod-1a2b`. */
  readonly name: Both;
  readonly store: FarStore;
}

/**
 * Opens it.
 *
 * @param port of a simulator; without one it is the environment ENV_ID, by the key in .env
 * @throws {ToolError} `ENVIRONMENT_INVALID` without a key
 */
export async function openPlace(projectDir: string, port: number | undefined): Promise<Place> {
  if (port !== undefined) {
    const url = `http://127.0.0.1:${port}`;
    return { name: { en: `the simulator at ${url}`, zh: `模拟器（${url}）` }, store: simulatorStore(url) };
  }
  loadEnvironment(projectDir);
  const cloud = openByKey();
  const { cloudbaseDeskStore } = await import("../../src/platform/cloudbase/cloudbase-desk-store");
  const { ENV_ID = "" } = process.env;
  const name = { en: `the environment ${ENV_ID}`, zh: `云环境（${ENV_ID}）` };
  return { name, store: readable(cloudbaseDeskStore(cloud), ENV_ID) };
}

/**
 * Opens the environment ENV_ID. What is missing is told with the fix of a command that has `--local`.
 *
 * @throws {ToolError} `ENVIRONMENT_INVALID`
 */
export function openByKey(): ReturnType<typeof openEnvironment> {
  try {
    return openEnvironment();
  } catch (cause) {
    if (!(cause instanceof CodedError)) throw cause;
    throw new ToolError("ENVIRONMENT_INVALID", cause.texts.fact, SET_KEY, { cause });
  }
}

const SET_KEY: Both = {
  en: "Set them in .env, with a key of 访问管理 → API 密钥; --local asks a simulator, which needs none.",
  zh: "请写进 .env，密钥来自 访问管理 → API 密钥；加 --local 则访问模拟器，不需要密钥。",
};

/** With the fix for who sits at a terminal, and not for a function. */
function readable(store: DeskStore, envId: string): FarStore {
  const told = <T>(call: Promise<T>) => call.catch((error: unknown) => Promise.reject(unreachable(error, envId)));
  return {
    readAnswers: () => told(store.readAnswers()),
    listQuestions: (limit) => told(store.listQuestions(limit)),
    putAnswer: (document) => told(store.putAnswer(document)),
    removeAnswer: (id) => told(store.removeAnswer(id)),
  };
}

function unreachable(error: unknown, envId: string): unknown {
  if (!(error instanceof CodedError)) return error;
  return new ToolError("ANSWERS_UNREACHABLE", ...databaseSilent(error, envId), { cause: error });
}

/** Fact and fix where the database of an environment did not answer who asked it by key. */
export function databaseSilent({ errCode }: CodedError, envId: string): readonly [fact: Both, fix: Both] {
  const number =
    errCode === undefined ? { en: "", zh: "" } : { en: ` (errCode ${errCode})`, zh: `（errCode ${errCode}）` };
  return [
    {
      en: `The database of the environment "${envId}" did not answer${number.en}.`,
      zh: `云环境“${envId}”的数据库没有回应${number.zh}。`,
    },
    {
      en: "Look at the network, at ENV_ID in .env, and whether the key in TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY is of this account and may use the database.",
      zh: "请检查网络和 .env 里的 ENV_ID，以及 TENCENTCLOUD_SECRETID、TENCENTCLOUD_SECRETKEY 是不是这个账号的密钥、能不能访问数据库。",
    },
  ];
}
