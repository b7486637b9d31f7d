// The page paths that stand in the code of functions: those written out, and the begin of those that are put together.
import type { Node } from "@babel/types";
import { nodesIn } from "./read-calls";

/** As far as a path is known: of `pages/a?id=${id}` the page, of `${page}?id=7` nothing, of `/${page}` the slash. */
export interface WrittenPath {
  readonly text: string;
  /** Whether the page is known to its end. */
  readonly isWhole: boolean;
  /** Whether it may be a page of another mini program. */
  readonly isForeign?: true;
}

/** Reads the files of a function, as its build lists them. */
export function readPagePaths(projectDir: string, sources: readonly string[]): readonly WrittenPath[] {
  return nodesIn(projectDir, sources).flatMap((node) => [...inCard(node), ...inPageLink(node), ...inTag(node)]);
}

function inCard(node: Node): WrittenPath[] {
  if (node.type !== "ObjectExpression") return [];
  const paths = pathIn(node, "pagepath");
  return has(node, "appid") ? paths.map((path) => ({ ...path, isForeign: true })) : paths;
}

/** `pageLink("我的订单", { appid, path: "pages/order/order" })` */
function inPageLink(node: Node): WrittenPath[] {
  if (node.type !== "CallExpression" || node.callee.type !== "Identifier" || node.callee.name !== "pageLink") return [];
  const [, page] = node.arguments;
  return page?.type === "ObjectExpression" ? pathIn(page, "path") : [];
}

/** A link that is written out in a text. */
function inTag(node: Node): WrittenPath[] {
  const text =
    node.type === "StringLiteral" ? node.value : node.type === "TemplateElement" ? (node.value.cooked ?? "") : "";
  const paths = text.matchAll(/data-miniprogram-path="([^"]*)(")?/g);
  return Array.from(paths, ([, path = "", end]) => ({ text: path, isWhole: end !== undefined || /[?#]/.test(path) }));
}

function has(node: Extract<Node, { type: "ObjectExpression" }>, name: string): boolean {
  return node.properties.some((property) => property.type === "SpreadElement" || nameOf(property) === name);
}

function pathIn(node: Extract<Node, { type: "ObjectExpression" }>, name: string): WrittenPath[] {
  return node.properties.flatMap((property) =>
    property.type === "ObjectProperty" && nameOf(property) === name ? writtenIn(property.value) : [],
  );
}

function nameOf({ key }: { readonly key: Node }): string | undefined {
  return key.type === "Identifier" ? key.name : key.type === "StringLiteral" ? key.value : undefined;
}

function writtenIn(value: Node): WrittenPath[] {
  if (value.type === "StringLiteral") return [{ text: value.value, isWhole: true }];
  if (value.type !== "TemplateLiteral") return [];
  const text = value.quasis[0]?.value.cooked ?? "";
  return [{ text, isWhole: value.expressions.length === 0 || /[?#]/.test(text) }];
}
