// States that functions share, on the collection desk_states of CloudBase. It must be closed to clients: docs/reliability-and-security.md.
import { randomUUID } from "node:crypto";
import { parsed } from "../../desk/kept-documents";
import type { StateChange, StateStore } from "../../runtime/state-store";
import { guardedIn, ifThere, openCalls, readDocuments } from "./collection-calls";
import type { Cloud } from "./sdk";

/** The collection, created by the first write: what the desk remembers of customers, and media ids of pictures. */
export const STATES_COLLECTION = "desk_states";

type Calls = ReturnType<typeof openCalls>;

/** A date that is not after the database's time, or no date at all: somebody damaged it, and it is not to stay for ever. */
export function notAfter({ command, now }: Calls, offsetMs: number) {
  return command.lte(now(offsetMs)).or(command.not(command.gte(new Date(0))));
}

/** What a state is that has not expired. A version that is no text is damaged, and no state. */
export function aliveIn({ command: _, now }: Calls) {
  return { version: _.gte(""), expiresAt: _.gt(now()) };
}

/** The states, shared by all functions and instances of the environment. */
export function cloudbaseStates(cloud: Cloud): StateStore {
  const states = openCalls(cloud, STATES_COLLECTION);
  const { command: _, collection, now, insert } = states;
  const guarded = guardedIn(STATES_COLLECTION);
  const isNone = () => [{ version: _.not(_.gte("")) }, { expiresAt: notAfter(states, 0) }];
  const replace = async (key: string, { expectedVersion, version }: StateChange, data: object) => {
    const own = { version, expiresAt: _.gt(now()) };
    const ways = expectedVersion === undefined ? [...isNone(), own] : [{ ...own, version: expectedVersion }, own];
    const query = _.or(ways.map((way) => ({ _id: key, ...way })));
    return ifThere(() => collection.where(query).update({ data }));
  };

  return {
    findState: (key) =>
      guarded("findState", async () => {
        const [found] = await readDocuments(collection.where({ _id: key, ...aliveIn(states) }).limit(1));
        return found && { version: String(found.version), value: parsed(found.json) };
      }),
    putState: (key, change) =>
      guarded("putState", async () => {
        const { version, value, expiresInMs, expectedVersion, dueInMs } = change;
        // The last field makes every write a change, so that a repeated one counts as done and not as refused.
        const data = { version, json: JSON.stringify(value), expiresAt: now(expiresInMs), writeId: randomUUID() };
        const due = dueInMs === undefined ? {} : { dueAt: now(dueInMs) };
        if (expectedVersion === undefined && (await insert({ _id: key, ...data, ...due }))) return true;
        return (await replace(key, change, { ...data, dueAt: _.remove(), ...due }))?.stats.updated === 1;
      }),
  };
}
