// Bounded concurrency for work that mostly waits.

/**
 * Does the work for every item, `atOnce` at a time; results in the order of the items.
 *
 * @throws the first error of `work`; what runs then goes on, and is not waited for
 */
export async function mapConcurrently<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = [...items.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
