import { mapConcurrently } from "../../tools/map-concurrently";

test("results stand in the order of the items, and no more than so many run at once", async () => {
  const waiting: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const all = mapConcurrently([1, 2, 3, 4, 5], 2, async (item) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => waiting.push(resolve));
    running -= 1;
    return item * 10;
  });
  // The later one first, so that the order of ends is not the order of items.
  for (let ended = 0; ended < 5; ended += 1) {
    while (waiting.length === 0) await Promise.resolve();
    waiting.pop()?.();
    await Promise.resolve();
  }
  expect(await all).toEqual([10, 20, 30, 40, 50]);
  expect(most).toBe(2);
});

test("the first error is thrown", async () => {
  const failing = mapConcurrently(["a", "b"], 1, (item) => Promise.reject(new Error(item)));
  await expect(failing).rejects.toThrow("a");
});
