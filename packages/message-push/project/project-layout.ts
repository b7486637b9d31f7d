// Where a project keeps the sources of its functions: package.json says it, and only it. Where they are built to stands in
// cloudbaserc.json, as `functionRoot`, because CloudBase's own tools read it there.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { isAbsolute, join, normalize } from "node:path";
import { ProjectError } from "./project-error";
import { whyUnreadable } from "./why-unreadable";

const DEFAULT = "cloudfunctions";

/**
 * The folder of the functions' sources, relative to the project, with slashes and without one at the end:
 * `"messagePush": { "functions": "server/functions" }` in package.json.
 *
 * @throws {ProjectError} `PROJECT_LAYOUT_INVALID`
 */
export function functionsDirOf(projectDir: string): string {
  const { messagePush = {} } = readManifest(projectDir);
  const given = Object(messagePush).functions ?? DEFAULT;
  const path = typeof given === "string" ? normalize(given).replaceAll("\\", "/").replace(/\/$/, "") : "";
  if (path !== "" && path !== "." && !path.startsWith("..") && !isAbsolute(path)) return path;
  throw new ProjectError(
    "PROJECT_LAYOUT_INVALID",
    {
      en: `package.json, at messagePush.functions: ${JSON.stringify(given)} is no folder of the project.`,
      zh: `package.json 的 messagePush.functions：${JSON.stringify(given)} 不是项目里的文件夹。`,
    },
    {
      en: `Name the folder with the functions' sources, relative to package.json: "messagePush": { "functions": "${DEFAULT}" }.`,
      zh: `请写云函数源码所在的文件夹，相对于 package.json："messagePush": { "functions": "${DEFAULT}" }。`,
    },
  );
}

function readManifest(projectDir: string): { readonly messagePush?: unknown } {
  const file = join(projectDir, "package.json");
  if (!existsSync(file)) return {};
  try {
    return Object(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    const why = whyUnreadable(file, cause);
    throw new ProjectError(
      "PROJECT_LAYOUT_INVALID",
      { en: `package.json cannot be read: ${why.en}`, zh: `package.json 无法读取：${why.zh}` },
      { en: "Correct its JSON, or restore it from git.", zh: "请改正其中的 JSON，或从 git 恢复这个文件。" },
      { cause },
    );
  }
}

/** The file of a folder that would be a function's code, as `index.ts`; TypeScript goes before what may be made of it. */
export function entryIn(folder: string): string | undefined {
  return ["index.ts", "index.js"].find((name) => existsSync(join(folder, name)));
}

/** Folders by name; none where there is no such folder. */
export function foldersIn(dir: string): string[] {
  if (!existsSync(dir)) return [];
  const entries = readdirSync(dir, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
