// Which packages' code is in a function, read off the bundler's own list of inputs.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleFunction } from "../bundle/bundle-function";
import { findProjectFunctions } from "../bundle/project-functions";

/** Package folders of which something is left in at least one bundle. */
export async function bundledPackages(projectDir: string): Promise<ReadonlySet<string>> {
  const folder = mkdtempSync(join(tmpdir(), "licences-"));
  try {
    const { names } = findProjectFunctions(projectDir);
    const metafiles = await Promise.all(names.map((name) => bundleFunction(projectDir, name, join(folder, name))));
    const outputs = metafiles.flatMap((metafile) => Object.values(metafile.outputs));
    const inputs = outputs.flatMap((output) => Object.entries(output.inputs));
    return new Set(
      inputs.flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? (packageFolder(path) ?? []) : [])),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** From the first node_modules on: packages may be installed further up. */
function packageFolder(path: string): string | undefined {
  return /node_modules\/(?:.*node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
}
