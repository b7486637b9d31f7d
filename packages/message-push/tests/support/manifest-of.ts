// The manifest of a built function, for tests that make one without the build.
import { type FunctionManifest, MANIFEST_VERSION, writeManifestText } from "../../project/function-manifest";

/** Of a function of the runtime without pairs, but for what is given. */
export function manifestOf(own: Partial<FunctionManifest> = {}): FunctionManifest {
  const plain = { isOfRuntime: true, isSlow: false, deadlineMs: 0, hasTimer: false, ownPairs: {} } as const;
  return { version: MANIFEST_VERSION, pairs: [], dispatchesTo: [], ...plain, ...own };
}

/** The built package.json that holds it. */
export function manifestText(name: string, own: Partial<FunctionManifest> = {}): string {
  return writeManifestText(name, "0.0.0", manifestOf(own));
}
