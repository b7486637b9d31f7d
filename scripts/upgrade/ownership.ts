// Whose each file is. An upgrade never touches what is the team's; docs/upgrading.md has the same in words.

/**
 * - `yours`: never touched, not even where you left it as it came.
 * - `yours-once-changed`: replaced as long as it is as it came; from your first change on it is yours.
 * - `fields`: JSON that both write; merged field by field.
 * - `ours`: replaced; what you changed is merged line by line, and what cannot be merged stops the upgrade.
 */
export type Ownership = "yours" | "yours-once-changed" | "fields" | "ours";

/** The functions that are part of the runtime: nobody writes a handler in them. */
const MACHINERY = ["relay"];

const YOURS = ["cloudfunctions/", "tests/functions/", "miniprogram/", "src/wechat/own-pairs.ts", "project.config.json"];
const YOURS_ONCE_CHANGED = [
  "README.md",
  "README.zh-CN.md",
  "CHANGELOG.md",
  "LICENSE",
  ".github/",
  ".ci/",
  ".editorconfig",
  ".env.example",
];
const FIELDS = ["package.json", "package-lock.json", "cloudbaserc.json"];

/** Whose this file is, by its path in the project. A file that no version has is nobody's but yours. */
export function ownershipOf(file: string): Ownership {
  const isOf = (path: string) => (path.endsWith("/") ? file.startsWith(path) : file === path);
  if (MACHINERY.some((name) => isOf(`cloudfunctions/${name}/`))) return "ours";
  if (YOURS.some(isOf)) return "yours";
  if (YOURS_ONCE_CHANGED.some(isOf)) return "yours-once-changed";
  return FIELDS.includes(file) ? "fields" : "ours";
}

/** Whether a file belongs to a function of yours, which works without the one that a new version shows. */
export function isOfFunction(file: string): boolean {
  return file.startsWith("cloudfunctions/") || file.startsWith("tests/functions/");
}

/** Whether a function is part of the runtime. */
export function isMachinery(functionName: string): boolean {
  return MACHINERY.includes(functionName);
}
