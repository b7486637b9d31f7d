// Files and lines in what a build or the compiler says: cloudfunctions/text/index.ts:3:7, or (3,7) behind the name.

export interface TextPart {
  readonly text: string;
  readonly isPlace: boolean;
}

// A drive letter of Windows belongs to the path.
const PLACE = /(?:[A-Za-z]:[\\/])?[\w@.\-\\/]+\.\w+(?::\d+(?::\d+)?|\(\d+,\d+\))/g;

/** The text, cut so that each file with its line is a part of its own. */
export function splitPlaces(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const { 0: place, index } of text.matchAll(PLACE)) {
    if (index > end) parts.push({ text: text.slice(end, index), isPlace: false });
    parts.push({ text: place, isPlace: true });
    end = index + place.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), isPlace: false });
  return parts;
}

/** The first file with its line. */
export function firstPlace(text: string): string | undefined {
  return splitPlaces(text).find(({ isPlace }) => isPlace)?.text;
}
