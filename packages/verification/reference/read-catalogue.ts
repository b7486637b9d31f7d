// Reads the catalogue's fields with what its comments say about them, from its source: no program can ask a value for that.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ParserOptions, parse } from "@babel/parser";
import type { Comment, Expression, ObjectExpression, ObjectProperty } from "@babel/types";
import type { Words } from "../../message-push/src/wechat/catalogue/facts";
import { ToolError } from "../../message-push/tools/tool-error";

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
  /** The fields of the answer, where WeChat wants a packet back. */
  readonly answer: readonly FieldDoc[];
}

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
  const declared = program.body.flatMap((statement) =>
    statement.type === "ExportNamedDeclaration" && statement.declaration?.type === "VariableDeclaration"
      ? statement.declaration.declarations
      : [],
  );
  return declared.flatMap(({ init }) =>
    propertiesOf(init).flatMap((pair) => {
      const facts = propertiesOf(pair.value as Expression);
      const docsOf = (name: string) => {
        const shape = facts.find((property) => nameOf(property) === name);
        return shape === undefined ? [] : readFields(shape.value as Expression, file);
      };
      if (!facts.some((property) => nameOf(property) === "fields")) return [];
      return [{ pair: nameOf(pair), file, fields: docsOf("fields"), answer: docsOf("answer") }];
    }),
  );
}

function readFields(shape: Expression, file: string): FieldDoc[] {
  return propertiesOf(shape).map((property) => {
    const value = withoutAssertions(property.value as Expression);
    const name = nameOf(property);
    const about = aboutOf(property.leadingComments, name, file);
    if (value?.type === "StringLiteral") return { name, about, type: value.value, fields: [] };
    if (value?.type !== "ArrayExpression")
      return { name, about, type: "object", fields: readFields(value as Expression, file) };
    const entry = value.elements[0] as Expression;
    if (entry.type !== "StringLiteral") return { name, about, type: "list", fields: readFields(entry, file) };
    return { name, about, type: entry.value === "number" ? "list of numbers" : "list", fields: [] };
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
  throw new ToolError(
    "CATALOGUE_INVALID",
    `${file} does not say in both languages what ${name} is.`,
    "Put /** What it is, with its unit. @zh 中文说明 */ above the field.",
  );
}

function propertiesOf(node: Expression | null | undefined): ObjectProperty[] {
  const object = withoutAssertions(node);
  if (object?.type !== "ObjectExpression") return [];
  return (object as ObjectExpression).properties.filter((property) => property.type === "ObjectProperty");
}

/** What stands before `as const satisfies …`. */
function withoutAssertions(node: Expression | null | undefined): Expression | null | undefined {
  if (node?.type === "TSAsExpression" || node?.type === "TSSatisfiesExpression")
    return withoutAssertions(node.expression);
  return node;
}

function nameOf({ key }: ObjectProperty): string {
  if (key.type === "Identifier") return key.name;
  return key.type === "StringLiteral" ? key.value : "";
}
