// Which collections are in the environment, and what operators wrote for the desk, where there is a key to ask with.
import { execFile } from "node:child_process";
import type { Environment } from "../../project/env-files";
import { runnable } from "../../project/package-home";

/** The collections that are not there, and the desk's hours where operators wrote settings; `why` is a sentence. */
export type CollectionReading =
  | { readonly missing: readonly string[]; readonly hours?: unknown }
  | { readonly why: string };

/** For a caller that does not ask the database. */
export const NOT_ASKED: CollectionReading = { why: "The database was not asked." };

const NEEDED = ["ENV_ID", "TENCENTCLOUD_SECRETID", "TENCENTCLOUD_SECRETKEY"];
const TIMEOUT_MS = 15_000;

/** Never rejects; a row of its own says what is wrong with a key. */
export async function readCollection(environment: Environment): Promise<CollectionReading> {
  if (NEEDED.some((name) => !environment[name])) return { why: "There is no key to ask the database with." };
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
  const number = errCode === undefined ? "" : ` (errCode ${errCode})`;
  return { why: `The database did not answer${number}: look at the key, its rights, ENV_ID and the network.` };
}
