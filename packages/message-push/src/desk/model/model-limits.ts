// How often a model may be asked: for one customer, and in all, each in a day of Beijing.
import { randomUUID } from "node:crypto";
import type { AuthorLog } from "../../runtime/push-log";
import { customerKey } from "../customer-key";
import type { DeskParts } from "../open-desk";
import type { ModelParts } from "./open-model";

const BEIJING_MS = 8 * 3_600_000;
const KEPT_MS = 2 * 86_400_000;
/** Many ask at once: one of them is counted each time. */
const MOST_TRIES = 5;

/** Counts a question before it is asked; `false` where there may be no more, and where it cannot be counted. */
export async function countQuestion(
  { store, clock }: DeskParts,
  { options }: ModelParts,
  openid: string,
  log: AuthorLog,
): Promise<boolean> {
  const day = new Date(clock.nowMs() + BEIJING_MS).toISOString().slice(0, 10);
  const count = (key: string, most: number) => countUp(store, `model-count-${day}${key}`, most);
  if (!(await count(`-${customerKey(openid)}`, options.perCustomerPerDay))) return over("customer", log);
  return (await count("", options.perDay)) || over("day", log);
}

function over(limit: string, log: AuthorLog): false {
  log.warn("desk-model-limit", { limit });
  return false;
}

async function countUp(store: DeskParts["store"], key: string, most: number): Promise<boolean> {
  for (let tried = 0; tried < MOST_TRIES; tried += 1) {
    const state = await store.findState(key);
    const counted = Number(Object(state?.value).count ?? 0);
    // What is damaged counts as used up: the limit is there for money.
    if (!(counted < most)) return false;
    const value = { count: counted + 1 };
    const change = { expectedVersion: state?.version, version: randomUUID(), value, expiresInMs: KEPT_MS };
    if (await store.putState(key, change)) return true;
  }
  return false;
}
