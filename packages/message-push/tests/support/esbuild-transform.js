// Lets jest run TypeScript through esbuild, the compiler that also makes the functions that ship.
const { transformSync } = require("esbuild");
const { createHash } = require("node:crypto");
const { readFileSync } = require("node:fs");

const ownSource = readFileSync(__filename);

module.exports = {
  /** @param {string} source @param {string} path */
  process(source, path) {
    return transformSync(source, {
      loader: "ts",
      format: "cjs",
      target: "node20",
      // jest has no import() of its own.
      supported: { "dynamic-import": false },
      sourcemap: "inline",
      sourcefile: path,
    });
  },
  /** @param {string} source @param {string} path @param {{ instrument: boolean }} options */
  getCacheKey(source, path, { instrument }) {
    return createHash("sha256").update(ownSource).update(source).update(path).update(String(instrument)).digest("hex");
  },
};
