// Reads the fields of each event of the simulator's stream from its types: no program can ask a value for those.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "@babel/parser";
import type { Program, TSType, TSTypeElement } from "@babel/types";

const SOURCE = "packages/message-push/simulator/events.ts";
/** The types whose members are events. */
const UNIONS: readonly string[] = ["Happening", "BuildHappening"];

/** The fields of each kind, in the order of the types; one that may be absent ends in `?`. */
export function readEvents(projectDir: string): ReadonlyMap<string, readonly string[]> {
  const { program } = parse(readFileSync(join(projectDir, SOURCE), "utf8"), {
    sourceType: "module",
    plugins: ["typescript"],
  });
  return new Map(typesIn(program).flatMap((type) => eventOf(type)));
}

function typesIn({ body }: Program): readonly TSType[] {
  return body.flatMap((statement) => {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declaration?.type !== "TSTypeAliasDeclaration" || !UNIONS.includes(declaration.id.name)) return [];
    const { typeAnnotation } = declaration;
    return typeAnnotation.type === "TSUnionType" ? typeAnnotation.types : [typeAnnotation];
  });
}

function eventOf(type: TSType): readonly (readonly [kind: string, fields: readonly string[]])[] {
  if (type.type !== "TSTypeLiteral") return [];
  const kind = type.members.map(kindIn).find((name) => name !== undefined);
  if (kind === undefined) return [];
  return [[kind, type.members.flatMap((member) => fieldIn(member) ?? []).filter((field) => field !== "kind")]];
}

function fieldIn(member: TSTypeElement): string | undefined {
  if (member.type !== "TSPropertySignature" || member.key.type !== "Identifier") return undefined;
  return `${member.key.name}${member.optional === true ? "?" : ""}`;
}

function kindIn(member: TSTypeElement): string | undefined {
  if (member.type !== "TSPropertySignature" || fieldIn(member) !== "kind") return undefined;
  const type = member.typeAnnotation?.typeAnnotation;
  if (type?.type !== "TSLiteralType" || type.literal.type !== "StringLiteral") return undefined;
  return type.literal.value;
}
