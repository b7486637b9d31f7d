// Records that nobody can read, as they may lie in the database, due before all others.
import type { NewRecord } from "../../../message-push/src/runtime/push-store";
import { CONTENT_MARK, OPENID_MARK } from "./pushes";
import type { World } from "./world";

const SOUND: Omit<NewRecord, "key" | "arrivedAtMs"> = {
  pair: "text",
  functionName: "text",
  touser: `${OPENID_MARK}9`,
  packet: "{}",
  attempt: 1,
  fencingToken: "somebody's",
  runs: 1,
  onUnknownSend: "assume-sent",
};

/** What is wrong with them. */
export const DAMAGES = {
  "has no pair": { pair: undefined },
  "has a pair that is null": { pair: null },
  "has a packet that is no JSON": { packet: CONTENT_MARK },
  "has a customer that is an object": { touser: { [OPENID_MARK]: CONTENT_MARK } },
  "has attempts as text": { attempt: "1" },
  "has an outbox of texts": { outbox: [CONTENT_MARK] },
  "has nothing at all": Object.fromEntries(Object.keys(SOUND).map((field) => [field, undefined])),
} as const satisfies Record<string, object>;
export type Damage = keyof typeof DAMAGES;

/** As many as a relay takes at a time, or more. */
const AT_A_TIME = 20;

/** Puts twenty of them into the database; they have been due from the start. */
export function layDamaged({ store, ledger, clock }: World, damage: Damage): Promise<unknown> {
  const keys = Array.from({ length: AT_A_TIME }, (_, i) => `damaged-${ledger.damaged.length + i}`);
  ledger.damaged.push(...keys);
  // That is how they are written there too: by somebody else than the runtime.
  const sound = { ...SOUND, arrivedAtMs: clock.nowMs() };
  return Promise.all(keys.map((key) => store.add({ ...sound, ...DAMAGES[damage], key } as unknown as NewRecord, 0)));
}

/** Each of them must have ended as a dead letter that says so. */
export function checkDamaged({ stored, ledger }: World): void {
  for (const key of ledger.damaged) {
    const record = stored.get(key)?.record;
    if (record?.state === "dead" && record.reason === "RECORD_DAMAGED") continue;
    ledger.violated("damaged", `${key} is ${record?.state} for ${record?.reason}`);
  }
}
