// Runs tasks of one name one after the other, so that no other task comes between reading a record and writing it.

/** Runs a task when every earlier one of that name has ended, however it ended. */
export type InTurn = <T>(name: string, task: () => Promise<T>) => Promise<T>;

/** Names do not wait for each other. A task may wait for another name only in one fixed order: record, then backlog flag. */
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
