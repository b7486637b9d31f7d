// What a schema of the control API takes, as one reads it: `{ "from"?: string, "text": string }`.
import type * as v from "valibot";
import { toolError } from "../shared/tool-error";

/** As far as it is looked at here: valibot's schemas say by `type` what they are. */
interface SchemaFacts {
  readonly type: string;
  readonly entries?: Readonly<Record<string, SchemaFacts>>;
  readonly options?: readonly unknown[];
  readonly wrapped?: SchemaFacts;
  readonly item?: SchemaFacts;
  readonly literal?: unknown;
  readonly default?: unknown;
}

/** The forms that a body may have, one text each. @throws {ToolError} `CATALOGUE_INVALID` for a schema that nobody taught it to read */
export function bodyForms(schema: v.GenericSchema): readonly string[] {
  const facts = factsOf(schema);
  return facts.type === "union" ? optionsOf(facts).map(textOf) : [textOf(facts)];
}

/** The parameters of a query, those with a default with it: `?before=…&limit=200`. */
export function queryText(schema: v.GenericSchema): string {
  const { entries = {} } = factsOf(schema);
  const parts = Object.entries(entries).map(([name, entry]) => `${name}=${parameterOf(entry)}`);
  return `?${parts.join("&")}`;
}

function parameterOf({ default: otherwise, wrapped }: SchemaFacts): string {
  if (otherwise !== undefined) return String(otherwise);
  return wrapped?.type === "picklist" ? (wrapped.options ?? []).join("|") : "…";
}

function factsOf(schema: v.GenericSchema): SchemaFacts {
  return schema as unknown as SchemaFacts;
}

function optionsOf({ options = [] }: SchemaFacts): readonly SchemaFacts[] {
  return options as readonly SchemaFacts[];
}

const SIMPLE: Readonly<Record<string, string>> = {
  string: "string",
  number: "number",
  boolean: "boolean",
  unknown: "…",
  record: "{ … }",
};

function textOf(facts: SchemaFacts): string {
  const simple = SIMPLE[facts.type];
  if (simple !== undefined) return simple;
  switch (facts.type) {
    case "literal":
      return JSON.stringify(facts.literal);
    case "picklist":
      return (facts.options ?? []).map((option) => JSON.stringify(option)).join(" | ");
    case "union":
      return optionsOf(facts).map(textOf).join(" | ");
    case "array":
      return facts.item === undefined ? "[]" : `[${textOf(facts.item)}, …]`;
    case "optional":
      return facts.wrapped === undefined ? "…" : textOf(facts.wrapped);
    case "strict_object":
    case "loose_object":
      return objectText(facts);
    default:
      throw toolError(
        "CATALOGUE_INVALID",
        `A schema of the control API is a ${facts.type}, which the reference cannot write.`,
        "Teach it in packages/verification/reference/schema-text.ts.",
      );
  }
}

function objectText({ type, entries = {} }: SchemaFacts): string {
  const fields = Object.entries(entries).map(
    ([name, entry]) => `"${name}"${entry.type === "optional" ? "?" : ""}: ${textOf(entry)}`,
  );
  const all = type === "loose_object" ? [...fields, "…"] : fields;
  return `{ ${all.join(", ")} }`;
}
