// Lets Node run the project's TypeScript in a process that a test starts. tsx does the same for people, and needs half a
// second more of each process; tests/scripts/every-script.slow.test.ts runs every script as people do.
const { createHash } = require("node:crypto");
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const { join, resolve } = require("node:path");

/** Compiled files, by what they were compiled from. */
const CACHE = resolve(__dirname, "../../../../.desk/compiled");
const ownSource = readFileSync(__filename);
/** `import("./some-file")`: Node's own import would need the file's extension. */
const LAZY_IMPORT = /\bimport\(("\.{1,2}\/[^"]+")\)/g;

// The test that started this process is gone, perhaps by a signal that let it end nothing.
process.once("disconnect", () => process.exit(1));
process.channel?.unref();

require.extensions[".ts"] = (module, path) => {
  const code = compiled(readFileSync(path, "utf8"));
  // How Node runs the text of a module, on every version; its types do not have it.
  Reflect.apply(Reflect.get(module, "_compile"), module, [code, path]);
};

/** @param {string} source */
function compiled(source) {
  const file = join(CACHE, `${createHash("sha256").update(ownSource).update(source).digest("hex")}.js`);
  try {
    return readFileSync(file, "utf8");
  } catch {
    const { code } = require("esbuild").transformSync(withRequire(source), {
      loader: "ts",
      format: "cjs",
      target: "node20",
    });
    // Another process may be writing the same file.
    const own = `${file}.${process.pid}`;
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(own, code);
    renameSync(own, file);
    return code;
  }
}

/** @param {string} source */
function withRequire(source) {
  return source.replaceAll(LAZY_IMPORT, "Promise.resolve().then(() => require($1))");
}
