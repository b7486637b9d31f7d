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
  const place = v.getDotPath(issue) ?? "the top";
  throw new SimulatorError(
    "CLOUDBASERC_INVALID",
    `cloudbaserc.json, at ${place}: ${issue.message}.`,
    place.includes(".triggers") ? TRIGGER_FIX : "Correct that value; docs/decisions.md says why each is as it is.",
  );
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
