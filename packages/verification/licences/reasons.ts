// What docs/reference/dependencies.md says about packages: why each direct one is there, and why one that states no licence may be.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const DOCUMENT = "docs/reference/dependencies.md";

export interface Reasons {
  readonly direct: ReadonlyMap<string, string>;
  readonly unlicensed: ReadonlyMap<string, string>;
  readonly installScripts: ReadonlyMap<string, string>;
}

/** Each section is known by its heading, each row by a package's name in its first cell. */
export function readReasons(projectDir: string): Reasons {
  const text = readFileSync(join(projectDir, DOCUMENT), "utf8");
  return {
    direct: rowsOf(text, "Production dependencies"),
    unlicensed: rowsOf(text, "No licence stated"),
    installScripts: rowsOf(text, "Install scripts"),
  };
}

function rowsOf(text: string, heading: string): ReadonlyMap<string, string> {
  const [, section = ""] = text.split(new RegExp(`^## ${heading}\\b`, "m"));
  const [rows = ""] = section.split(/^## /m);
  return new Map(
    [...rows.matchAll(/^\| `([^`]+)` \| ([^|]+) \|/gm)].map(([, name = "", reason = ""]) => [name, reason]),
  );
}
