// Builds the probe's function as any function of a project is built: one file with the SDK, config.json and package.json.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MANIFEST_VERSION, writeManifestText } from "../../project/function-manifest";
import { IS_SOURCE } from "../../project/package-home";
import { bundleOptions } from "../bundle/run-bundler";
import { ONE_BUILD } from "../bundle/warm-build";
import { PROBE_FUNCTION, PROBE_TIMEOUT_SECONDS } from "./probe-names";

/** Cloud calls that the parts make. */
export const PROBE_PERMISSIONS: readonly string[] = [
  "customerServiceMessage.send",
  "customerServiceMessage.setTyping",
  "customerServiceMessage.uploadTempMedia",
  "customerServiceMessage.getTempMedia",
  "security.msgSecCheck",
];

/** The pairs that the person binds in the console. */
export const PROBE_PAIRS = ["text", "event:user_enter_tempsession"] as const;

/** Writes the function into `folder`. */
export async function buildProbe(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await ONE_BUILD.bundle({
    ...bundleOptions(folder),
    entryPoints: [{ in: join(__dirname, "function", IS_SOURCE ? "main.ts" : "main.js"), out: "index" }],
    outdir: folder,
  });
  const config = { permissions: { openapi: PROBE_PERMISSIONS } };
  writeFileSync(join(folder, "config.json"), `${JSON.stringify(config, null, 2)}\n`);
  const manifest = {
    version: MANIFEST_VERSION,
    pairs: [...PROBE_PAIRS],
    isOfRuntime: false,
    isSlow: false,
    deadlineMs: PROBE_TIMEOUT_SECONDS * 1_000,
    dispatchesTo: [],
    hasTimer: true,
    ownPairs: {},
  } as const;
  writeFileSync(join(folder, "package.json"), writeManifestText(PROBE_FUNCTION, "0.0.0", manifest));
}
