// src/wechat/generated/: the catalogue's pairs as interfaces. Editors show the comments of those; of a computed type TypeScript 7 shows none, not even of Pick.
import { docsOf } from "../../message-push/src/wechat/catalogue/pair-docs";
import { kindOf } from "../../message-push/src/wechat/pairs";
import type { CataloguePair, FieldDoc } from "./read-catalogue";

const FOLDER = "packages/message-push/src/wechat/generated";

/** A file relative to the project, and what it should hold. */
export interface GeneratedFile {
  readonly file: string;
  readonly text: string;
}

/** One file for each of the catalogue, and one that lists all pairs. */
export function renderEvents(catalogue: readonly CataloguePair[]): readonly GeneratedFile[] {
  const files = [...new Set(catalogue.map(({ file }) => file))];
  const families = files.map((file) => {
    const pairs = catalogue.filter((pair) => pair.file === file);
    return { file: `${FOLDER}/${file}`, text: familyText(file, pairs) };
  });
  return [...families, { file: `${FOLDER}/catalogue-events.ts`, text: listText(catalogue, files) }];
}

function familyText(file: string, pairs: readonly CataloguePair[]): string {
  const isMessage = pairs.some(({ pair }) => kindOf(pair) === "message");
  return [
    `// Generated from ../catalogue/${file} by npm run generate: correct it there.`,
    `import type { Envelope${isMessage ? ", MessageId" : ""} } from "../catalogue/facts";`,
    ...pairs.map((pair) => `\n${interfaceText(pair)}`),
    "",
  ].join("\n");
}

function interfaceText({ pair, fields }: CataloguePair): string {
  const { about, sources = [] } = docsOf(pair) ?? {};
  const [, event] = pair.split(":");
  const names = event === undefined ? [`MsgType: "${pair}"`] : ['MsgType: "event"', `Event: "${event}"`];
  const base = kindOf(pair) === "message" ? "Envelope, MessageId" : "Envelope";
  return [
    "/**",
    ` * Pair \`${pair}\`: ${about?.en}`,
    ` * @zh ${about?.zh}`,
    ...sources.map((source) => ` * @see ${source}`),
    " */",
    `export interface ${interfaceName(pair)} extends ${base} {`,
    ...names.map((name) => `  readonly ${name};`),
    ...fields.map((field) => fieldText(field, "  ")),
    "}",
  ].join("\n");
}

/** `text` is TextMessage, `event:subscribe_msg_popup_event` is SubscribeMsgPopupEvent. */
function interfaceName(pair: string): string {
  const [first = "", event] = pair.split(":");
  const words = (event ?? first).toLowerCase().split("_");
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  if (event === undefined) return `${name}Message`;
  return name.endsWith("Event") ? name : `${name}Event`;
}

function fieldText({ name, type, about, fields }: FieldDoc, indent: string): string {
  const mayBeAbsent = type === "number" || type === "object";
  const comment = `${indent}/** ${about.en} @zh ${about.zh} */`;
  return `${comment}\n${indent}readonly ${name}${mayBeAbsent ? "?" : ""}: ${typeText(type, fields, indent)};`;
}

function typeText(type: string, fields: readonly FieldDoc[], indent: string): string {
  if (type.startsWith("text")) return "string";
  if (type.startsWith("number")) return "number";
  if (type === "list of numbers") return "readonly number[]";
  if (type === "list" && fields.length === 0) return "readonly string[]";
  const object = ["{", ...fields.map((field) => fieldText(field, `${indent}  `)), `${indent}}`].join("\n");
  return type === "list" ? `readonly ${object}[]` : object;
}

function listText(catalogue: readonly CataloguePair[], files: readonly string[]): string {
  const imports = files.map((file) => {
    const names = catalogue.filter((pair) => pair.file === file).map(({ pair }) => interfaceName(pair));
    return importText(names.sort(), `./${file.replace(/\.ts$/, "")}`);
  });
  const members = catalogue.map(({ pair }) => `  ${/^\w+$/.test(pair) ? pair : `"${pair}"`}: ${interfaceName(pair)};`);
  return [
    "// Generated from ../catalogue by npm run generate: correct it there.",
    ...imports,
    "",
    "/** The event of each pair of the catalogue. */",
    "export interface CatalogueEvents {",
    ...members,
    "}",
    "",
  ].join("\n");
}

const LINE_WIDTH = 120;

/** As the formatter breaks it. */
function importText(names: readonly string[], from: string): string {
  const line = `import type { ${names.join(", ")} } from "${from}";`;
  return line.length <= LINE_WIDTH ? line : `import type {\n  ${names.join(",\n  ")},\n} from "${from}";`;
}
