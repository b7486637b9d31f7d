// How package.json, its lockfile and cloudbaserc.json are merged: which side wins a field, and what is added at all.
import { isDeepStrictEqual } from "node:util";
import { type Json, type MergeRules, mergeJson } from "./merge-json";
import { type MergedText, mergeText, type ThreeTexts } from "./merge-text";
import { isMachinery } from "./ownership";

const RULES: Readonly<Record<string, MergeRules>> = {
  "package.json": { preferred: "yours" },
  // What npm resolved belongs together, so a package is taken as a whole; `npm install` puts right what the two leave open.
  "package-lock.json": {
    preferred: "new",
    isWhole: ([list, name]) => list === "packages" && name !== undefined && name !== "",
  },
  // An entry without its folder would break the build, and your functions' settings are yours.
  "cloudbaserc.json": {
    preferred: "yours",
    isWanted: ([list, name, field]) => list !== "functions" || field !== undefined || isMachinery(name ?? ""),
  },
};

export interface MergedFields extends MergedText {
  /** Fields that both changed where yours stays. */
  readonly kept: readonly string[];
}

/** Merges the three versions of one of these files; as texts where one of them is no JSON. */
export function mergeFields(file: string, texts: ThreeTexts): MergedFields {
  const rules = RULES[file];
  const [base, yours, theirs] = [texts.base ?? "{}", texts.yours, texts.theirs].map((text) =>
    readJson(text.toString()),
  );
  if (rules === undefined || base === undefined || yours === undefined || theirs === undefined) {
    return { ...mergeText(texts), kept: [] };
  }
  const { value, conflicts } = mergeJson(base, yours, theirs, rules);
  if (file === "package.json" && conflicts.some(isDecision)) return { ...mergeText(texts), isClean: false, kept: [] };
  return { content: layOut(value, texts), isClean: true, kept: rules.preferred === "yours" ? conflicts : [] };
}

/** A name or a version of your own is no conflict; a script or a dependency that both changed somebody has to decide. */
function isDecision(field: string): boolean {
  return field.includes(".");
}

function readJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** As somebody wrote it, where one of the texts says the same. */
function layOut(value: Json, texts: ThreeTexts): Buffer {
  const merged = mergeText(texts);
  const candidates = [texts.yours, texts.theirs, ...(merged.isClean ? [merged.content] : [])];
  const written = candidates.find((text) => isDeepStrictEqual(readJson(text.toString()), value));
  return written ?? Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}
