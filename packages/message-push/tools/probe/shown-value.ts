// How a value of a report is shown: short, on one line, and nothing in it that names a person, a file, an environment or a secret.

const SHOWN_CHARACTERS = 48;

/** A rule's value, or a figure, as JSON; a string without quotes, and none is `""`. */
export function shownValue(value: unknown): string {
  if (value === "") return '""';
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "–");
  return shownText(text, SHOWN_CHARACTERS);
}

/** A sentence of a report, of at most so many characters. */
export function shownText(text: string, characters: number): string {
  const line = withoutIds(text.replaceAll(/\s+/g, " ").trim());
  const shown = [...line];
  return shown.length > characters ? `${shown.slice(0, characters - 1).join("")}…` : line;
}

/**
 * Reports are made by the probe's own code, which records no such thing. This is for a file that was edited, and for an error whose
 * text came from elsewhere.
 */
function withoutIds(text: string): string {
  return text
    .replaceAll(/\b[a-z]+:\/\/\S+/gi, "…")
    .replaceAll(APP_ID, "…")
    .replaceAll(ENVIRONMENT_ID, "…")
    .replaceAll(LONG_RUN, (run) => (isOfWords(run) ? run : "…"));
}

/** A name of the team's choice, and characters of the cloud's: `cloud1-5g39elugeec5ba0f`, `prod-1a2b3c`. */
const ENVIRONMENT_ID = /\b[a-z][a-z0-9-]*-(?=[a-z0-9]*\d)(?=[a-z0-9]*[a-z])[a-z0-9]{6,}\b/g;

const APP_ID = /\bwx[0-9a-f]{16}\b/g;

/** Openids have 28 characters, keys 32 and more. */
const LONG_RUN = /[\w-]{16,}/g;

/** `imageUploadP95Ms`, `message-push-probe` and `WECHAT_APPSECRET` are made of words; ids have digits here and there, or many capitals. */
function isOfWords(run: string): boolean {
  if (/^[A-Z_]+$/.test(run)) return true;
  const digitGroups = run.match(/\d+/g)?.length ?? 0;
  const capitals = run.match(/[A-Z]/g)?.length ?? 0;
  return digitGroups <= 1 && capitals <= run.length / 4;
}
