// Lets what concerns one name happen one after the other: between reading a record and writing it, nobody else may.

/** Runs a task when every earlier one of that name has ended, however it ended. */
export type InTurn = <T>(name: string, task: () => Promise<T>) => Promise<T>;

/** Names do not wait for each other. A task may wait for another name only in one fixed order: record, then note. */
export function takeTurns(): InTurn {
  const lastOf = new Map<string, Promise<unknown>>();
  return async (name, task) => {
    const turn = (lastOf.get(name) ?? Promise.resolve()).then(task);
    const ended = turn.then(
      () => undefined,
      () => undefined,
    );
    lastOf.set(name, ended);
    await ended;
    if (lastOf.get(name) === ended) lastOf.delete(name);
    return turn;
  };
}
