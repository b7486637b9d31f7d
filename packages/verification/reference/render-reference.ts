// docs/reference/pairs.md, in either language: the catalogue as a person reads it.
import type { PairDocs, PairKind } from "../../message-push/src/wechat/catalogue/facts";
import { PAIR_DOCS } from "../../message-push/src/wechat/catalogue/pair-docs";
import { factsOf } from "../../message-push/src/wechat/pairs";
import { table } from "./markdown";
import type { CataloguePair, FieldDoc } from "./read-catalogue";
import { answerFacts } from "./render-answer";
import {
  ENVELOPE,
  EXPLANATION,
  INTRODUCTION,
  KIND_NAMES,
  LABELS,
  type Language,
  MODE_NAMES,
  OUTPUTS,
  PASSIVE_REPLIES,
} from "./words";

/** The whole file. */
export function renderReference(catalogue: readonly CataloguePair[], language: Language): string {
  const fieldsOf = new Map(catalogue.map((one) => [one.pair, one]));
  const entries = Object.entries<PairDocs>(PAIR_DOCS);
  const parts = [
    INTRODUCTION[language],
    `## ${LABELS.all[language]}`,
    indexTable(entries, language),
    `## ${LABELS.kinds[language]}`,
    kindTable(language),
    EXPLANATION[language],
    `## ${LABELS.envelope[language]}`,
    fieldTable(
      ENVELOPE.map(([name, type, about]) => ({ name, type, about, fields: [] })),
      language,
    ),
    ...entries.map(([pair, docs]) => section(pair, docs, fieldsOf.get(pair), language)),
  ];
  return `${parts.join("\n\n")}\n`;
}

function indexTable(entries: readonly (readonly [string, PairDocs])[], language: Language): string {
  const rows = entries.map(([pair, docs]) => [
    `[\`${pair}\`](#${anchorOf(pair)})`,
    docs.about[language],
    KIND_NAMES[factsOf(pair).kind][language],
    modesOf(docs, language),
  ]);
  return table(
    [LABELS.pair, LABELS.about, LABELS.kind, LABELS.modes].map((label) => label[language]),
    rows,
  );
}

/** As GitHub makes it of the heading. */
function anchorOf(pair: string): string {
  return pair.toLowerCase().replaceAll(/[^\w-]/g, "");
}

function kindTable(language: Language): string {
  const kinds = Object.keys(KIND_NAMES) as PairKind[];
  const rows = kinds.map((kind) => [KIND_NAMES[kind][language], OUTPUTS[kind][language], PASSIVE_REPLIES[kind]]);
  return table(
    [LABELS.kind, LABELS.handler, LABELS.wire].map((label) => label[language]),
    rows,
  );
}

function section(pair: string, docs: PairDocs, read: CataloguePair | undefined, language: Language): string {
  const { fields = [], answer = [] } = read ?? {};
  const { kind } = factsOf(pair);
  const about = docs.about[language];
  const facts = [
    [LABELS.kind, `${KIND_NAMES[kind][language]}: ${OUTPUTS[kind][language]}`],
    [LABELS.modes, modesOf(docs, language)],
    [LABELS.row, rowOf(docs, language)],
    ...answerFacts(pair, docs, language),
  ] as const;
  return [
    `### ${pair}`,
    language === "en" ? about : `${about}。`,
    facts.map(([label, text]) => `- **${label[language]}**: ${text}`).join("\n"),
    fields.length === 0 ? LABELS.noFields[language] : fieldTable(flat(fields), language),
    answer.length === 0 ? "" : `${LABELS.answer[language]}:\n\n${fieldTable(flat(answer), language)}`,
    `\`\`\`json\n${JSON.stringify(docs.sample, null, 2)}\n\`\`\``,
    list(
      LABELS.doubts[language],
      docs.doubts.map((doubt) => doubt[language]),
    ),
    list(
      LABELS.sources[language],
      docs.sources.map((source) => `<${source}>`),
    ),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function modesOf({ modes, account }: PairDocs, language: Language): string {
  const names = modes.map((mode) => MODE_NAMES[mode][language]).join(", ");
  return account === "official-account" ? `${names} (${LABELS.officialAccount[language]})` : names;
}

function rowOf({ console: row }: PairDocs, language: Language): string {
  if (row === undefined) return LABELS.none[language];
  return row.event === "" ? `消息类型 \`${row.msgType}\`` : `消息类型 \`${row.msgType}\`, 事件类型 \`${row.event}\``;
}

/** Fields inside fields, named by their path. */
function flat(fields: readonly FieldDoc[], path = ""): FieldDoc[] {
  return fields.flatMap((field) => {
    const name = `${path}${field.name}`;
    return [{ ...field, name }, ...flat(field.fields, `${name}${field.type.startsWith("list") ? "[]" : ""}.`)];
  });
}

function fieldTable(fields: readonly FieldDoc[], language: Language): string {
  const rows = fields.map(({ name, type, about }) => [
    `\`${name}\``,
    type.endsWith("!") ? `${type.slice(0, -1)}, **${LABELS.required[language]}**` : type,
    about[language],
  ]);
  return table(
    [LABELS.field, LABELS.type, LABELS.meaning].map((label) => label[language]),
    rows,
  );
}

function list(heading: string, entries: readonly string[]): string {
  return entries.length === 0 ? "" : `${heading}:\n${entries.map((entry) => `- ${entry}`).join("\n")}`;
}
