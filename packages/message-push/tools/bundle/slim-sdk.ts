// Keeps the parts of the SDK that no function reaches out of the bundles. tests/artifact/sdk-wire.test.ts proves that the
// slim SDK and the plain one send and read the same.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Plugin } from "esbuild";
import { IS_SOURCE, PACKAGE_DIR } from "../../project/package-home";

/** They take the place of CommonJS, and are CommonJS themselves. */
const SLIM_FOLDER = join(PACKAGE_DIR, IS_SOURCE ? "src" : "lib/src", "platform/cloudbase/slim");

/** Package → stand-in, where the SDK imports it. What a team's function imports itself is the package. */
const STAND_INS: Readonly<Record<string, string>> = {
  "@cloudbase/wx-cloud-client-sdk": "model-client.ts",
  "@cloudbase/ai": "ai.ts",
  "@cloudbase/app": "ai.ts",
  "web-streams-polyfill": "ai.ts",
  jsonwebtoken: "jsonwebtoken.ts",
  axios: "axios.ts",
  "http-proxy-agent": "proxy-agents.ts",
  "https-proxy-agent": "proxy-agents.ts",
  "mime-db": "mime.ts",
  "mime-types": "mime.ts",
  xml2js: "xml-errors.ts",
  "es-set-tostringtag": "to-string-tag.ts",
};

function fileOf(name: string): string {
  return join(SLIM_FOLDER, IS_SOURCE ? name : name.replace(/\.ts$/, ".js"));
}

/** The SDK, and what it uses to write forms. */
const SDK_FILE = /node_modules[\\/](@cloudbase|wx-server-sdk|form-data)[\\/](?!.*node_modules[\\/])/;

/** Puts the stand-ins into the SDK, and into nothing else. */
export const standInsPlugin: Plugin = {
  name: "stand-ins",
  setup(build) {
    const names = Object.keys(STAND_INS).map((name) => name.replace("/", "\\/"));
    build.onResolve({ filter: new RegExp(`^(${names.join("|")})$`) }, ({ path, importer }) => {
      const file = STAND_INS[path];
      return file !== undefined && SDK_FILE.test(importer) ? { path: fileOf(file) } : undefined;
    });
  },
};

/** node-sdk reads its version from a package.json beside it, which a bundle does not have; it goes on the wire. */
export function sdkVersionPlugin(): Plugin {
  return {
    name: "sdk-version",
    setup(build) {
      build.onLoad({ filter: /node-sdk[\\/]dist[\\/]utils[\\/]version\.js$/ }, ({ path }) => {
        const file = join(dirname(path), "../../package.json");
        const { version }: { version: string } = JSON.parse(readFileSync(file, "utf8"));
        return { contents: `exports.version = ${JSON.stringify(version)};`, loader: "js" };
      });
    },
  };
}

/** The one part of a package that is left out by its file: `watch` of the database. */
export const realtimePlugin: Plugin = {
  name: "realtime",
  setup(build) {
    build.onResolve({ filter: /\/realtime\/websocket-client$/ }, ({ importer }) =>
      /@cloudbase[\\/]database[\\/]/.test(importer) ? { path: fileOf("realtime.ts") } : undefined,
    );
  },
};
