// Which collections are in the environment, and what operators wrote for the desk, where there is a key to ask with.
import { execFile } from "node:child_process";
import type { Environment } from "../../project/env-files";
import { runnable } from "../../project/package-home";
import type { Both } from "../../src/language";

/** The collections that are not there, and the desk's hours where operators wrote settings; `why` is a sentence. */
export type CollectionReading =
  | { readonly missing: readonly string[]; readonly hours?: unknown }
  | { readonly why: Both };

/** For a caller that does not ask the database. */
export const NOT_ASKED: CollectionReading = { why: { en: "The database was not asked.", zh: "没有查询数据库。" } };

const NO_KEY: Both = { en: "There is no key to ask the database with.", zh: "没有查询数据库的密钥。" };

const NEEDED = ["ENV_ID", "TENCENTCLOUD_SECRETID", "TENCENTCLOUD_SECRETKEY"];
const TIMEOUT_MS = 15_000;

/** Never rejects; a row of its own says what is wrong with a key. */
export async function readCollection(environment: Environment): Promise<CollectionReading> {
  if (NEEDED.some((name) => !environment[name])) return { why: NO_KEY };
  const args = runnable(__dirname, "ask-collection");
  const options = { env: { ...process.env, ...environment }, timeout: TIMEOUT_MS, windowsHide: true };
  const answer = await new Promise<string>((done) => {
    execFile(process.execPath, args, options, (_, stdout) => done(stdout));
  });
  return readAnswer(answer);
}

function readAnswer(text: string): CollectionReading {
  const line = text.split(/\r?\n/).find((one) => one.startsWith("{")) ?? "{}";
  const { missing, hours, errCode }: { missing?: string[]; hours?: unknown; errCode?: number } = JSON.parse(line);
  if (missing !== undefined) return { missing, ...(hours === undefined ? {} : { hours }) };
  return { why: noAnswer(errCode) };
}

function noAnswer(errCode: number | undefined): Both {
  if (errCode === undefined) {
    return {
      en: "The database did not answer: look at the key, its rights, ENV_ID and the network.",
      zh: "数据库没有回应：请检查密钥及其权限、ENV_ID 和网络。",
    };
  }
  return {
    en: `The database did not answer (errCode ${errCode}): look at the key, its rights, ENV_ID and the network.`,
    zh: `数据库没有回应（errCode ${errCode}）：请检查密钥及其权限、ENV_ID 和网络。`,
  };
}
