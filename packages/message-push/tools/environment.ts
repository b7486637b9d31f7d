// The settings in .env, as tcb reads them too: what the shell says goes before the file.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { loadEnvFile } from "node:process";

/** Reads `.env` of the project into the environment, where there is one. */
export function loadEnvironment(projectDir: string): void {
  const file = join(projectDir, ".env");
  if (existsSync(file)) loadEnvFile(file);
}
