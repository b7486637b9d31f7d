// `npm run pack` calls this before it packs: what is installed is JavaScript with types, in lib/. Inside the repository everything runs
// from the sources, so lib/ is removed again afterwards (build-package.ts --remove).
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { build } from "esbuild";
import { buildPage } from "./simulator/page/page-assets";

const HOME = __dirname;
const LIB = join(HOME, "lib");
/**
 * Texts of the repository, at the same paths: errors name their documents, and who has installed the package finds them in it; so do coding
 * assistants what they must know.
 */
const TEXTS = ["docs", "llms.txt", ".agents"];
const ROOMS = ["src", "project", "server", "simulator", "testing", "tools"];
/** What is no TypeScript and belongs beside it: scripts of processes of their own, a certificate, notes for bundlers. */
const COPIED = /\.(js|sh|pem|json)$/;

/** Stand-ins of CommonJS packages, which are CommonJS themselves. */
const SLIM = /[\\/]slim[\\/]/;

const files = ROOMS.flatMap((room) =>
  readdirSync(join(HOME, room), { recursive: true, encoding: "utf8" }).map((path) => join(room, path)),
);

async function main(): Promise<void> {
  for (const made of ["lib", ...TEXTS]) rmSync(join(HOME, made), { recursive: true, force: true });
  if (process.argv.includes("--remove")) return;
  // Pictures are for who reads in the repository; text alone is a tenth of that.
  const isText = (path: string) => basename(path) !== "pictures";
  for (const text of TEXTS) cpSync(join(HOME, "../..", text), join(HOME, text), { recursive: true, filter: isText });
  const sources = files.filter((file) => file.endsWith(".ts"));
  // For Node: one file for each, so that what is found beside a file is found there as well.
  await compile(sources, LIB, "cjs");
  // For bundlers, which leave out what a function does not use only where modules say what they import.
  await compile(
    sources.filter((file) => file.startsWith("src") && !SLIM.test(file)),
    join(LIB, "module"),
    "esm",
  );
  for (const file of files.filter((path) => COPIED.test(path))) {
    cpSync(join(HOME, file), join(LIB, file));
    if (file.startsWith("src")) cpSync(join(HOME, file), join(LIB, "module", file));
  }
  await writePage();
  declareTypes();
}

/** Who installs the package gets the page as it is served, with the licences of what is in it, and not what it is made of. */
async function writePage(): Promise<void> {
  const { script, style, packages } = await buildPage();
  const written = { "page.js": script, "page.css": style, "licences.txt": packages.map(licenceOf).join("\n") };
  mkdirSync(join(LIB, "page"));
  for (const [name, text] of Object.entries(written)) writeFileSync(join(LIB, "page", name), text);
}

function licenceOf(folder: string): string {
  const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const text = readdirSync(folder).find((file) => /^licen[cs]e(\.md|\.txt)?$/i.test(file));
  if (text === undefined) throw new Error(`${name} has no text of its licence, which the page has to carry.`);
  return `${name} ${version}\n\n${readFileSync(join(folder, text), "utf8")}`;
}

function compile(entryPoints: readonly string[], outdir: string, format: "cjs" | "esm") {
  return build({
    absWorkingDir: HOME,
    entryPoints: [...entryPoints],
    outdir,
    outbase: HOME,
    format,
    platform: "node",
    target: "node20",
    // Node's own import() would want the endings of files.
    ...(format === "cjs" && { supported: { "dynamic-import": false } }),
  });
}

function declareTypes(): void {
  const folder = mkdtempSync(join(tmpdir(), "message-push-types-"));
  try {
    const compilerOptions = { noEmit: false, declaration: true, emitDeclarationOnly: true, outDir: LIB, rootDir: HOME };
    const entries = ["src/index.ts", "src/desk.ts", "testing/index.ts"].map((file) => join(HOME, file));
    const typeRoots = [join(HOME, "../../node_modules/@types")];
    const settings = {
      extends: join(HOME, "../tsconfig.json"),
      compilerOptions: { ...compilerOptions, typeRoots },
      files: entries,
      include: [],
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(settings));
    const tsc = join(dirname(createRequire(__filename).resolve("typescript/package.json")), "bin", "tsc");
    const { status } = spawnSync(process.execPath, [tsc, "-p", folder], { stdio: "inherit" });
    if (status !== 0) throw new Error("The types could not be written.");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
