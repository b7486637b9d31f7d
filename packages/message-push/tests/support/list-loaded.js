// Required before a script: prints the files that were loaded, when the process ends.
const { writeSync } = require("node:fs");

process.on("exit", () => {
  for (const file of Object.keys(require.cache)) writeSync(1, `loaded ${file.replaceAll("\\", "/")}\n`);
});
