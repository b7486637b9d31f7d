// Keeps the parts of the SDK that no function reaches out of the bundles, and those that few reach unloaded. tests/artifact/sdk-wire.test.ts
// proves that the slim SDK and the plain one send and read the same.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Plugin, PluginBuild } from "esbuild";
import { IS_SOURCE, PACKAGE_DIR } from "../../project/package-home";

/** They take the place of CommonJS, and are CommonJS themselves. */
const SLIM_FOLDER = join(PACKAGE_DIR, IS_SOURCE ? "src" : "lib/src", "platform/cloudbase/slim");

/** Package → stand-in, where the SDK imports it. What a team's function imports itself is the package. */
const STAND_INS: Readonly<Record<string, string>> = {
  "@cloudbase/wx-cloud-client-sdk": "model-client.ts",
  axios: "axios.ts",
  "http-proxy-agent": "proxy-agents.ts",
  "https-proxy-agent": "proxy-agents.ts",
  "mime-db": "mime.ts",
  xml2js: "xml-errors.ts",
  "form-data": "form.ts",
  "protobufjs/minimal": "openapi-messages.ts",
  bson: "extended-json.ts",
  "bignumber.js": "big-number.ts",
  agentkeepalive: "keep-alive.ts",
  https: "https-later.ts",
  "#compare-names": "compare-names.ts",
};

/** Part of a package, as it is imported there → stand-in. */
interface Part {
  readonly importer: RegExp;
  readonly path: RegExp;
  readonly standIn: string;
}

const PARTS: readonly Part[] = [
  {
    importer: /@cloudbase[\\/]database[\\/]/,
    path: /^\.\.?\/realtime\/websocket-client$/,
    standIn: "realtime.ts",
  },
  {
    importer: /@cloudbase[\\/]node-sdk[\\/]/,
    path: /^\.\/(analytics|notification)$/,
    standIn: "left-out.ts",
  },
];

/** Left out as well, unless the function calls `cloud.ai()`: 300 KB, for this one call. */
const AI_PARTS: readonly Part[] = [
  {
    importer: /@cloudbase[\\/]node-sdk[\\/]/,
    path: /^\.\/(ai|auth)$|^\.\.?\/utils\/tcbopenapicommonrequester$/,
    standIn: "left-out.ts",
  },
];

function fileOf(name: string): string {
  return join(SLIM_FOLDER, IS_SOURCE ? name : name.replace(/\.ts$/, ".js"));
}

/** The SDK, and what it reads JSON with. */
const SDK_FILE = /node_modules[\\/](@cloudbase|wx-server-sdk|json-bigint)[\\/](?!.*node_modules[\\/])/;

/** Puts the stand-ins into the SDK, and into nothing else. */
export const standInsPlugin = pluginFor("stand-ins", [...PARTS, ...AI_PARTS]);

/** The same for a function that calls `cloud.ai()`. */
export const standInsWithAiPlugin = pluginFor("stand-ins-with-ai", PARTS);

function pluginFor(name: string, parts: readonly Part[]): Plugin {
  return { name, setup: (build) => standIn(build, parts) };
}

function standIn(build: PluginBuild, parts: readonly Part[]): void {
  /** Stand-in → where it was asked for: what it falls back on is the SDK's own copy. */
  const askedIn = new Map<string, string>();
  const names = Object.keys(STAND_INS).map((name) => name.replace(/[./]/g, "\\$&"));
  build.onResolve({ filter: new RegExp(`^(${names.join("|")})(/|$)`) }, ({ path, importer, kind, resolveDir }) => {
    const asked = askedIn.get(importer);
    if (asked !== undefined) return build.resolve(path, { kind, resolveDir: asked });
    const name = STAND_INS[path];
    if (name === undefined || !SDK_FILE.test(importer)) return undefined;
    askedIn.set(fileOf(name), resolveDir);
    return { path: fileOf(name) };
  });
  build.onResolve({ filter: /^\.\.?\// }, ({ path, importer }) => {
    const part = parts.find((one) => one.path.test(path) && one.importer.test(importer));
    return part && { path: fileOf(part.standIn) };
  });
}

/** A file of the SDK, and what is written in it instead. */
interface Rewrite {
  readonly file: RegExp;
  readonly from: RegExp | string;
  readonly to: (path: string) => string;
}

const REWRITES: readonly Rewrite[] = [
  {
    // It is read from a package.json beside it, which a bundle does not have; it goes on the wire.
    file: /node-sdk[\\/]dist[\\/]utils[\\/]version\.js$/,
    from: /^[\s\S]*$/,
    to: (path) => `exports.version = ${JSON.stringify(versionIn(join(dirname(path), "../../package.json")))};`,
  },
  {
    // The module that protobufjs generated, in a file of many modules.
    file: /wx-server-sdk[\\/]index\.js$/,
    from: /(?<=\/\*{3}\/ "\.\/src\/protobuf\/openapi\.js":)[\s\S]*?(?=,\s+\/\*{3}\/ "\.\/src\/)/,
    to: () => '(function(module, _, load) { module.exports = load("protobufjs/minimal"); })',
  },
  {
    file: /signature-nodejs[\\/]lib[\\/]keyvalue\.js$/,
    from: "(l, r) => l.toString().localeCompare(r)",
    to: () => 'require("#compare-names").compareNames',
  },
];

/** Changes places of the SDK that no import leads to. */
export const rewritesPlugin: Plugin = {
  name: "rewrites",
  setup(build) {
    for (const { file, from, to } of REWRITES) {
      build.onLoad({ filter: file }, ({ path }) => {
        const code = readFileSync(path, "utf8");
        const contents = code.replace(from, () => to(path));
        if (contents === code) throw new Error(`${path} is not as slim-sdk.ts knows it: another version of the SDK?`);
        return { contents, loader: "js" };
      });
    }
  },
};

function versionIn(file: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(file, "utf8"));
  return version;
}
