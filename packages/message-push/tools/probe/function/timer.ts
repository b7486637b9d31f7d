// What the probe's function does when its timer calls it, and what the tool reads of that.
import { callInTimer } from "./calls";
import { noteEvent } from "./own-instance";
import { probeCollection, readOwn, type Surroundings } from "./surroundings";

/** More than a run of the probe has minutes. */
const MOST_READ = 100;

/** In this instance alone: seen also where the database refuses timers. */
const own = { came: 0, refused: 0 };

/** Records that it came, and when. */
export async function timerFired(surroundings: Surroundings): Promise<null> {
  noteEvent();
  own.came += 1;
  const { SOURCE } = surroundings.cloud.getWXContext();
  try {
    const hasRead = (await readOwn("run")) !== undefined;
    const record = { kind: "timer", atMs: Date.now(), source: SOURCE ?? "", hasRead };
    await probeCollection().add({ data: { ...record, ...(await callInTimer(surroundings)) } });
  } catch {
    own.refused += 1;
  }
  return null;
}

export function timerActions() {
  return {
    /** When the timer came, oldest first, and what it was told; `own` is what this instance alone remembers. */
    async timers(_: object) {
      const { data } = await probeCollection().where({ kind: "timer" }).orderBy("atMs", "asc").limit(MOST_READ).get();
      return {
        atMs: data.map(({ atMs }) => Number(atMs)),
        hasRead: data.every(({ hasRead }) => hasRead === true),
        source: String(data[0]?.source ?? ""),
        own,
      };
    },
  };
}
