// Imports of files that are no code: what esbuild says of them, and how such a file is read instead.
import { basename } from "node:path";
import { type Both, inBoth, same } from "../../src/language";
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
  const lines = imports.map(({ path, place }) => `${place}: ${path}`).join("\n  ");
  const ways = waysTo(first.path, functionsDir);
  const notes = noteOn(imports.map(({ path }) => path));
  throw new ToolError(
    "FILE_IMPORTED",
    {
      en: `These imports lead to files that are no code:\n  ${lines}`,
      zh: `这些 import 引入的文件不是代码：\n  ${lines}`,
    },
    inBoth((language) => [ways, ...notes].map((text) => text[language]).join({ en: " ", zh: "" }[language])),
    { cause: error },
  );
}

function waysTo(path: string, functionsDir: string): Both {
  const inside = path.startsWith(`${functionsDir}/`) ? path.split("/").slice(functionsDir.split("/").length + 1) : [];
  const name = inside.join("/") || basename(path);
  const begin =
    inside.length === 0
      ? {
          en: "Move the file into the function's folder, and take the import out.",
          zh: "请把文件移到云函数的文件夹里，并去掉这个 import。",
        }
      : { en: "Take the import out.", zh: "请去掉这个 import。" };
  const asPicture = /\.(png|jpe?g|gif)$/i.test(name)
    ? {
        en: `media.fromFile("${name}") in the handler sends a picture, and `,
        zh: `在处理函数里用 media.fromFile("${name}") 发送图片；`,
      }
    : same("");
  return {
    en: `${begin.en} ${asPicture.en}join(__dirname, "${name}") is the path of a file to read: the build packs it with the function.`,
    zh: `${begin.zh}${asPicture.zh}要读取文件，路径是 join(__dirname, "${name}")：打包时会随云函数一起带上。`,
  };
}

function noteOn(paths: readonly string[]): readonly Both[] {
  const isText = paths.some((path) => /\.md$/i.test(path));
  return isText
    ? [
        {
          en: "A .md file is not packed: give it another ending, for example .txt.",
          zh: ".md 文件不会被打包：请换个后缀，例如 .txt。",
        },
      ]
    : [];
}
