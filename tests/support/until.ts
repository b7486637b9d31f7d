// Waits for something another process does, without a guess at how long that takes.

/** Resolves as soon as the condition holds; the test's own time limit ends a wait for what never happens. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(setImmediate);
}
