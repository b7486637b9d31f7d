// Which functions of the project work with the desk, and which answers files they carry.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { BuiltFunctionReport } from "../bundle/bundle-functions";
import type { Facts } from "./facts";

const IMPORTED = /["']message-push\/desk["']/;

/** Of the functions that could be built. */
export function deskFunctions({ projectDir, build }: Pick<Facts, "projectDir" | "build">): BuiltFunctionReport[] {
  const all = "thing" in build ? build.thing.functions : [];
  return all.filter((own) => usesDesk(projectDir, own));
}

/** Whether a file of the function imports the desk. */
export function usesDesk(projectDir: string, { sources }: Pick<BuiltFunctionReport, "sources">): boolean {
  const code = sources.filter((file) => /\.[cm]?[jt]sx?$/.test(file));
  return code.some((file) => IMPORTED.test(readFileSync(join(projectDir, file), "utf8")));
}

/** The hours in a JSON file that a function of the desk imports, by the file. */
export function hoursInFiles(facts: Pick<Facts, "projectDir" | "build">): ReadonlyMap<string, unknown> {
  const files = new Set(
    deskFunctions(facts).flatMap(({ sources }) => sources.filter((file) => file.endsWith(".json"))),
  );
  const found = [...files].flatMap((file) => {
    const { settings, rules } = Object(JSON.parse(readFileSync(join(facts.projectDir, file), "utf8")));
    const isDeskFile = Array.isArray(rules) || typeof settings === "object";
    return isDeskFile ? [[file, Object(settings).hours] as const] : [];
  });
  return new Map(found);
}
