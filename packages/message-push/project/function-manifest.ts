// The manifest of a built function: what the build found out about it, for everything that reads built functions.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { type Both, same } from "../src/language";
import type { OwnPairs } from "../src/wechat/catalogue/facts";
import { firstIssue } from "./first-issue";
import { ProjectError } from "./project-error";

/** Raised whenever a field comes, goes or changes its meaning: then every function has to be built again. */
export const MANIFEST_VERSION = 2;

const names = v.pipe(v.array(v.string()), v.readonly());

/** Checked where it is written down, and only carried here. */
const ownPairSchema = v.custom<OwnPairs[string]>((value) => typeof Object(value).kind === "string", "no pair");

const manifestSchema = v.pipe(
  v.strictObject({
    version: v.literal(MANIFEST_VERSION),
    /** The pairs its `main` is bound to; none for the relay and for a function of another kind. */
    pairs: names,
    /** Whether the runtime made its `main`; a function of the team's own may stand beside those. */
    isOfRuntime: v.boolean(),
    /** Whether every push goes on in a second invocation. */
    isSlow: v.boolean(),
    /** How long after its arrival a push is answered at the latest; 0 for a function without pairs. */
    deadlineMs: v.pipe(v.number(), v.minValue(0)),
    /** The other functions that it calls in its own process: those of `defineHttpPush`. */
    dispatchesTo: names,
    /** Whether a timer trigger calls it. */
    hasTimer: v.boolean(),
    /** The pairs that the team wrote down, for who pushes them: what they are answered with, and a sample. */
    ownPairs: v.record(v.string(), ownPairSchema),
  }),
  v.readonly(),
);

/** What the build found out about one function. It stands in the built package.json, as `messagePush`. */
export type FunctionManifest = v.InferOutput<typeof manifestSchema>;

const packageSchema = v.object({ messagePush: manifestSchema });

/**
 * Whether the build made this folder, as far as its package.json tells: only such a folder is ever replaced or removed. A damaged
 * package.json is no mark.
 */
export function hasMark(folder: string): boolean {
  try {
    return Object.hasOwn(Object(JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))), "messagePush");
  } catch {
    return false;
  }
}

/** The text of a built package.json. */
export function writeManifestText(name: string, version: string, messagePush: FunctionManifest): string {
  return `${JSON.stringify({ name, version, private: true, main: "index.js", messagePush }, null, 2)}\n`;
}

/**
 * Reads the manifest of a built function.
 *
 * @throws {ProjectError} `BUILD_MISSING` when there is none, when it is damaged, or when another version of this
 * project built it
 */
export function readManifest(folder: string): FunctionManifest {
  return readBuiltFile(folder, "package.json", packageSchema).messagePush;
}

/**
 * Reads a JSON file of a built function.
 *
 * @throws {ProjectError} `BUILD_MISSING`, naming what is wrong with it
 */
export function readBuiltFile<Schema extends v.GenericSchema>(
  folder: string,
  file: string,
  schema: Schema,
): v.InferOutput<Schema> {
  const json = readJson(folder, file);
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return parsed.output;
  const found = firstIssue(schema, json);
  throw buildMissing(
    folder,
    file,
    found && { en: `${found.place.en}: ${found.text.en}`, zh: `${found.place.zh}：${found.text.zh}` },
  );
}

/** The error for a file that the build writes. */
export function buildMissing(folder: string, file: string, detail?: Both, cause?: unknown): ProjectError {
  const because = detail === undefined ? same("") : { en: ` (${detail.en})`, zh: `（${detail.zh}）` };
  return new ProjectError(
    "BUILD_MISSING",
    { en: `${folder} has no usable ${file}${because.en}.`, zh: `${folder} 里没有可用的 ${file}${because.zh}。` },
    { en: "Run npx message-push build.", zh: "请运行 npx message-push build。" },
    { cause },
  );
}

function readJson(folder: string, file: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, file), "utf8"));
  } catch (cause) {
    throw buildMissing(folder, file, undefined, cause);
  }
}
