// What is expected of an answer: its text, and a pattern where something in it is of the run, and would be another one in the next.
import { type Code, call } from "./layout";
import { inPattern, inTemplate, OPENID_IN_TEMPLATE, quoted } from "./literals";
import { type Piece, type PieceKind, piecesOf, type Run } from "./varying";

const COMMENTS = {
  openid: { en: "\\S+ stands for the customer's openid.", zh: "\\S+ 代表客户的 openid。" },
  id: { en: "\\S+ stands for an id that is new in each run.", zh: "\\S+ 代表每次运行都会变化的编号。" },
  time: { en: "[\\d.]+ stands for the time of the run.", zh: "[\\d.]+ 代表运行时的时间。" },
} as const;

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
  const parts = pieces.map(({ kind, text }) => (kind === "openid" ? OPENID_IN_TEMPLATE : inTemplate(text)));
  return `\`${parts.join("")}\``;
}

function pattern(pieces: readonly Piece[]): string {
  return `/^${pieces.map(patternOf).join("")}$/`;
}

/** Of a time, only the figures are of the run. */
function patternOf({ kind, text }: Piece): string {
  if (kind === "text") return inPattern(text);
  if (kind !== "time") return "\\S+";
  return text
    .split(/\d+(?:\.\d+)*/)
    .map(inPattern)
    .join("[\\d.]+");
}
