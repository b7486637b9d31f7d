// The built functions as the cloud knows them: folder, pairs, permissions and settings.
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import * as v from "valibot";
import { SimulatorError } from "../simulator-error";
import { type FunctionSettings, readCloudbaserc } from "./cloudbaserc";

/** One function that can be called. */
export interface BuiltFunction {
  readonly name: string;
  /** Folder of index.js. */
  readonly folder: string;
  /** The pairs its `main` is bound to, as the build read them from the artifact. */
  readonly pairs: readonly string[];
  /** Whether the runtime made its `main`. */
  readonly isOfRuntime: boolean;
  /** Cloud calls its config.json permits. */
  readonly openapiPermissions: readonly string[];
  readonly settings: FunctionSettings;
}

const manifestSchema = v.object({
  messagePush: v.object({ pairs: v.array(v.string()), isOfRuntime: v.optional(v.boolean(), true) }),
});
const configSchema = v.object({ permissions: v.object({ openapi: v.array(v.string()) }) });

/**
 * Reads what `npm run build` made.
 *
 * @throws {SimulatorError} `BUILD_MISSING` when a function of cloudbaserc.json has not been built
 */
export function readBuiltFunctions(projectDir: string): readonly BuiltFunction[] {
  const { functionRoot, functions } = readCloudbaserc(projectDir);
  return functions.map((settings) => {
    const folder = resolve(projectDir, functionRoot, settings.name);
    const { messagePush } = readBuilt(folder, "package.json", manifestSchema);
    const { permissions } = readBuilt(folder, "config.json", configSchema);
    if (!existsSync(join(folder, "index.js"))) throw buildMissing(settings.name, "index.js");
    return { name: settings.name, folder, settings, ...messagePush, openapiPermissions: permissions.openapi };
  });
}

function readBuilt<Schema extends v.GenericSchema>(
  folder: string,
  file: string,
  schema: Schema,
): v.InferOutput<Schema> {
  try {
    return v.parse(schema, JSON.parse(readFileSync(join(folder, file), "utf8")));
  } catch (cause) {
    throw buildMissing(folder, file, cause);
  }
}

function buildMissing(where: string, file: string, cause?: unknown): SimulatorError {
  return new SimulatorError("BUILD_MISSING", `${where} has no usable ${file}.`, "Run npm run build.", { cause });
}
