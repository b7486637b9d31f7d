// Imports of files that are no code: what esbuild says of them, and how such a file is read instead.
import { basename } from "node:path";
import { ToolError } from "../tool-error";

/** An error of esbuild's. */
export interface BundlerMessage {
  readonly text: string;
  readonly location: { readonly file: string; readonly line: number } | null;
}

const NO_LOADER = /^No loader is configured for "([^"]+)" files: (.+)$/;

/** The errors of a failed bundler run. */
export function messagesOf(error: unknown): readonly BundlerMessage[] {
  return (error as { readonly errors?: readonly BundlerMessage[] }).errors ?? [];
}

/** The endings of imported files that are no code, such as `.png`. */
export function endingsIn(error: unknown): readonly string[] {
  return [...new Set(messagesOf(error).flatMap(({ text }) => NO_LOADER.exec(text)?.[1] ?? []))];
}

/**
 * Refuses imports of files that are no code, when the bundler failed of them.
 *
 * @throws {ToolError} `FILE_IMPORTED` with every such import of the project
 */
export function refuseFileImports(error: unknown, functionsDir: string): void {
  const imports = messagesOf(error).flatMap(({ text, location }) => {
    const path = NO_LOADER.exec(text)?.[2];
    // What a package imports is for its author to read in another way.
    if (path === undefined || location === null || /(^|\/)node_modules\//.test(location.file)) return [];
    return [{ path, place: `${location.file}:${location.line}` }];
  });
  const [first] = imports;
  if (first === undefined) return;
  throw new ToolError(
    "FILE_IMPORTED",
    `These imports lead to files that are no code:\n  ${imports.map(({ path, place }) => `${place}: ${path}`).join("\n  ")}`,
    [waysTo(first.path, functionsDir), ...noteOn(imports.map(({ path }) => path))].join(" "),
    { cause: error },
  );
}

function waysTo(path: string, functionsDir: string): string {
  const inside = path.startsWith(`${functionsDir}/`) ? path.split("/").slice(functionsDir.split("/").length + 1) : [];
  const name = inside.join("/") || basename(path);
  const begin =
    inside.length === 0 ? "Move the file into the function's folder, and take the import out." : "Take the import out.";
  const asPicture = /\.(png|jpe?g|gif)$/i.test(name)
    ? `media.fromFile("${name}") in the handler sends a picture, and `
    : "";
  return `${begin} ${asPicture}join(__dirname, "${name}") is the path of a file to read: the build packs it with the function.`;
}

function noteOn(paths: readonly string[]): readonly string[] {
  const isText = paths.some((path) => /\.md$/i.test(path));
  return isText ? ["A .md file is not packed: give it another ending, for example .txt."] : [];
}
