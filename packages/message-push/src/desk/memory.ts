// What the desk remembers of a customer between two pushes: the menu that is open, questions without an answer, welcomes. It is small, and
// forgotten after a day. Without it the desk goes on as with somebody it does not know.
import { customerKey } from "./customer-key";
import type { DeskParts } from "./open-desk";

/** Something that happened once, in the push that it happened in: run again, the push finds it done by itself. */
export interface Happened {
  readonly pushId: string;
  readonly atMs: number;
}

/** What is remembered. */
export interface Memory {
  /** The rule of each number. */
  readonly menu?: Happened & { readonly ruleIds: readonly string[] };
  /** Questions without an answer. */
  readonly misses: readonly Happened[];
  /** When somebody was told last that this customer waits. */
  readonly told?: Happened;
  /** The welcomes, by their place in the settings. */
  readonly welcomes: readonly (Happened & { readonly place: number })[];
  /** The `session-from` of the last entering. */
  readonly sessionFrom?: string;
  /** What `converse` keeps. Whoever knows nothing of dialogues passes it on as it is. */
  readonly dialogue?: unknown;
}

/** A menu's numbers can be chosen, and questions without an answer are counted, for 10 minutes. */
export const REMEMBERED_MS = 600_000;

const KEPT_MS = 86_400_000;
const MOST_TRIES = 3;
/** Of each list, the latest. */
const MOST_KEPT = 10;

/** What is remembered of a customer; nothing of a new one. @throws {PushError} `STORE_UNAVAILABLE` */
export async function recall({ store }: DeskParts, openid: string): Promise<Memory> {
  return readMemory((await store.findState(customerKey(openid)))?.value);
}

/**
 * Changes what is remembered, also while other pushes of the customer do; returns what it was before. `change` gives nothing where there
 * is nothing to write.
 *
 * @throws {PushError} `STORE_UNAVAILABLE`
 */
export async function remember(
  parts: Pick<DeskParts, "store" | "clock">,
  openid: string,
  pushId: string,
  change: (memory: Memory) => Memory | undefined,
): Promise<Memory> {
  const key = customerKey(openid);
  let before = readMemory(undefined);
  for (let tried = 0; tried < MOST_TRIES; tried += 1) {
    const state = await parts.store.findState(key);
    before = readMemory(state?.value);
    const value = change(before);
    if (value === undefined) return before;
    if (await replaceMemory(parts, key, { expectedVersion: state?.version, value, writer: pushId })) return before;
  }
  return before;
}

/** What is written in the place of what was read. */
export interface Replacement {
  /** Of the state that was read. */
  readonly expectedVersion: string | undefined;
  readonly value: Memory;
  /** Who writes: of two that write the same value under the same name, both are told that it is done. */
  readonly writer: string;
}

/** One try to write; `false` when another was faster. @throws {PushError} `STORE_UNAVAILABLE` */
export function replaceMemory(
  { store, clock }: Pick<DeskParts, "store" | "clock">,
  key: string,
  { expectedVersion, value, writer }: Replacement,
): Promise<boolean> {
  // Whatever else is remembered of the customer meanwhile, a dialogue stays due.
  const { dueAtMs } = Object(value.dialogue);
  const dueInMs = dueAtMs > 0 ? Math.max(1, dueAtMs - clock.nowMs()) : undefined;
  const version = `${writer}-${customerKey(JSON.stringify(value))}`;
  return store.putState(key, { expectedVersion, version, value, expiresInMs: KEPT_MS, dueInMs });
}

/** Adds to a list, once for a push. */
export function added<T extends Happened>(list: readonly T[], own: T): readonly T[] {
  return list.some(({ pushId }) => pushId === own.pushId) ? list : [...list, own].slice(-MOST_KEPT);
}

/** Of any JSON: a version of the code before or after this one may have written it. */
export function readMemory(value: unknown): Memory {
  const { menu, misses, told, welcomes, sessionFrom, dialogue }: Readonly<Record<string, unknown>> = Object(value);
  return {
    ...(isMenu(menu) ? { menu } : {}),
    misses: listOf(misses).filter(hasHappened),
    ...(hasHappened(told) ? { told } : {}),
    welcomes: listOf(welcomes).filter(isWelcome),
    ...(typeof sessionFrom === "string" ? { sessionFrom } : {}),
    dialogue,
  };
}

function listOf(given: unknown): readonly unknown[] {
  return Array.isArray(given) ? given : [];
}

function isMenu(given: unknown): given is NonNullable<Memory["menu"]> {
  return hasHappened(given) && Array.isArray(Object(given).ruleIds);
}

function hasHappened(given: unknown): given is Happened {
  const { pushId, atMs } = Object(given);
  return typeof pushId === "string" && Number.isFinite(atMs);
}

function isWelcome(given: unknown): given is Memory["welcomes"][number] {
  return hasHappened(given) && Number.isInteger(Object(given).place);
}
