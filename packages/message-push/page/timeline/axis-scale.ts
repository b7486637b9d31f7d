// Where a moment stands on the axis: time is as long as it is, but for gaps, which are folded to one width.

/** A gap that is drawn shorter than it is. Places are parts of the width, 0 to 1. */
export interface Fold {
  readonly fromMs: number;
  readonly toMs: number;
  readonly from: number;
  readonly to: number;
}

/** The place of a moment, 0 to 1. */
export type Scale = (ms: number) => number;

/** A gap from that length on is folded. */
const FOLD_FROM_MS = 3_000;
/** How much of the width a fold takes, and all of them together at most. */
const FOLD_WIDTH = 0.12;
const FOLDS_WIDTH = 0.6;

interface Piece extends Fold {
  readonly isFolded: boolean;
}

/** @param points moments at which something happens, in milliseconds since the push arrived, in any order */
export function foldedScale(points: readonly number[]): {
  readonly scale: Scale;
  readonly folds: readonly Fold[];
  readonly endMs: number;
} {
  const moments = [...new Set([0, ...points])].filter((ms) => ms >= 0).sort((a, b) => a - b);
  const endMs = moments.at(-1) ?? 0;
  const gaps = moments.slice(1).map((toMs, index) => ({ fromMs: moments[index] ?? 0, toMs }));
  const pieces = piecesOf(gaps);
  return { scale: scaleOf(pieces), folds: pieces.filter(({ isFolded }) => isFolded).map(withoutKind), endMs };
}

function piecesOf(gaps: readonly { readonly fromMs: number; readonly toMs: number }[]): Piece[] {
  const isFolded = ({ fromMs, toMs }: (typeof gaps)[number]) => toMs - fromMs >= FOLD_FROM_MS;
  const folds = gaps.filter(isFolded).length;
  const plainMs = gaps.reduce((sum, gap) => sum + (isFolded(gap) ? 0 : gap.toMs - gap.fromMs), 0);
  const foldWidth = plainMs === 0 ? 1 / Math.max(1, folds) : Math.min(FOLD_WIDTH, FOLDS_WIDTH / Math.max(1, folds));
  const plainWidth = 1 - folds * foldWidth;
  let from = 0;
  return gaps.map((gap) => {
    const width = isFolded(gap) ? foldWidth : (plainWidth * (gap.toMs - gap.fromMs)) / plainMs;
    const piece = { ...gap, from, to: from + width, isFolded: isFolded(gap) };
    from = piece.to;
    return piece;
  });
}

function scaleOf(pieces: readonly Piece[]): Scale {
  return (ms) => {
    const piece = pieces.find(({ toMs }) => ms <= toMs) ?? pieces.at(-1);
    if (piece === undefined || ms <= 0) return 0;
    const part = (Math.min(ms, piece.toMs) - piece.fromMs) / (piece.toMs - piece.fromMs);
    return piece.from + part * (piece.to - piece.from);
  };
}

function withoutKind({ fromMs, toMs, from, to }: Piece): Fold {
  return { fromMs, toMs, from, to };
}
