// What WeChat DevTools takes from project.config.json, and from project.private.config.json, which goes before it.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { whyUnreadable } from "../../project/why-unreadable";
import type { Both } from "../../src/language";
import { ToolError } from "../tool-error";

const SHARED = "project.config.json";
const PRIVATE = "project.private.config.json";

const FIELDS = ["appid", "miniprogramRoot", "cloudfunctionRoot"] as const;
type Field = (typeof FIELDS)[number];

/** Each field with the file that it stands in. */
export type DevtoolsSettings = Readonly<Record<Field, { readonly value: string; readonly file: string }>>;

/** @throws {ToolError} `PROJECT_CONFIG_INVALID` */
export function readDevtoolsSettings(projectDir: string): DevtoolsSettings {
  const shared = readSettings(projectDir, SHARED);
  const own = existsSync(join(projectDir, PRIVATE)) ? readSettings(projectDir, PRIVATE) : {};
  const settingOf = (field: Field) => {
    const file = typeof own[field] === "string" ? PRIVATE : SHARED;
    const value = (file === PRIVATE ? own : shared)[field];
    return [field, { value: typeof value === "string" ? value : "", file }] as const;
  };
  return Object.fromEntries(FIELDS.map(settingOf)) as DevtoolsSettings;
}

function readSettings(projectDir: string, file: string): Record<string, unknown> {
  try {
    const settings: unknown = JSON.parse(readFileSync(join(projectDir, file), "utf8"));
    if (typeof settings === "object" && settings !== null) return settings as Record<string, unknown>;
  } catch (cause) {
    throw unreadable(file, whyUnreadable(join(projectDir, file), cause), cause);
  }
  throw unreadable(file, { en: "it is no object", zh: "内容不是对象" });
}

function unreadable(file: string, why: Both, cause?: unknown): ToolError {
  const fix: Both =
    file === SHARED
      ? { en: `Restore ${file} from git, or correct its JSON.`, zh: `请从 git 恢复 ${file}，或改正其中的 JSON。` }
      : { en: `Correct the JSON of ${file}, or delete it.`, zh: `请改正 ${file} 里的 JSON，或删除它。` };
  return new ToolError(
    "PROJECT_CONFIG_INVALID",
    { en: `${file} cannot be read: ${why.en}`, zh: `${file} 无法读取：${why.zh}` },
    fix,
    { cause },
  );
}
