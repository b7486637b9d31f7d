// What a project writes its functions and its tests in, told by what is there.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** How a project is written. */
export interface CodeStyle {
  /** `ts` where there is a tsconfig.json. */
  readonly language: "ts" | "js";
  /** Whether files import and export; otherwise they require. */
  readonly isModule: boolean;
  /**
   * Node brings a runner of tests; where jest is, its words are the ones that are known. TypeScript without jest is taken for jest as
   * well: Node's own runner reads none on every version that is supported.
   */
  readonly testRunner: "jest" | "node";
}

export function codeStyleOf(projectDir: string): CodeStyle {
  const manifest = readManifest(projectDir);
  const isTypeScript = existsSync(join(projectDir, "tsconfig.json"));
  return {
    language: isTypeScript ? "ts" : "js",
    isModule: isTypeScript || manifest.type === "module",
    testRunner: isTypeScript || hasJest(projectDir, manifest) ? "jest" : "node",
  };
}

function hasJest(projectDir: string, manifest: Readonly<Record<string, unknown>>): boolean {
  const configs = ["jest.config.js", "jest.config.ts", "jest.config.json"];
  if (configs.some((file) => existsSync(join(projectDir, file)))) return true;
  const groups = [manifest.dependencies, manifest.devDependencies, { jest: manifest.jest }];
  return groups.some((group) => Object(group).jest !== undefined);
}

function readManifest(projectDir: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(readFileSync(join(projectDir, "package.json"), "utf8")));
  } catch {
    return {};
  }
}
