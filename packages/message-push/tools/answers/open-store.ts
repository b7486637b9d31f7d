// Where rules and questions are: in the environment, or in a simulator that runs on this machine.
import { openEnvironment } from "../../server/open-environment";
import { CodedError } from "../../src/coded-error";
import type { DeskStore } from "../../src/desk/desk-store";
import { loadEnvironment } from "../environment";
import { ToolError } from "../tool-error";
import { simulatorStore } from "./simulator-store";

/** What the command needs of it. */
export type FarStore = Pick<DeskStore, "readAnswers" | "putAnswer" | "removeAnswer" | "listQuestions">;

/** A place with rules and questions. */
export interface Place {
  /** As it is told: `the environment prod-1a2b`. */
  readonly name: Readonly<Record<"en" | "zh", string>>;
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
    const fix = "Set them in .env, with a key of 访问管理 → API 密钥; --local asks a simulator, which needs none.";
    throw new ToolError("ENVIRONMENT_INVALID", cause.fact, fix, { cause });
  }
}

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
  const number = error.errCode === undefined ? "" : ` (errCode ${error.errCode})`;
  return new ToolError(
    "ANSWERS_UNREACHABLE",
    `The database of the environment "${envId}" did not answer${number}.`,
    "Look at the network, at ENV_ID in .env, and whether the key in TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY is of this account and may use the database.",
    { cause: error },
  );
}
