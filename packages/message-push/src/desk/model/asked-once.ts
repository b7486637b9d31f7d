// What is known of a push's question to the model. It is written before the model is asked, and again before anything is said: whoever runs
// the push again finds it, asks no second time, and says the same.
import { randomUUID } from "node:crypto";
import type { DeskStore } from "../desk-store";

/** How far a question has come. */
export type Step =
  /** It is left to a second invocation, and not asked yet. */
  | { readonly step: "reserved" }
  /** It may have been asked. Whoever finds this does not know what came, and asks no second time. */
  | { readonly step: "asking" }
  /** The model is not asked for this push. */
  | { readonly step: "left" }
  /** Which rules the model chose; none where it knew none. */
  | { readonly step: "chosen"; readonly ruleIds: readonly string[] }
  /** What is said, in pieces; none where the model did not know. */
  | { readonly step: "written"; readonly pieces: readonly string[] };

/** A step that was found or written, and what the next write expects. */
export interface KeptStep {
  readonly version: string;
  readonly step: Step;
}

/** What may still run a push again has done so by then. */
const KEPT_MS = 2 * 86_400_000;

/** The questions of one verb. */
export type Verb = "choice" | "text";

function keyOf(verb: Verb, pushId: string): string {
  return `model-${verb}-${pushId}`;
}

/**
 * Begins a question; gives what there is instead where another run of the push has begun it.
 *
 * @throws {PushError} `STORE_UNAVAILABLE`
 */
export async function begin(
  store: DeskStore,
  verb: Verb,
  pushId: string,
  step: Step,
): Promise<{ readonly own: KeptStep } | { readonly found: KeptStep }> {
  const version = await write(store, verb, pushId, undefined, step);
  if (version !== undefined) return { own: { version, step } };
  return { found: await find(store, verb, pushId) };
}

/** What is known; as if it had been asked where nothing can be read. @throws {PushError} `STORE_UNAVAILABLE` */
export async function find(store: DeskStore, verb: Verb, pushId: string): Promise<KeptStep> {
  const state = await store.findState(keyOf(verb, pushId));
  return { version: state?.version ?? "", step: readStep(state?.value) };
}

/**
 * Puts the next step in the place of one; nothing where that is not there any more.
 *
 * @throws {PushError} `STORE_UNAVAILABLE`
 */
export async function advance(
  store: DeskStore,
  verb: Verb,
  pushId: string,
  { from, to }: { readonly from: KeptStep; readonly to: Step },
): Promise<KeptStep | undefined> {
  const version = await write(store, verb, pushId, from.version, to);
  return version === undefined ? undefined : { version, step: to };
}

/** The version of the write: another one each time, because every run of a push writes the same steps. */
async function write(
  store: DeskStore,
  verb: Verb,
  pushId: string,
  expectedVersion: string | undefined,
  step: Step,
): Promise<string | undefined> {
  const version = randomUUID();
  const change = { expectedVersion, version, value: step, expiresInMs: KEPT_MS };
  return (await store.putState(keyOf(verb, pushId), change)) ? version : undefined;
}

function readStep(value: unknown): Step {
  const { step, ruleIds, pieces }: Readonly<Record<string, unknown>> = Object(value);
  if (step === "reserved" || step === "left") return { step };
  if (step === "chosen" && isTexts(ruleIds)) return { step, ruleIds };
  if (step === "written" && isTexts(pieces)) return { step, pieces };
  return { step: "asking" };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((own) => typeof own === "string");
}
