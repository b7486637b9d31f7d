// One cold start: node cold-start-run.js <file> <packet>. Loads a function, calls it once, and prints what that took, as the last line.
const startMs = performance.now();
const [file = "", packet = ""] = process.argv.slice(2);
const { main } = require(file);
const loadedMs = performance.now();

main(JSON.parse(packet), {}).then(
  (/** @type {unknown} */ answer) => {
    const endMs = performance.now();
    const { user, system } = process.cpuUsage();
    console.log(
      JSON.stringify({
        answer,
        requireMs: loadedMs - startMs,
        mainMs: endMs - loadedMs,
        togetherMs: endMs - startMs,
        cpuMs: (user + system) / 1000,
        rssMb: process.memoryUsage().rss / 1024 ** 2,
      }),
    );
    // The SDK keeps its connection open.
    process.exit(0);
  },
  (/** @type {unknown} */ error) => {
    console.error(error);
    process.exit(1);
  },
);
