// One write at a time: what is asked for while one is under way goes to disk together in the next.

/** A key that is set, or taken away. */
export type Operation =
  | { readonly type: "put"; readonly key: string; readonly value: string }
  | { readonly type: "del"; readonly key: string };

/** Writes all of it or nothing, and resolves when it is on disk. */
export type Write = (operations: readonly Operation[]) => Promise<void>;

/**
 * Joins writes that wait for the disk anyway. That is faster, and it keeps a promise: when a write fails, none is under way
 * behind it, which could end up on disk after the torn end of the failed one and be lost at the next start.
 */
export function groupWrites(write: Write): Write {
  let waiting: Operation[] = [];
  let next: Promise<void> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const writeWaiting = () => {
    const operations = waiting;
    waiting = [];
    next = undefined;
    return write(operations);
  };
  return (operations) => {
    waiting.push(...operations);
    if (next === undefined) {
      next = last.then(writeWaiting);
      last = next.catch(() => undefined);
    }
    return next;
  };
}
