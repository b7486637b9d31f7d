// One function, one file: bundles cloudfunctions/<name>/index.ts with the slim SDK inside.
import { join } from "node:path";
import { type BuildOptions, build, type Metafile } from "esbuild";
import { ToolError } from "../tool-error";
import { sdkVersionPlugin, slimAliases } from "./slim-sdk";

/** What esbuild is told for every function. */
export function bundleOptions(projectDir: string): BuildOptions {
  return {
    absWorkingDir: projectDir,
    bundle: true,
    platform: "node",
    format: "cjs",
    // The oldest runtime a function may have been created with; see docs/decisions.md.
    target: "node18",
    // Minified identifiers make a bundle slower to load, because functions are wrapped then.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: "none",
    metafile: true,
    alias: slimAliases(projectDir),
    plugins: [sdkVersionPlugin(projectDir)],
    logLevel: "silent",
  };
}

/**
 * Writes `<outDir>/index.js` and tells what went into it.
 *
 * @throws {ToolError} `BUNDLE_FAILED` with esbuild's lines, `BUNDLE_BOUNDARY_BROKEN` with the files that do not belong
 */
export async function bundleFunction(projectDir: string, name: string, outDir: string): Promise<Metafile> {
  const entry = join(projectDir, "cloudfunctions", name, "index.ts");
  const { metafile } = await build({
    ...bundleOptions(projectDir),
    entryPoints: [entry],
    outfile: join(outDir, "index.js"),
    metafile: true,
  }).catch((error: unknown) => Promise.reject(bundleFailed(name, error)));
  refuseForeignInputs(name, metafile);
  return metafile;
}

function bundleFailed(name: string, error: unknown): ToolError {
  const { errors = [] } = error as { errors?: { text: string; location: { file: string; line: number } | null }[] };
  const lines = errors.map(({ text, location }) => (location ? `${location.file}:${location.line}: ${text}` : text));
  return new ToolError(
    "BUNDLE_FAILED",
    `"${name}" could not be bundled:\n  ${lines.join("\n  ")}`,
    "Correct these lines.",
    {
      cause: error,
    },
  );
}

/** Where the code of a function may come from; packages may be installed further up. */
const ALLOWED_INPUT = /^(cloudfunctions|src)\/|(^|\/)node_modules\//;

function refuseForeignInputs(name: string, { inputs }: Metafile): void {
  const foreign = Object.keys(inputs).filter((path) => !ALLOWED_INPUT.test(path));
  if (foreign.length === 0) return;
  throw new ToolError(
    "BUNDLE_BOUNDARY_BROKEN",
    `"${name}" pulls in files that do not belong into a function:\n  ${foreign.map((path) => importChain(path, inputs)).join("\n  ")}`,
    "Move what the function needs to src/, or take the import out.",
  );
}

function importChain(path: string, inputs: Metafile["inputs"]): string {
  const importer = Object.entries(inputs).find(([, { imports }]) => imports.some((imported) => imported.path === path));
  return importer ? `${path}, imported by ${importer[0]}` : path;
}
