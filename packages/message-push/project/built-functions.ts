// The built functions as the cloud knows them: folder, manifest, permissions and settings.
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import * as v from "valibot";
import { type FunctionSettings, readCloudbaserc } from "./cloudbaserc";
import { buildMissing, type FunctionManifest, readBuiltFile, readManifest } from "./function-manifest";
import { ProjectError } from "./project-error";

/** One function that can be called. */
export interface BuiltFunction extends FunctionManifest {
  readonly name: string;
  /** Folder of index.js. */
  readonly folder: string;
  /** Cloud calls its config.json permits. */
  readonly openapiPermissions: readonly string[];
  readonly settings: FunctionSettings;
  /** It is a team's other function, which the build copied as it is. */
  readonly isForeign?: true;
  /** Where it finds packages that are not in its folder: what is copied leaves them out. */
  readonly packageFolders?: readonly string[];
}

const configSchema = v.object({ permissions: v.object({ openapi: v.array(v.string()) }) });

/**
 * Reads what `npx message-push build` made.
 *
 * @throws {ProjectError} `BUILD_MISSING` when a function of cloudbaserc.json has not been built, or by another version.
 * Functions that are not ours are left out
 */
export function readBuiltFunctions(projectDir: string): readonly BuiltFunction[] {
  const { functionRoot, functions } = readCloudbaserc(projectDir);
  if (functions.length === 0) {
    throw new ProjectError(
      "BUILD_MISSING",
      {
        en: `No function that cloudbaserc.json lists was built by this project into ${functionRoot}.`,
        zh: `cloudbaserc.json 里列出的云函数，没有一个是由本项目打包到 ${functionRoot} 的。`,
      },
      { en: "Run npx message-push build.", zh: "请运行 npx message-push build。" },
    );
  }
  return functions.map((settings) => {
    const folder = resolve(projectDir, functionRoot, settings.name);
    const manifest = readManifest(folder);
    const { permissions } = readBuiltFile(folder, "config.json", configSchema);
    if (!existsSync(join(folder, "index.js"))) throw buildMissing(folder, "index.js");
    return { name: settings.name, folder, settings, ...manifest, openapiPermissions: permissions.openapi };
  });
}
