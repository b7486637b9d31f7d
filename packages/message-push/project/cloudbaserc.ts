// Reads cloudbaserc.json, CloudBase's list of a project's functions, as the build and the runner need it.
import { existsSync, readFileSync } from "node:fs";
import { isAbsolute, join, normalize, resolve } from "node:path";
import * as v from "valibot";
import { type Both, same } from "../src/language";
import { refuseImpossibleSettings } from "./cloud-settings";
import { firstIssue, inWords } from "./first-issue";
import { hasMark } from "./function-manifest";
import { ProjectError } from "./project-error";
import { TRIGGER_FIX, triggersSchema } from "./timer-trigger";
import { whyUnreadable } from "./why-unreadable";

const functionSchema = v.object({
  name: v.string(),
  handler: v.string(),
  runtime: v.string(),
  timeout: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(900)),
  memorySize: v.pipe(v.number(), v.integer(), v.multipleOf(128), v.minValue(128), v.maxValue(3072)),
  installDependency: v.literal(
    false,
    inWords({
      en: "must be false: the bundle needs no npm install in the cloud",
      zh: "必须是 false：打包好的云函数不需要在云端安装依赖",
    }),
  ),
  envVariables: v.optional(v.record(v.string(), v.string()), {}),
  triggers: triggersSchema,
});

/** What is looked at whoever a function belongs to. */
const listSchema = v.object({
  version: v.picklist(["2.0", "2.1"]),
  envId: v.string(),
  functionRoot: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (path) => isInProject(path),
        inWords({ en: "must be a folder inside the project", zh: "必须是项目里的文件夹" }),
      ),
    ),
    // CloudBase's own.
    "./functions",
  ),
  functions: v.pipe(
    v.array(v.looseObject({ name: v.string() })),
    v.check(
      (functions) => new Set(functions.map(({ name }) => name)).size === functions.length,
      inWords({ en: "lists a name twice", zh: "同一个名称列了两次" }),
    ),
  ),
});

function isInProject(path: string): boolean {
  const normal = normalize(path).replaceAll("\\", "/");
  return !isAbsolute(path) && normal !== "." && normal !== "./" && !normal.startsWith("..");
}

/** One entry of `functions`; `timeout` is in seconds and `memorySize` in MB, as CloudBase names them. */
export type FunctionSettings = v.InferOutput<typeof functionSchema>;

/** The parts of cloudbaserc.json that this project uses. */
export interface Cloudbaserc {
  readonly version: "2.0" | "2.1";
  readonly envId: string;
  readonly functionRoot: string;
  /** The entries of functions that are ours. */
  readonly functions: readonly FunctionSettings[];
  /** The names of the others, whose settings are not read. */
  readonly others: readonly string[];
}

/** Tells by a function's name and the folder where built functions are whether it is ours. */
export type IsOurs = (name: string, builtFolder: string) => boolean;

/**
 * Reads `<projectDir>/cloudbaserc.json`. Settings of functions that are not ours may be of any kind.
 *
 * @throws {ProjectError} `CLOUDBASERC_INVALID` when the file is missing, is not JSON, lacks something, or asks for what CloudBase
 * does not have
 */
export function readCloudbaserc(projectDir: string, isOurs: IsOurs = isBuiltByUs): Cloudbaserc {
  const cloudbaserc = readSettings(projectDir, isOurs);
  refuseImpossibleSettings(cloudbaserc.functions);
  return cloudbaserc;
}

/**
 * The same, for who judges the settings one by one, as the doctor does.
 *
 * @throws {ProjectError} `CLOUDBASERC_INVALID` when the file is missing, is not JSON, or lacks something
 */
export function readSettings(projectDir: string, isOurs: IsOurs = isBuiltByUs): Cloudbaserc {
  const { functions: listed, ...rest } = parse(listSchema, readJson(join(projectDir, "cloudbaserc.json")));
  const builtFolder = resolve(projectDir, rest.functionRoot);
  const own = listed.filter(({ name }) => isOurs(name, builtFolder));
  const others = listed.filter((one) => !own.includes(one)).map(({ name }) => name);
  const { functions } = parse(v.object({ functions: v.array(functionSchema) }), { functions: own });
  return { ...rest, functions, others };
}

/** What is not built yet counts as ours: whoever needs it will miss it. */
const isBuiltByUs: IsOurs = (name, builtFolder) => {
  const folder = join(builtFolder, name);
  return !existsSync(folder) || hasMark(folder) || isDamaged(join(folder, "package.json"));
};

function isDamaged(file: string): boolean {
  try {
    JSON.parse(existsSync(file) ? readFileSync(file, "utf8") : "{}");
    return false;
  } catch {
    return true;
  }
}

function parse<Schema extends v.GenericSchema>(schema: Schema, json: unknown): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const place = placeOf(issue);
  const text = firstIssue(schema, json)?.text ?? same(issue.message);
  throw new ProjectError(
    "CLOUDBASERC_INVALID",
    { en: `cloudbaserc.json, at ${place.en}: ${text.en}.`, zh: `cloudbaserc.json 的 ${place.zh} 处：${text.zh}。` },
    fixOf(issue, place.en),
  );
}

type Issue = v.BaseIssue<unknown>;

/** `text.timeout`: a function by its name, and by its number where it has none. */
function placeOf(issue: Issue): Both {
  const path = issue.path ?? [];
  const [list, entry, ...rest] = path.map(({ key }) => String(key));
  if (list !== "functions" || entry === undefined) {
    const dotted = v.getDotPath(issue);
    return dotted === null ? { en: "the top", zh: "最外层" } : same(dotted);
  }
  const name: unknown = Object(path[1]?.value).name;
  return same([...(typeof name === "string" ? [name] : [list, entry]), ...rest].join("."));
}

/** What stands in the shipped file, and so what to write again. */
const SHIPPED: Readonly<Record<string, Both>> = {
  timeout: {
    en: '"timeout": 5, or 60 for a slow function and the relay; without one the platform takes 3',
    zh: '"timeout": 5；慢函数和投递器写 60；不写时平台按 3 秒',
  },
  runtime: same('"runtime": "Nodejs20.19"'),
  handler: same('"handler": "index.main"'),
  memorySize: same('"memorySize": 256'),
  installDependency: same('"installDependency": false'),
  envId: same('"envId": "{{env.ENV_ID}}"'),
  version: { en: '"version": "2.0", or "2.1" for a file of tcb 3.x', zh: '"version": "2.0"；tcb 3.x 的文件写 "2.1"' },
  functionRoot: same('"functionRoot": "./dist/cloudfunctions"'),
};

function fixOf({ input, expected }: Issue, place: string): Both {
  if (place.includes(".triggers")) return TRIGGER_FIX;
  const setting = place.slice(place.lastIndexOf(".") + 1);
  // A number in quotes: what was meant is plain.
  if (expected === "number" && typeof input === "string" && /^\d+$/.test(input))
    return { en: `Write "${setting}": ${input}.`, zh: `请写 "${setting}": ${input}。` };
  const written = SHIPPED[setting];
  return written === undefined
    ? { en: "Correct that value, or restore the file from git.", zh: "请改正这个值，或从 git 恢复这个文件。" }
    : { en: `Write ${written.en}.`, zh: `请写 ${written.zh}。` };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    const why = whyUnreadable(path, cause);
    throw new ProjectError(
      "CLOUDBASERC_INVALID",
      { en: `cloudbaserc.json cannot be read: ${why.en}`, zh: `cloudbaserc.json 无法读取：${why.zh}` },
      { en: "Restore the file from git, or correct its JSON.", zh: "请从 git 恢复这个文件，或改正其中的 JSON。" },
      { cause },
    );
  }
}
