// The files of a project that git keeps, or would keep if it were asked to.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

export interface KeptFiles {
  /** Paths with slashes, from the project's folder. */
  readonly paths: readonly string[];
  /** Those among them that git keeps already; none where the project is no repository. */
  readonly tracked: ReadonlySet<string>;
}

/** Without git, or outside a repository: everything but what is installed, built or hidden. */
export function listKeptFiles(projectDir: string): KeptFiles {
  const args = ["ls-files", "-z", "-t", "--cached", "--others", "--exclude-standard"];
  const { status, stdout } = spawnSync("git", args, { cwd: projectDir, encoding: "utf8", maxBuffer: 64 * 1024 ** 2 });
  const entries = status === 0 ? stdout.split("\0").filter(Boolean) : [];
  // A folder that a repository around it ignores has no entries.
  if (entries.length === 0) return { paths: walk(projectDir, ""), tracked: new Set() };
  const tracked = entries.filter((entry) => !entry.startsWith("? "));
  return { paths: entries.map(pathOf), tracked: new Set(tracked.map(pathOf)) };
}

/** `H path` is tracked, `? path` is not; other letters are states of a tracked one. */
function pathOf(entry: string): string {
  return entry.slice(2);
}

const LEFT_OUT: ReadonlySet<string> = new Set(["node_modules", "dist", "coverage"]);

function walk(folder: string, prefix: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const { name } = entry;
    if (LEFT_OUT.has(name) || (name.startsWith(".") && name !== ".env.example")) return [];
    if (entry.isDirectory()) return walk(join(folder, name), `${prefix}${name}/`);
    return entry.isFile() ? [`${prefix}${name}`] : [];
  });
}
