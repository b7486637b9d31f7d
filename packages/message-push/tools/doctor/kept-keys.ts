// Looks for keys in the files that git keeps: texts that begin as keys do, and literals in cloudbaserc.json whose names say so.
// What is found is told by its place, and never by its value.
import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { isPackageFile } from "../../project/package-home";
import { type Both, say } from "../../src/language";
import { listKeptFiles } from "./kept-files";

/** A text that has the form of a key. */
export interface KeyText {
  readonly path: string;
  readonly line: number;
  /** What makes it one, as words. */
  readonly form: Both;
}

/** A variable with a literal, and the functions that have it. */
export interface LiteralVariable {
  readonly variable: string;
  readonly functions: readonly string[];
}

export interface KeptKeys {
  /** How many files were looked at. */
  readonly files: number;
  readonly texts: readonly KeyText[];
  readonly literals: readonly LiteralVariable[];
  /** `.env` and `.env.local`, where git keeps them. */
  readonly trackedEnvFiles: readonly string[];
}

export const ENV_FILES = [".env", ".env.local"] as const;

/** The beginnings that are looked for, as the doctor names them. */
export const KEY_BEGINNINGS = ["sk-", "AKID", "LTAI", "ghp_", "github_pat_"] as const;

export const PRIVATE_KEY: Both = { en: "a private key", zh: "私钥" };

/** OpenAI, DeepSeek and others; Tencent Cloud; Alibaba Cloud; GitHub; PEM. As long as they are given out, so that words are no keys. */
const FORMS: readonly (readonly [form: Both, pattern: RegExp])[] = [
  [beginning(["sk-"], { en: "a model's API key", zh: "大模型的 API Key" }), /(?<![\w-])sk-(?=[\w-]*\d)[\w-]{20,}/g],
  [beginning(["AKID"], { en: "a SecretId of Tencent Cloud", zh: "腾讯云的 SecretId" }), /(?<!\w)AKID[A-Za-z0-9]{28,}/g],
  [
    beginning(["LTAI"], { en: "an AccessKey of Alibaba Cloud", zh: "阿里云的 AccessKey" }),
    /(?<!\w)LTAI[A-Za-z0-9]{12,}/g,
  ],
  [
    beginning(["ghp_", "github_pat_"], { en: "a token of GitHub", zh: "GitHub 的 token" }),
    /(?<!\w)(ghp_|github_pat_)\w{30,}/g,
  ],
  [PRIVATE_KEY, /-----BEGIN ([A-Z]+ )*PRIVATE KEY-----(\s|\\n)*[A-Za-z0-9+/]{40}/g],
];

function beginning(begins: readonly string[], key: Both): Both {
  return {
    en: `a text begins with ${begins.join(" or ")}, as ${key.en} does`,
    zh: `有以 ${begins.join(" 或 ")} 开头的文本，像是${key.zh}`,
  };
}

/** A larger file is no source; it would only take time. */
const MOST_BYTES = 1024 ** 2;

const CLOUDBASERC = "cloudbaserc.json";

export function findKeptKeys(projectDir: string): KeptKeys {
  const { paths, tracked } = listKeptFiles(projectDir);
  // The package stands in a clone of the template, with certificates for its stand-ins.
  const sources = paths.filter(
    (path) => !ENV_FILES.some((file) => file === path) && !isPackageFile(join(projectDir, path)),
  );
  const texts = sources.map((path) => ({ path, text: readText(join(projectDir, path)) }));
  const literals = literalsIn(texts.find(({ path }) => path === CLOUDBASERC)?.text ?? "");
  return {
    files: texts.length,
    // One row for each key: what its name has told is not told again.
    texts: texts.flatMap(({ path, text }) => keysIn(path, path === CLOUDBASERC ? without(text, literals) : text)),
    literals: byVariable(literals),
    trackedEnvFiles: ENV_FILES.filter((file) => tracked.has(file)),
  };
}

/** Nothing for a picture, a link, or what git still lists and somebody has deleted. */
function readText(path: string): string {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined || !found.isFile() || found.size > MOST_BYTES) return "";
  const text = readFileSync(path, "utf8");
  return text.includes("\0") ? "" : text;
}

function keysIn(path: string, text: string): readonly KeyText[] {
  return FORMS.flatMap(([form, pattern]) =>
    [...text.matchAll(pattern)].map(({ index }) => ({ path, form, line: text.slice(0, index).split("\n").length })),
  );
}

interface Literal {
  readonly variable: string;
  readonly functionName: string;
  readonly value: string;
}

const NAMELESS: Both = { en: "a function without a name", zh: "没有名称的云函数" };

/** Every function of the file counts, whoever it belongs to. */
const listSchema = v.object({
  functions: v.array(
    v.object({
      name: v.fallback(v.string(), () => say(NAMELESS)),
      envVariables: v.fallback(v.record(v.string(), v.unknown()), {}),
    }),
  ),
});

function literalsIn(text: string): readonly Literal[] {
  const { success, output } = v.safeParse(listSchema, parsed(text));
  if (!success) return [];
  return output.functions.flatMap(({ name, envVariables }) =>
    Object.entries(envVariables)
      .map(([variable, value]) => ({ variable, functionName: name, value: String(value) }))
      .filter(({ variable, value }) => isSecretName(variable) && isLiteral(value)),
  );
}

/** Another row says that the file cannot be read. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Keywords and a number of tokens are no secrets. */
function isSecretName(name: string): boolean {
  return /KEY(?!WORD|BOARD)|SECRET|TOKEN(?!S)|PASSWORD/i.test(name);
}

/** No template, no switch, no small number, no address that goes without a password. */
function isLiteral(value: string): boolean {
  return !/\{\{|^(true|false|\d{1,5}|https?:\/\/[^@]*)?$/.test(value);
}

function without(text: string, literals: readonly Literal[]): string {
  return literals.reduce((rest, { value }) => rest.replaceAll(JSON.stringify(value), '""'), text);
}

function byVariable(literals: readonly Literal[]): readonly LiteralVariable[] {
  const variables = new Set(literals.map(({ variable }) => variable));
  return [...variables].map((variable) => ({
    variable,
    functions: literals.filter((own) => own.variable === variable).map(({ functionName }) => functionName),
  }));
}
