// Which cloud calls the author's own code can make, read from its source: direct ones, and those behind `media` of a handler, pictures in replies,
// and `keepPicture`.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ParserOptions, parse } from "@babel/parser";
import type { Node } from "@babel/types";

/** What the sources of a function call and name. */
export interface SourceCalls {
  /** Names as config.json has them: `security.msgSecCheck`. */
  readonly openapi: ReadonlySet<string>;
  /** Every name and text in the code: what is not among them is called by nothing here. */
  readonly words: ReadonlySet<string>;
}

/** What is in the code of a function's own files, as its build lists them. */
export function nodesIn(projectDir: string, sources: readonly string[]): Node[] {
  const own = sources.filter((file) => /\.[cm]?[jt]s$/.test(file));
  return own.flatMap((file) => nodesOf(parse(readFileSync(join(projectDir, file), "utf8"), PARSER)));
}

const PARSER: ParserOptions = { sourceType: "module", plugins: ["typescript", "decorators"], errorRecovery: true };

const MEDIA_CALLS: Readonly<Record<string, string>> = {
  upload: "customerServiceMessage.uploadTempMedia",
  fromFile: "customerServiceMessage.uploadTempMedia",
  download: "customerServiceMessage.getTempMedia",
};

/** Reads the files of a function, as its build lists them. */
export function readCalls(projectDir: string, sources: readonly string[]): SourceCalls {
  const nodes = nodesIn(projectDir, sources);
  const mediaNames = new Set(["media", ...nodes.flatMap(renamedMedia)]);
  return {
    openapi: new Set(
      nodes.flatMap((node) => [...directCall(node), ...mediaCalls(node, mediaNames), ...pictureCalls(node)]),
    ),
    words: new Set(nodes.flatMap(wordIn)),
  };
}

function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== "object" || value === null) return [];
  const { type } = value as { type?: unknown };
  // Tokens and comments stand beside the program and are no code.
  if (typeof type !== "string" || type.startsWith("Comment")) return [];
  return [value as Node, ...Object.values(value).flatMap(nodesOf)];
}

function wordIn(node: Node): string[] {
  if (node.type === "Identifier") return [node.name];
  return node.type === "StringLiteral" ? node.value.split(".") : [];
}

/** `cloud.openapi.security.msgSecCheck` → its names; empty when the chain is not made of names. */
function chainOf(node: Node): string[] {
  if (node.type === "Identifier") return [node.name];
  if (node.type === "CallExpression") return chainOf(node.callee);
  if (node.type === "TSNonNullExpression" || node.type === "TSAsExpression") return chainOf(node.expression);
  if (node.type !== "MemberExpression" && node.type !== "OptionalMemberExpression") return [];
  const name = memberName(node.property, node.computed);
  return name === undefined ? [] : [...chainOf(node.object), name];
}

function memberName(property: Node, isComputed: boolean): string | undefined {
  if (isComputed) return property.type === "StringLiteral" ? property.value : undefined;
  return property.type === "Identifier" ? property.name : undefined;
}

function directCall(node: Node): string[] {
  const chain = chainOf(node);
  const [group, method] = chain.slice(chain.indexOf("openapi") + 1);
  return chain.includes("openapi") && group !== undefined && method !== undefined ? [`${group}.${method}`] : [];
}

/** `media.upload`, `context.media.upload`, and `{ upload }` taken out of either. */
function mediaCalls(node: Node, mediaNames: ReadonlySet<string>): string[] {
  const [media = "", verb = ""] = chainOf(node).slice(-2);
  const verbs = mediaNames.has(media) ? [verb] : takenFromMedia(node, mediaNames);
  return verbs.flatMap((name) => MEDIA_CALLS[name] ?? []);
}

const UPLOADED: readonly string[] = ["file", "fileID", "url"];

/** `reply.image({ file })`, `reply.miniProgramPage({ …, url })`, and `keepPicture(…)`. */
function pictureCalls(node: Node): string[] {
  if (node.type !== "CallExpression") return [];
  const [builder = "", verb = builder] = chainOf(node.callee).slice(-2);
  if (verb === "keepPicture") return [MEDIA_CALLS.download ?? ""];
  const [first] = node.arguments;
  if (builder !== "reply" || first?.type !== "ObjectExpression") return [];
  if (verb !== "image" && verb !== "miniProgramPage") return [];
  return keysOf(first).some((key) => UPLOADED.includes(key)) ? [MEDIA_CALLS.upload ?? ""] : [];
}

function takenFromMedia(node: Node, mediaNames: ReadonlySet<string>): string[] {
  if (node.type === "ObjectProperty" && isMediaKey(node.key)) return keysOf(node.value);
  if (node.type !== "VariableDeclarator" || !node.init) return [];
  return mediaNames.has(chainOf(node.init).at(-1) ?? "") ? keysOf(node.id) : [];
}

function keysOf(pattern: Node): string[] {
  if (pattern.type !== "ObjectPattern" && pattern.type !== "ObjectExpression") return [];
  return pattern.properties.flatMap((property) =>
    property.type === "ObjectProperty" && property.key.type === "Identifier" ? [property.key.name] : [],
  );
}

/** `{ media: pictures }` */
function renamedMedia(node: Node): string[] {
  return node.type === "ObjectProperty" && isMediaKey(node.key) && node.value.type === "Identifier"
    ? [node.value.name]
    : [];
}

function isMediaKey(key: Node): boolean {
  return key.type === "Identifier" && key.name === "media";
}
