// What a new function begins as: what it is about, and a handler that shows what matters.
import { transformSync } from "esbuild";
import { type Both, say } from "../../src/language";
import { docsOf } from "../../src/wechat/catalogue/pair-docs";
import { inTheirLanguage } from "./handler-comments";

/** A handler to go on from. */
export interface StartingPoint {
  /** What happened, as a sentence. */
  readonly about: string;
  /** Its lines, as they stand in a definition. */
  readonly handler: readonly string[];
  /** What it takes from `#runtime`, in the order of the alphabet. */
  readonly builders: readonly Builder[];
}

type Builder = (typeof BUILDERS)[number];

const BUILDERS = ["ack", "isUnsupported", "reply"] as const;

/** Of the fallback, which no docs are about. */
const FALLBACK_ABOUT: Both = { en: "A push that is not documented.", zh: "未记载的推送。" };
const FALLBACK_COMMENT: Both = {
  en: "Write it down in own-pairs.ts, beside the functions: then it has types, and a payment can be acknowledged.",
  zh: "请写进云函数旁边的 own-pairs.ts：这样就有类型，支付类推送也能应答。",
};
const fallbackHandler = () => [
  "handle: ({ MsgType, Event }, { log }) => {",
  `  // ${say(FALLBACK_COMMENT)}`,
  '  log.warn("undocumented push", { type: MsgType, event: Event });',
  "},",
];

/** The starting point of a pair, from its docs. */
export function startingPointOf(pair: string): StartingPoint {
  const docs = docsOf(pair);
  const handler = (docs?.handler ?? fallbackHandler()).map(inTheirLanguage);
  return {
    about: say(docs?.about ?? FALLBACK_ABOUT),
    handler,
    builders: BUILDERS.filter((builder) => isUsed(builder, handler)),
  };
}

/** esbuild leaves out an import that nothing uses, and is not misled by a comment or a text that names it. */
function isUsed(builder: Builder, handler: readonly string[]): boolean {
  const source = `import { ${builder} } from "#runtime"; export const definition = { ${handler.join("\n")} };`;
  return transformSync(source, { loader: "ts" }).code.startsWith("import");
}
