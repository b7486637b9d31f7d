// Required before the real CLI: one file of 32 MB, which Node compiles anew for each command. What it compiles to is kept, which
// halves the time a command takes; the code that runs is the same. Node 22 has this built in.
const { createHash } = require("node:crypto");
const { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const { dirname, join, resolve } = require("node:path");
const vm = require("node:vm");

const FOLDER = resolve(__dirname, "../../../../.desk/compiled");
const LARGE_BYTES = 1_000_000;

const compile = Reflect.get(Module.prototype, "_compile");
Reflect.set(
  Module.prototype,
  "_compile",
  /** @this {NodeModule} @param {string} code @param {string} filename */
  function (code, filename) {
    if (code.length < LARGE_BYTES) return Reflect.apply(compile, this, [code, filename]);
    const run = scriptOf(code, filename).runInThisContext();
    const parameters = [this.exports, Module.createRequire(filename), this, filename, dirname(filename)];
    return Reflect.apply(run, this.exports, parameters);
  },
);

/** @param {string} code @param {string} filename */
function scriptOf(code, filename) {
  const { mtimeMs, size } = statSync(filename);
  const name = createHash("sha256").update(`${filename} ${mtimeMs} ${size} ${process.version}`).digest("hex");
  const file = join(FOLDER, name);
  const cachedData = readIfThere(file);
  const script = new vm.Script(Module.wrap(code.replace(/^#!.*/, "")), {
    filename,
    ...(cachedData && { cachedData }),
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  // What was used by the end is in it, too.
  if (cachedData === undefined || script.cachedDataRejected) process.once("exit", () => keep(file, script));
  return script;
}

/** @param {string} file */
function readIfThere(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Another process may be writing the same file. @param {string} file @param {vm.Script} script */
function keep(file, script) {
  mkdirSync(FOLDER, { recursive: true });
  const own = `${file}.${process.pid}`;
  writeFileSync(own, script.createCachedData());
  renameSync(own, file);
}
