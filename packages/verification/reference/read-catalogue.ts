// Reads the catalogue's fields with what its comments say about them, from its source: no program can ask a value for that.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ParserOptions, parse } from "@babel/parser";
import type { Comment, Expression, ObjectExpression, ObjectProperty, Program } from "@babel/types";
import type { Words } from "../../message-push/src/wechat/catalogue/facts";
import { toolError } from "../shared/tool-error";

/** One field, with the fields inside it. */
export interface FieldDoc {
  readonly name: string;
  readonly about: Words;
  /** As in the catalogue: `text`, `number!`, `object`, `list`, `list of numbers`. */
  readonly type: string;
  readonly fields: readonly FieldDoc[];
}

/** The fields of one pair, and the file of the catalogue that they stand in. */
export interface CataloguePair {
  readonly pair: string;
  readonly file: string;
  readonly fields: readonly FieldDoc[];
  /** Of a `packet`: the fields of its answer. */
  readonly answer: readonly FieldDoc[];
}

/** What a file's own constants hold, by name: several fields may share a shape. */
type Constants = ReadonlyMap<string, Expression>;

const PARSER: ParserOptions = { sourceType: "module", plugins: ["typescript"] };

/**
 * Every pair of the catalogue.
 *
 * @throws {ToolError} `CATALOGUE_INVALID` for a field without a comment in both languages
 */
export function readCatalogue(projectDir: string): readonly CataloguePair[] {
  const folder = join(projectDir, "packages/message-push/src/wechat/catalogue");
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts"));
  // Without the ending, so that a name comes before its longer forms, as in imports.
  files.sort((a, b) => (a.slice(0, -3) < b.slice(0, -3) ? -1 : 1));
  return files.flatMap((file) => readFile(join(folder, file), file));
}

function readFile(path: string, file: string): CataloguePair[] {
  const { program } = parse(readFileSync(path, "utf8"), PARSER);
  const constants = constantsOf(program);
  return [...constants.values()].flatMap((init) =>
    propertiesOf(init, constants).flatMap((pair) => {
      const facts = propertiesOf(pair.value as Expression, constants);
      const [fields, answer] = ["fields", "answer"].map((part) => facts.find((property) => nameOf(property) === part));
      if (fields === undefined) return [];
      const read = (part: ObjectProperty | undefined) => readFields(part?.value as Expression, constants, file);
      return [{ pair: nameOf(pair), file, fields: read(fields), answer: read(answer) }];
    }),
  );
}

function constantsOf({ body }: Program): Constants {
  const declared = body.flatMap((statement) => {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    return declaration?.type === "VariableDeclaration" ? declaration.declarations : [];
  });
  return new Map(
    declared.flatMap(({ id, init }) => (id.type === "Identifier" && init ? [[id.name, init] as const] : [])),
  );
}

function readFields(shape: Expression, constants: Constants, file: string): FieldDoc[] {
  return propertiesOf(shape, constants).map((property) => {
    const value = resolved(property.value as Expression, constants);
    const name = nameOf(property);
    const about = aboutOf(property.leadingComments, name, file);
    if (value?.type === "StringLiteral") return { name, about, type: value.value, fields: [] };
    if (value?.type !== "ArrayExpression")
      return { name, about, type: "object", fields: readFields(value as Expression, constants, file) };
    const entry = value.elements[0] as Expression;
    const type = value.elements.length === 2 ? "list!" : "list";
    if (entry.type !== "StringLiteral") return { name, about, type, fields: readFields(entry, constants, file) };
    return { name, about, type: entry.value === "number" ? "list of numbers" : type, fields: [] };
  });
}

/** `/** English. @zh 中文 *​/` */
function aboutOf(comments: readonly Comment[] | null | undefined, name: string, file: string): Words {
  const text =
    comments
      ?.at(-1)
      ?.value.replace(/^\*|\n\s*\*/g, " ")
      .trim() ?? "";
  const [en = "", zh = ""] = text.split(/\s*@zh\s*/);
  if (en !== "" && zh !== "") return { en, zh };
  throw toolError(
    "CATALOGUE_INVALID",
    `${file} does not say in both languages what ${name} is.`,
    "Put /** What it is, with its unit. @zh 中文说明 */ above the field.",
  );
}

/** With those of the constants that are spread into it; what stands later goes before, in its place. */
function propertiesOf(node: Expression | null | undefined, constants: Constants): ObjectProperty[] {
  const object = resolved(node, constants);
  if (object?.type !== "ObjectExpression") return [];
  const properties = (object as ObjectExpression).properties.flatMap((property) => {
    if (property.type === "SpreadElement") return propertiesOf(property.argument, constants);
    return property.type === "ObjectProperty" ? [property] : [];
  });
  return [...new Map(properties.map((property) => [nameOf(property), property])).values()];
}

/** What a constant's name stands for, and what stands before `as const satisfies …`. */
function resolved(node: Expression | null | undefined, constants: Constants): Expression | null | undefined {
  if (node?.type === "TSAsExpression" || node?.type === "TSSatisfiesExpression")
    return resolved(node.expression, constants);
  return node?.type === "Identifier" ? resolved(constants.get(node.name), constants) : node;
}

function nameOf({ key }: ObjectProperty): string {
  if (key.type === "Identifier") return key.name;
  return key.type === "StringLiteral" ? key.value : "";
}
