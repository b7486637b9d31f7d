// Finds what stands in one language only: English sentences that are not the `en` of a Both, and texts whose languages hold different values.
import { readFileSync } from "node:fs";
import { parse } from "@babel/parser";

/** A sentence and where it stands. */
export interface LoneSentence {
  readonly line: number;
  readonly text: string;
}

/** A text with values that the other language does not hold. */
export interface UnevenText {
  readonly line: number;
  readonly en: readonly string[];
  readonly zh: readonly string[];
}

interface Node {
  readonly type: string;
  readonly loc?: { readonly start: { readonly line: number } };
  readonly [field: string]: unknown;
}

/** Three words in a row, of which the second and third begin with a small letter: code, ids and headers have no such row. */
const SENTENCE = /(?:^|[\s"'(])[A-Za-z][a-z']*,? [a-z][a-z']*,? [a-z]+/;

/** Whether text has a sentence in English words; what stands in backticks is code. */
export function isSentence(text: string): boolean {
  return SENTENCE.test(text.replaceAll(/`[^`]*`/g, "`"));
}

/** Sentences of `file` outside of every `{ en, zh }`, without types, imports and comments. */
export function loneSentences(file: string): readonly LoneSentence[] {
  const found: LoneSentence[] = [];
  visit(programOf(file), (node) => {
    if (isBoth(node) || isClass(node) || /^(?:TS.*(?:Type|Annotation|Declaration)|ImportDeclaration)$/.test(node.type))
      return false;
    const text = textOf(node);
    if (text !== undefined && isSentence(text)) found.push({ line: lineOf(node), text });
    return true;
  });
  return found;
}

/** The texts of `file` whose languages do not hold the same values. A function that is called, as `plural` is, counts by its arguments. */
export function unevenTexts(file: string): readonly UnevenText[] {
  const found: UnevenText[] = [];
  visit(programOf(file), (node) => {
    if (!isBoth(node)) return true;
    const [en, zh] = [valuesIn(member(node, "en")), valuesIn(member(node, "zh"))];
    if (en.join() !== zh.join()) found.push({ line: lineOf(node), en, zh });
    return true;
  });
  return found;
}

function programOf(file: string): Node {
  const plugins = file.endsWith("x") ? (["typescript", "jsx"] as const) : (["typescript"] as const);
  return parse(readFileSync(file, "utf8"), { sourceType: "module", plugins: [...plugins] }).program as unknown as Node;
}

function visit(node: Node, enter: (node: Node) => boolean): void {
  if (!enter(node)) return;
  for (const child of childrenOf(node)) visit(child, enter);
}

function childrenOf(node: Node): readonly Node[] {
  return Object.entries(node).flatMap(([name, value]) =>
    name === "loc" || name.endsWith("omments") ? [] : [value].flat().filter(isNode),
  );
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof Object(value).type === "string";
}

/** Names of style rules, which are words in a row as well. */
function isClass(node: Node): boolean {
  return node.type === "JSXAttribute" && Object(node.name).name === "class";
}

function isBoth(node: Node): boolean {
  return node.type === "ObjectExpression" && member(node, "en") !== undefined && member(node, "zh") !== undefined;
}

function member(node: Node, name: string): Node | undefined {
  const properties = [node.properties].flat().filter(isNode);
  const found = properties.find((property) => Object(property.key).name === name);
  return isNode(found?.value) ? found.value : undefined;
}

/** The text, with `…` for each value, as one sentence. */
function textOf(node: Node): string | undefined {
  if (node.type === "StringLiteral" || node.type === "JSXText") return String(node.value);
  if (node.type !== "TemplateLiteral") return undefined;
  return [node.quasis]
    .flat()
    .filter(isNode)
    .map((part) => String(Object(part.value).cooked))
    .join("…");
}

/** Names that are put in, each once, sorted: `count`, `error.code`. Of a Both, the member of the language is left out. */
function valuesIn(text: Node | undefined): readonly string[] {
  const names = new Set<string>();
  if (text === undefined) return [];
  visit(text, (node) => {
    if (node.type === "CallExpression" && isNode(node.callee)) {
      const callee = node.callee;
      if (isMember(callee) && isNode(callee.object)) addNames(callee.object, names);
      for (const argument of [node.arguments].flat().filter(isNode)) addNames(argument, names);
      return false;
    }
    if (isMember(node) && pathOf(node) === undefined && node.computed !== true && isNode(node.object)) {
      addNames(node.object, names);
      return false;
    }
    return addName(node, names);
  });
  return [...names].sort();
}

function addNames(node: Node, names: Set<string>): void {
  for (const name of valuesIn(node)) names.add(name);
}

/** Adds a name or path; says whether to look further inside. */
function addName(node: Node, names: Set<string>): boolean {
  if (node.type === "Identifier" && node.name !== "undefined") names.add(String(node.name));
  const path = isMember(node) ? pathOf(node) : undefined;
  if (path !== undefined) names.add(path.replace(/\.(?:en|zh)$/, ""));
  return path === undefined;
}

function isMember(node: Node): boolean {
  return node.type === "MemberExpression" || node.type === "OptionalMemberExpression";
}

function pathOf(node: Node): string | undefined {
  if (node.type === "Identifier") return String(node.name);
  if (!isMember(node) || node.computed === true || !isNode(node.object)) return undefined;
  const before = pathOf(node.object);
  return before === undefined ? undefined : `${before}.${Object(node.property).name}`;
}

function lineOf(node: Node): number {
  return node.loc?.start.line ?? 0;
}
