// Packages of hundreds of files, which jest loads anew for each test file: each is bundled into one file, which takes a fifth of the time.
const { join, resolve } = require("node:path");

const NAMES = ["mingo", "protobufjs"];
const FOLDER = resolve(__dirname, "../../../../node_modules/.cache/one-file");
const fileOf = (/** @type {string} */ name) => join(FOLDER, `${name}.js`);

/** For jest's configuration. */
const PACKAGES_IN_ONE_FILE = Object.fromEntries(NAMES.map((name) => [`^${name}$`, fileOf(name)]));

/** For jest's global set-up. */
async function bundlePackages() {
  const entryPoints = NAMES.map((name) => ({ in: require.resolve(name), out: name }));
  await require("esbuild").build({ entryPoints, bundle: true, platform: "node", target: "node20", outdir: FOLDER });
}

module.exports = { PACKAGES_IN_ONE_FILE, bundlePackages, PACKAGE_FILES: NAMES.map(fileOf) };
