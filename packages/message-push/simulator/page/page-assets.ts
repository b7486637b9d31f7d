// The files of the page: built beforehand where the package is installed, and built from page/ here, anew for every load of it.
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** What the page is made of. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/** Just made. */
export interface BuiltPage extends PageAssets {
  /** Folders of the packages that are in it: who hands the page on hands them on. */
  readonly packages: readonly string[];
}

const HOME = join(__dirname, "../../page");
/** Only there where it was built for an installation; build-package.ts makes it. */
const BUILT_SCRIPT = join(HOME, "page.js");

export async function readPage(): Promise<PageAssets> {
  if (!existsSync(BUILT_SCRIPT)) return buildPage();
  return { script: readFileSync(BUILT_SCRIPT, "utf8"), style: readFileSync(join(HOME, "page.css"), "utf8") };
}

/**
 * Bundles the page's sources. The installation's copy is made by the same call.
 *
 * @throws the bundler's error, with files and lines
 */
export async function buildPage(): Promise<BuiltPage> {
  // Whoever never opens the page does not wait for the bundler.
  const { build } = await import("esbuild");
  const { outputFiles, metafile } = await build({
    absWorkingDir: HOME,
    entryPoints: { page: "main.tsx" },
    outdir: "out",
    write: false,
    metafile: true,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    charset: "utf8",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  const text = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? "";
  const outputs = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  const folders = outputs.flatMap(([path, { bytesInOutput }]) =>
    bytesInOutput > 0 ? (packageFolder(path) ?? []) : [],
  );
  return { script: text(".js"), style: text(".css"), packages: [...new Set(folders)].sort() };
}

function packageFolder(input: string): string | undefined {
  const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
  return folder === undefined ? undefined : resolve(HOME, folder);
}
