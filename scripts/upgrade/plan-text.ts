// The plan of an upgrade in words: what changes, what stays, and what only you can decide.
import type { Note, Plan, Step } from "./plan-upgrade";

const STEPS: Readonly<Record<Exclude<Step, "merge">, string>> = { add: "new", update: "replaced", remove: "removed" };

const NOTES: Readonly<Record<Note, string>> = {
  "changed-by-you": "stay as you changed them",
  "removed-by-you": "stay removed, though the new version changed them",
  "left-to-you": "are yours and left alone, though the new version changed them",
  sample: "are new samples, which you do not get; copy what you want",
};

/** Several lines: numbers for what goes smoothly, names for the rest. */
export function planText({ steps, notes, keptFields, conflicts }: Plan): string {
  const counts = Object.entries(STEPS).flatMap(([step, word]) => {
    const count = steps.filter((one) => one.step === step).length;
    return count === 0 ? [] : [`${count} ${word}`];
  });
  const merged = steps.filter(({ step }) => step === "merge").map(({ file }) => file);
  return [
    `Files: ${[...counts, `${merged.length} merged`, `${conflicts.length} in conflict`].join(", ")}.`,
    ...list("are merged from both", merged),
    ...list("keep your value, though the new version changed it", keptFields),
    ...Object.entries(NOTES).flatMap(([note, text]) =>
      list(
        text,
        notes.filter((one) => one.note === note).map(({ file }) => file),
      ),
    ),
    ...list(
      "are in conflict",
      conflicts.map(({ file, reason }) => `${file}: ${reason}`),
    ),
  ].join("\n");
}

function list(text: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`\nThese ${text}:`, ...names.map((name) => `  ${name}`)];
}
