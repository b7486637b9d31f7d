// Reads cloudbaserc.json, CloudBase's list of a project's functions, as the build and the runner need it.
import { readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import * as v from "valibot";
import { SimulatorError } from "../simulator-error";
import { TRIGGER_FIX, triggersSchema } from "./timer-trigger";

const functionSchema = v.object({
  name: v.string(),
  handler: v.string(),
  runtime: v.string(),
  timeout: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(900)),
  memorySize: v.pipe(v.number(), v.integer(), v.multipleOf(128), v.minValue(128), v.maxValue(3072)),
  installDependency: v.literal(false, "must be false: the bundle needs no npm install in the cloud"),
  envVariables: v.optional(v.record(v.string(), v.string()), {}),
  triggers: triggersSchema,
});

const cloudbasercSchema = v.object({
  version: v.literal("2.0"),
  envId: v.string(),
  // The build replaces this folder as a whole; sources in it would be lost.
  functionRoot: v.pipe(
    v.string(),
    v.check((path) => /^dist[\\/]./.test(normalize(path)), "must be a folder in dist/"),
  ),
  functions: v.pipe(
    v.array(functionSchema),
    v.check((functions) => new Set(functions.map(({ name }) => name)).size === functions.length, "lists a name twice"),
  ),
});

/** One entry of `functions`; `timeout` is in seconds and `memorySize` in MB, as CloudBase names them. */
export type FunctionSettings = v.InferOutput<typeof functionSchema>;

/** The parts of cloudbaserc.json that this project uses. */
export type Cloudbaserc = v.InferOutput<typeof cloudbasercSchema>;

/**
 * Reads `<projectDir>/cloudbaserc.json`.
 *
 * @throws {SimulatorError} `CLOUDBASERC_INVALID` when the file is missing, is not JSON, or lacks something.
 */
export function readCloudbaserc(projectDir: string): Cloudbaserc {
  const parsed = v.safeParse(cloudbasercSchema, readJson(join(projectDir, "cloudbaserc.json")));
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new SimulatorError(
    "CLOUDBASERC_INVALID",
    `cloudbaserc.json, at ${placeOf(issue)}: ${issue.message}.`,
    fixOf(issue, placeOf(issue)),
  );
}

type Issue = v.InferIssue<typeof cloudbasercSchema>;

/** `text.timeout`: a function by its name, and by its number where it has none. */
function placeOf(issue: Issue): string {
  const path = issue.path ?? [];
  const [list, entry, ...rest] = path.map(({ key }) => String(key));
  if (list !== "functions" || entry === undefined) return v.getDotPath(issue) ?? "the top";
  const name: unknown = Object(path[1]?.value).name;
  return [...(typeof name === "string" ? [name] : [list, entry]), ...rest].join(".");
}

/** What stands in the shipped file, and so what to write again. */
const SHIPPED: Readonly<Record<string, string>> = {
  timeout: '"timeout": 5, or 60 for a slow function and the relay; without one the platform takes 3',
  runtime: '"runtime": "Nodejs20.19"',
  handler: '"handler": "index.main"',
  memorySize: '"memorySize": 256',
  installDependency: '"installDependency": false',
  envId: '"envId": "{{env.ENV_ID}}"',
  version: '"version": "2.0"',
  functionRoot: '"functionRoot": "./dist/cloudfunctions"',
};

function fixOf({ input, expected }: Issue, place: string): string {
  if (place.includes(".triggers")) return TRIGGER_FIX;
  const setting = place.slice(place.lastIndexOf(".") + 1);
  // A number in quotes: what was meant is plain.
  if (expected === "number" && typeof input === "string" && /^\d+$/.test(input)) return `Write "${setting}": ${input}.`;
  const written = SHIPPED[setting];
  return written === undefined ? "Correct that value, or restore the file from git." : `Write ${written}.`;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new SimulatorError(
      "CLOUDBASERC_INVALID",
      `cloudbaserc.json cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      "Restore the file from git, or correct its JSON.",
      { cause },
    );
  }
}
