// The parts of the SDK that stand-ins take the place of, each as the SDK itself finds it.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { build } from "esbuild";
import { bundleOptions } from "../../../tools/bundle/run-bundler";

const SDK = require.resolve("wx-server-sdk");
const sdkRequire = createRequire(SDK);
const nodeSdkRequire = createRequire(sdkRequire.resolve("@cloudbase/node-sdk"));
const databaseRequire = createRequire(nodeSdkRequire.resolve("@cloudbase/database"));

/** EJSON of bson, in the version that the database client brings. */
export const ejson = (): Codec => databaseRequire("bson").EJSON;

/** What a package of the SDK gets in a bundle when it requires another one. */
export async function slimPart<Part>(importer: string, required: string): Promise<Part> {
  const folder = mkdtempSync(join(tmpdir(), "slim-part-"));
  const outfile = join(folder, "part.js");
  const importerDir = dirname((importer === "wx-server-sdk" ? sdkRequire : nodeSdkRequire).resolve(importer));
  const contents = `module.exports = require(${JSON.stringify(required)});`;
  const stdin = { contents, resolveDir: importerDir, sourcefile: join(importerDir, "probe.js") };
  try {
    await build({ ...bundleOptions(resolve(__dirname, "../../../../..")), stdin, outfile });
    return require(outfile);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export interface Codec {
  stringify(value: unknown, options: object): string;
  parse(text: string): unknown;
}

export const jsonBigint = () => sdkRequire("json-bigint");

export const formData = () => nodeSdkRequire("form-data");

/** The messages that protobufjs generated: a module inside the SDK's one file, taken out as it stands there. */
export function generatedMessages(): Record<string, Message> {
  const code = readFileSync(SDK, "utf8");
  const found = /\/\*{3}\/ "\.\/src\/protobuf\/openapi\.js":([\s\S]*?),\s+\/\*{3}\/ "\.\/src\//.exec(code)?.[1];
  const module = { exports: {} };
  new Function("module", "load", `(${found})(module, module.exports, load)`)(module, sdkRequire);
  return module.exports;
}

export interface Message {
  encode(message: object): { finish(): Buffer };
  decode(content: Buffer): object;
}
