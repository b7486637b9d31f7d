// Which packages' code is in a function or in the simulator's page, read off the bundler's own list of inputs.
import { relative } from "node:path";
import { buildPage } from "../../message-push/simulator/page/page-assets";
import { findProjectFunctions } from "../../message-push/tools/bundle/project-functions";
import { runBundler } from "../../message-push/tools/bundle/run-bundler";
import { inTempFolder } from "../../message-push/tools/temp-folder";

/** Package folders of which something is left in at least one bundle. */
export async function bundledPackages(projectDir: string): Promise<ReadonlySet<string>> {
  const project = findProjectFunctions(projectDir);
  const bundled = await inTempFolder((folder) => runBundler(projectDir, project, folder));
  const parts = bundled.flatMap((own) => own.parts);
  return new Set(parts.flatMap(([path, bytes]) => (bytes > 0 ? (packageFolder(path) ?? []) : [])));
}

/** Package folders of which something is in the page. */
export async function packagesInPage(projectDir: string): Promise<ReadonlySet<string>> {
  const { packages } = await buildPage();
  return new Set(packages.map((folder) => relative(projectDir, folder).replaceAll("\\", "/")));
}

/** From the first node_modules on: packages may be installed further up. */
function packageFolder(path: string): string | undefined {
  return /node_modules\/(?:.*node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
}
