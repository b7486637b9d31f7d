// A Stryker plugin that leaves out what is only there to be read: the texts of errors, and what log lines say.
import { declareValuePlugin, PluginKind } from "@stryker-mutator/api/plugin";

/** @typedef {import("@babel/types").Node} Node */

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, "texts", { shouldIgnore })];

const LOG_VERBS = new Set(["info", "warn", "error", "failure"]);
const TEXTS_OF_A_REFUSAL = new Set(["fact", "fix", "en", "zh"]);

/** @param {{ node?: Node, parent?: Node | null }} path */
function shouldIgnore({ node, parent }) {
  if (node === undefined) return undefined;
  const isText = isTextOfError(node, parent) || isTextsOfRefusal(node) || isLogged(node, parent);
  return isText ? "It is only read by people." : undefined;
}

/**
 * new PushError(code, fact, fix, options): the code is what programs go by.
 *
 * @param {Node} node @param {Node | null} [parent]
 */
function isTextOfError(node, parent) {
  if (parent?.type !== "NewExpression" || nameOf(parent.callee) !== "PushError") return false;
  return node === parent.arguments[1] || node === parent.arguments[2];
}

/**
 * { fact: { en: "…", zh: "…" }, fix: { … }, isPassing: true }: what is not a text decides.
 *
 * @param {Node} node @returns {boolean}
 */
function isTextsOfRefusal(node) {
  if (node.type === "ObjectProperty") return TEXTS_OF_A_REFUSAL.has(nameOf(node.key));
  return node.type === "ObjectExpression" && node.properties.length > 0 && node.properties.every(isTextsOfRefusal);
}

/**
 * Whether a line is written at all is mutated; what it tells is not.
 *
 * @param {Node} node @param {Node | null} [parent]
 */
function isLogged({ type }, parent) {
  if (parent?.type !== "CallExpression" || parent.callee.type !== "MemberExpression") return false;
  const isTold = type === "StringLiteral" || type === "ObjectExpression";
  return isTold && LOG_VERBS.has(nameOf(parent.callee.property));
}

/** @param {Node} node */
function nameOf(node) {
  return node.type === "Identifier" ? node.name : "";
}
