// What is expected of an answer: its text, and a pattern where something in it is of the run, and would be another one in the next.
import { type Code, call } from "./layout";
import { inPattern, inTemplate, quoted } from "./literals";
import { type Piece, type PieceKind, piecesOf, type Run } from "./varying";

const COMMENTS = {
  openid: { en: "\\S+ stands for the customer's openid.", zh: "\\S+ 代表客户的 openid。" },
  id: { en: "\\S+ stands for an id that is new in each run.", zh: "\\S+ 代表每次运行都会变化的编号。" },
  time: { en: ".+ stands for the time of the run.", zh: ".+ 代表运行时的时间。" },
} as const;

const PATTERNS: Readonly<Record<Exclude<PieceKind, "text">, string>> = { openid: "\\S+", id: "\\S+", time: ".+" };

export function expectedAnswers(
  answers: readonly { readonly text: string; readonly run: Run }[],
  words: "en" | "zh",
): { readonly comments: readonly string[]; readonly codes: readonly Code[] } {
  const kinds = new Set<Exclude<PieceKind, "text">>();
  const codes = answers.map(({ text, run }) => {
    const pieces = piecesOf(text, run);
    if (isExact(pieces)) return exact(pieces);
    for (const { kind } of pieces) if (kind !== "text") kinds.add(kind);
    return call("expect.stringMatching", pattern(pieces));
  });
  return { comments: [...kinds].map((kind) => COMMENTS[kind][words]), codes };
}

/** A test knows its customer's openid. */
function isExact(pieces: readonly Piece[]): boolean {
  return pieces.every(({ kind }) => kind === "text" || kind === "openid");
}

function exact(pieces: readonly Piece[]): string {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return only.kind === "openid" ? "customer.openid" : quoted(only.text);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source of a template
  const parts = pieces.map(({ kind, text }) => (kind === "openid" ? "${customer.openid}" : inTemplate(text)));
  return `\`${parts.join("")}\``;
}

function pattern(pieces: readonly Piece[]): string {
  const parts = pieces.map(({ kind, text }) => (kind === "text" ? inPattern(text) : PATTERNS[kind]));
  return `/^${parts.join("")}$/`;
}
