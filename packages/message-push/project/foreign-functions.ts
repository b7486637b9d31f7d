// A team's other functions, which the build copies as they are: what the cloud would know of them. Nothing about them is ever refused.
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import * as v from "valibot";
import type { BuiltFunction } from "./built-functions";
import { readCloudbaserc } from "./cloudbaserc";
import { hasMark, MANIFEST_VERSION } from "./function-manifest";
import { foldersIn, functionsDirOf } from "./project-layout";
import { triggersSchema } from "./timer-trigger";

/** Where the settings say nothing: `index.main`; 3 seconds and 256 MB are the platform's own. */
const settingsSchema = v.object({
  handler: v.fallback(v.string(), "index.main"),
  runtime: v.fallback(v.string(), `Nodejs${process.versions.node}`),
  timeout: v.fallback(v.pipe(v.number(), v.minValue(1), v.maxValue(900)), 3),
  memorySize: v.fallback(v.pipe(v.number(), v.minValue(64), v.maxValue(3072)), 256),
  envVariables: v.fallback(v.record(v.string(), v.string()), {}),
  triggers: v.fallback(triggersSchema, []),
});

const listSchema = v.object({ functions: v.array(v.looseObject({ name: v.string() })) });
const configSchema = v.object({ permissions: v.object({ openapi: v.array(v.string()) }) });

const NO_MANIFEST = {
  version: MANIFEST_VERSION,
  pairs: [],
  isOfRuntime: false,
  isSlow: false,
  deadlineMs: 0,
  dispatchesTo: [],
  hasTimer: false,
  ownPairs: {},
} as const;

/**
 * The functions in the functionRoot that this project did not build and this machine can run. Their packages are taken from their own
 * sources and from the project.
 *
 * @throws {ProjectError} `CLOUDBASERC_INVALID`, `PROJECT_LAYOUT_INVALID`
 */
export function readForeignFunctions(projectDir: string): readonly BuiltFunction[] {
  const root = resolve(projectDir, readCloudbaserc(projectDir).functionRoot);
  const listed = v.parse(listSchema, readJson(join(projectDir, "cloudbaserc.json"))).functions;
  const sources = resolve(projectDir, functionsDirOf(projectDir));
  return foldersIn(root).flatMap((name) => {
    const folder = join(root, name);
    const settings = settingsOf(listed.find((entry) => entry.name === name));
    if (hasMark(folder) || !canRun(folder, settings)) return [];
    return [
      {
        ...NO_MANIFEST,
        name,
        folder,
        settings: { ...settings, name, installDependency: false } as const,
        openapiPermissions: permissionsOf(folder),
        isForeign: true,
        packageFolders: [join(sources, name, "node_modules"), join(projectDir, "node_modules")].filter(existsSync),
      },
    ];
  });
}

function settingsOf(entry: object = {}): v.InferOutput<typeof settingsSchema> {
  const blank = Object.fromEntries(Object.keys(settingsSchema.entries).map((name) => [name, undefined]));
  return v.parse(settingsSchema, { ...blank, ...entry });
}

/** Other languages have their own runtimes. */
function canRun(folder: string, { handler, runtime }: v.InferOutput<typeof settingsSchema>): boolean {
  const [file = ""] = handler.split(".");
  return runtime.startsWith("Nodejs") && existsSync(join(folder, `${file}.js`));
}

function permissionsOf(folder: string): readonly string[] {
  const parsed = v.safeParse(configSchema, readJson(join(folder, "config.json")));
  return parsed.success ? parsed.output.permissions.openapi : [];
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
