// A text as few messages, cut where a sentence ends.

/** What a model says at most, in characters: it fits into one message of WeChat, and into three short ones. */
export const MOST_CHARACTERS = 500;

const MOST_PIECES = 3;
/** A text that is no longer is one message. */
const SHORT = 120;

const SENTENCE = /[^。！？!?\n]*[。！？!?\n]+[”」』）)]*|[^。！？!?\n]+$/g;

/** The pieces; of a text that is too long, its first sentences. None where not even the first one fits. */
export function cutPieces(text: string): readonly string[] {
  const sentences = fitting(text.match(SENTENCE) ?? []);
  const total = lengthOf(sentences);
  const share = total <= SHORT ? total : Math.max(Math.ceil(total / MOST_PIECES), SHORT / 2);
  const pieces: string[] = [];
  let piece = "";
  for (const sentence of sentences) {
    piece += sentence;
    if (piece.length < share || pieces.length === MOST_PIECES - 1) continue;
    pieces.push(piece);
    piece = "";
  }
  return [...pieces, piece].map((own) => own.trim()).filter((own) => own !== "");
}

function fitting(sentences: readonly string[]): readonly string[] {
  let left = MOST_CHARACTERS;
  const tooLong = sentences.findIndex((sentence) => {
    left -= sentence.length;
    return left < 0;
  });
  return tooLong === -1 ? sentences : sentences.slice(0, tooLong);
}

function lengthOf(sentences: readonly string[]): number {
  return sentences.reduce((sum, { length }) => sum + length, 0);
}
