// What `{{env.NAME}}` in cloudbaserc.json is filled in from, in the order that tcb has.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";

/** Variables of an environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The variables of a file such as `.env`; none where there is no such file. */
export function readEnvFile(projectDir: string, file: string): Environment {
  const path = join(projectDir, file);
  return existsSync(path) ? parseEnv(readFileSync(path, "utf8")) : {};
}

/** `.env`, over it `.env.local`, over both what the shell says. */
export function readTcbEnvironment(projectDir: string, shell: Environment): Environment {
  return { ...readEnvFile(projectDir, ".env"), ...readEnvFile(projectDir, ".env.local"), ...defined(shell) };
}

/** A variable that is not there must not hide the file's. */
export function defined(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined));
}
