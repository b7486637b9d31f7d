// What `message-push init` would change, as a list: nothing is written here.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_NAME } from "../../project/package-home";
import { say } from "../../src/language";
import { listFunction } from "../new/list-function";
import { renderConfig } from "../new/make-function";
import { renderFunction } from "../new/render-function";
import { renderTest } from "../new/render-test";
import type { ProjectFile } from "../new/write-all";
import { ENV_EXAMPLE, RELAY_CONFIG, RELAY_TRIGGER, relaySource } from "./init-files";
import type { ProjectShape } from "./project-shape";

/** One file that is made or changed, and what people are shown of it. */
export interface InitChange extends ProjectFile {
  readonly kind: "make" | "change";
  /** The lines that are added. */
  readonly added: readonly string[];
}

const SCRIPTS = ["build", "dev", "doctor", "deploy"] as const;

/** Every change, in the order of reading; none when all is there. */
export function planInit(projectDir: string, shape: ProjectShape): readonly InitChange[] {
  const names = { text: freeName("text", shape), relay: freeName("relay", shape) };
  return [
    ...made(projectDir, filesOf(shape, names)),
    ...changed(projectDir, "package.json", manifestText(projectDir, shape)),
    ...changed(projectDir, "cloudbaserc.json", settingsText(shape, names)),
  ];
}

interface Names {
  readonly text: string;
  readonly relay: string;
}

/** A function of the team's own may have the name: then ours has another. */
function freeName(name: string, { others }: ProjectShape): string {
  return others.includes(name) ? `push_${name}` : name;
}

function filesOf(shape: ProjectShape, { text, relay }: Names): Readonly<Record<string, string>> {
  const { functionsDir, style } = shape;
  const { language } = style;
  const folder = `${functionsDir}/${text}`;
  return {
    [`${folder}/index.${language}`]: renderFunction("text", style),
    [`${folder}/config.json`]: renderConfig("text"),
    [`${functionsDir}/${relay}/index.${language}`]: relaySource(style),
    [`${functionsDir}/${relay}/config.json`]: RELAY_CONFIG,
    [`tests/${text}.test.${language}`]: renderTest({ pair: "text", name: text }, folder, style),
    ".env.example": say(ENV_EXAMPLE),
  };
}

/** What is there already stays as it is, whoever wrote it. */
function made(projectDir: string, files: Readonly<Record<string, string>>): InitChange[] {
  return Object.entries(files).flatMap(([file, text]) =>
    existsSync(join(projectDir, file)) ? [] : [{ kind: "make", file, text, added: text.trimEnd().split("\n") }],
  );
}

function changed(projectDir: string, file: string, { text, added }: Pick<InitChange, "text" | "added">): InitChange[] {
  if (added.length === 0) return [];
  return [{ kind: existsSync(join(projectDir, file)) ? "change" : "make", file, text, added }];
}

/** In the order and with the indentation that the file has. */
function manifestText(
  projectDir: string,
  { manifest, functionsDir }: ProjectShape,
): Pick<InitChange, "text" | "added"> {
  const before = readFileSync(join(projectDir, "package.json"), "utf8");
  const scripts = Object.fromEntries(SCRIPTS.map((name) => [`push:${name}`, `message-push ${name}`]));
  const additions = [
    ...missing("imports", { "#runtime": PACKAGE_NAME }, manifest),
    ...missing("messagePush", { functions: functionsDir }, manifest),
    ...missing("scripts", scripts, manifest),
  ];
  const after: Record<string, unknown> = { ...manifest };
  for (const { group, key, value } of additions) after[group] = { ...Object(after[group]), [key]: value };
  return {
    text: likeBefore(after, before),
    added: additions.map(({ group, key, value }) => `${group}: ${JSON.stringify(key)}: ${JSON.stringify(value)}`),
  };
}

/** What a team has set otherwise stays. */
function missing(group: string, wanted: Readonly<Record<string, string>>, manifest: ProjectShape["manifest"]) {
  const have = Object(manifest[group]);
  return Object.entries(wanted).flatMap(([key, value]) => (Object.hasOwn(have, key) ? [] : [{ group, key, value }]));
}

function likeBefore(value: unknown, before: string): string {
  const [, indentation = "  "] = /\n([ \t]+)"/.exec(before) ?? [];
  const text = `${JSON.stringify(value, null, indentation)}${/\r?\n$/.test(before) ? "\n" : ""}`;
  return before.includes("\r\n") ? text.replaceAll("\n", "\r\n") : text;
}

function settingsText(
  { cloudbaserc, outputDir }: ProjectShape,
  { text, relay }: Names,
): Pick<InitChange, "text" | "added"> {
  const before = cloudbaserc ?? newSettings(outputDir);
  const { functions: entries } = JSON.parse(before);
  const listed = Array.isArray(entries) ? entries.map((entry) => Object(entry).name) : [];
  const wanted = [
    { name: relay, settings: { timeout: 60, triggers: [RELAY_TRIGGER] } },
    { name: text, settings: {} },
  ].filter(({ name }) => !listed.includes(name));
  const after = wanted.reduce((soFar, { name, settings }) => listFunction(soFar, name, settings), before);
  if (cloudbaserc === undefined) return { text: after, added: after.trimEnd().split("\n") };
  return {
    text: after,
    added: wanted.map(({ name }) => say({ en: `functions: an entry "${name}"`, zh: `functions：增加“${name}”这一条` })),
  };
}

function newSettings(outputDir: string): string {
  const settings = { version: "2.0", envId: "{{env.ENV_ID}}", functionRoot: outputDir, functions: [] };
  return `${JSON.stringify(settings, null, 2)}\n`;
}
