// What must become of a record that cannot be read: a dead letter that says so. Judged beside the pushes, because it is none.

const REASON = "RECORD_DAMAGED";

/** What is wrong with how it ended; `undefined` when it ended as it must. */
export function judgeDamaged(document: Readonly<Record<string, unknown>> | undefined): string | undefined {
  if (document === undefined) return "is gone";
  const { state, reason } = document;
  if (state !== "dead") return `is still ${String(state)}`;
  return reason === REASON ? undefined : `is dead for ${String(reason)}`;
}
