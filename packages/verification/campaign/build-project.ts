// A project of its own: the campaign's functions around a src/, built as every project is.
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { buildFunctions } from "../../message-push/tools/bundle/build-functions";

/** A built project on disk. */
export interface CampaignProject {
  readonly dir: string;
  remove(): void;
}

const HOME = __dirname;
const ROOT = resolve(HOME, "../../..");
const RELAY_TRIGGER = { name: "relay", type: "timer", config: "0 * * * * * *" };
const PERMISSIONS = { openapi: ["customerServiceMessage.send", "customerServiceMessage.setTyping"] };
/** In seconds: slow work and the relay get more than the others. */
const TIMEOUTS: Readonly<Record<string, number>> = { miniprogrampage: 20, relay: 60 };

/**
 * Builds the campaign's functions with the runtime of `srcDir`.
 *
 * @throws {ToolError} what the build finds wrong
 */
export async function buildProject(srcDir = join(ROOT, "packages/message-push/src")): Promise<CampaignProject> {
  const dir = mkdtempSync(join(tmpdir(), "push-campaign-"));
  const remove = () => rmSync(dir, { recursive: true, force: true });
  try {
    // A junction needs no rights on Windows.
    symlinkSync(join(ROOT, "node_modules"), join(dir, "node_modules"), "junction");
    cpSync(srcDir, join(dir, "src"), { recursive: true });
    writeFileSync(
      join(dir, "package.json"),
      JSON.stringify({ version: "0.0.0", imports: { "#runtime": "./src/index.ts", "#desk": "./src/desk.ts" } }),
    );
    cpSync(join(HOME, "functions"), join(dir, "cloudfunctions"), { recursive: true });
    writeSettings(dir);
    await buildFunctions({ projectDir: dir, isTypeChecked: false });
    return { dir, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function writeSettings(dir: string): void {
  const entries = readdirSync(join(dir, "cloudfunctions"), { withFileTypes: true });
  const functions = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const triggers = name === "relay" ? { triggers: [RELAY_TRIGGER] } : {};
      const config = JSON.stringify({ permissions: PERMISSIONS, ...triggers });
      writeFileSync(join(dir, "cloudfunctions", name, "config.json"), config);
      const timeout = TIMEOUTS[name] ?? 5;
      const settings = { handler: "index.main", runtime: "Nodejs20.19", timeout, memorySize: 256 };
      return { name, ...settings, installDependency: false, ...triggers };
    });
  const settings = { version: "2.0", envId: "{{env.ENV_ID}}", functionRoot: "./dist/cloudfunctions", functions };
  writeFileSync(join(dir, "cloudbaserc.json"), JSON.stringify(settings));
}
