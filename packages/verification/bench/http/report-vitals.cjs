// Loaded into the server by `--require`: answers on the channel to the bench how much memory and how many open handles it has.
process.on("message", () => {
  // What is garbage already does not count.
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ rss, heapUsed, handles: process.getActiveResourcesInfo().length });
});
// The channel alone must not keep the process.
process.channel?.unref();
