// What `message-push init` finds in a project: where its functions go, and what it is written in.
import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { type CodeStyle, codeStyleOf } from "../../project/code-style";
import { hasMark } from "../../project/function-manifest";
import { foldersIn } from "../../project/project-layout";
import { whyUnreadable } from "../../project/why-unreadable";
import { ToolError } from "../tool-error";

/** What decides about the files that are made. */
export interface ProjectShape {
  readonly manifest: Readonly<Record<string, unknown>>;
  /** The text of cloudbaserc.json; none when there is no such file. */
  readonly cloudbaserc: string | undefined;
  /** Where what is built goes: where DevTools and tcb look for functions now. Relative, with slashes. */
  readonly outputDir: string;
  /** Where the sources of ours go. */
  readonly functionsDir: string;
  readonly style: CodeStyle;
  /** Folders where built functions go that are not ours. */
  readonly others: readonly string[];
}

const DEFAULT_OUTPUT = "cloudfunctions";

/**
 * Looks at a project.
 *
 * @throws {ToolError} `PROJECT_LAYOUT_INVALID` without package.json, `CLOUDBASERC_INVALID`, `PROJECT_CONFIG_INVALID`
 */
export function readShape(projectDir: string): ProjectShape {
  const manifest = readJson(projectDir, "package.json", "PROJECT_LAYOUT_INVALID");
  if (manifest === undefined) {
    throw new ToolError(
      "PROJECT_LAYOUT_INVALID",
      { en: "There is no package.json here.", zh: "这里没有 package.json。" },
      {
        en: "Run this in the mini program's folder, after npm install of the package has made one.",
        zh: "请先用 npm install 安装本包（会生成 package.json），再在小程序的文件夹里运行。",
      },
    );
  }
  refuseOtherForms(projectDir);
  const settings = readJson(projectDir, "cloudbaserc.json", "CLOUDBASERC_INVALID");
  const devtools = readJson(projectDir, "project.config.json", "PROJECT_CONFIG_INVALID");
  // tcb's own default where cloudbaserc.json says nothing.
  const root = settings === undefined ? devtools?.cloudfunctionRoot : (settings.functionRoot ?? "functions");
  const outputDir = folderOf(root) ?? DEFAULT_OUTPUT;
  const given = folderOf(Object(manifest.messagePush).functions);
  const functionsDir = given ?? posix.join(posix.dirname(outputDir), "push-functions");
  return {
    manifest,
    cloudbaserc: settings === undefined ? undefined : readFileSync(join(projectDir, "cloudbaserc.json"), "utf8"),
    outputDir,
    functionsDir,
    style: codeStyleOf(projectDir),
    others: foldersIn(join(projectDir, outputDir)).filter((name) => !hasMark(join(projectDir, outputDir, name))),
  };
}

function refuseOtherForms(projectDir: string): void {
  const other = ["cloudbaserc.js", "cloudbaserc.yaml", "cloudbaserc.yml", "cloudbase.config.js"].find((file) =>
    existsSync(join(projectDir, file)),
  );
  if (other === undefined || existsSync(join(projectDir, "cloudbaserc.json"))) return;
  throw new ToolError(
    "CLOUDBASERC_INVALID",
    {
      en: `The settings of this project are in ${other}, which these tools do not read.`,
      zh: `这个项目的配置在 ${other} 里，本工具不读取它。`,
    },
    { en: "Write them as cloudbaserc.json; tcb reads it as well.", zh: "请改写成 cloudbaserc.json；tcb 也能读取。" },
  );
}

function folderOf(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const path = posix.normalize(value.replaceAll("\\", "/")).replace(/\/$/, "");
  return path === "" || path === "." || path.startsWith("..") || path.startsWith("/") ? undefined : path;
}

function readJson(
  projectDir: string,
  file: string,
  code: "PROJECT_LAYOUT_INVALID" | "CLOUDBASERC_INVALID" | "PROJECT_CONFIG_INVALID",
): Readonly<Record<string, unknown>> | undefined {
  const path = join(projectDir, file);
  if (!existsSync(path)) return undefined;
  try {
    return Object(JSON.parse(readFileSync(path, "utf8")));
  } catch (cause) {
    const why = whyUnreadable(path, cause);
    throw new ToolError(
      code,
      { en: `${file} cannot be read: ${why.en}`, zh: `${file} 无法读取：${why.zh}` },
      { en: "Correct its JSON, or restore it from git.", zh: "请改正其中的 JSON，或从 git 恢复这个文件。" },
      { cause },
    );
  }
}
