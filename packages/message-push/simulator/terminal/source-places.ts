// Places in bundles become places in the author's sources: what a function prints names lines of the built file.
import type { SourceMap } from "node:module";
import { basename, join } from "node:path";
import { isPackageFile } from "../../project/package-home";
import { readSourceMap } from "../../project/source-maps";

export interface SourcePlaces {
  /** The text with every place in a built file replaced by that in its source, as far as a map knows it. */
  inSources(text: string): string;
  /** `cloudfunctions/text/index.ts:7:11`: the first frame of the author's own code in a stack; none where there is none. */
  ownFrame(stack: string): string | undefined;
}

/** A file, a line and a column, as stacks have them. */
const PLACE = /(?:file:\/\/)?([^\s()"']+\.js):(\d+):(\d+)/g;

interface Source {
  readonly path: string;
  readonly place: string;
}

/**
 * Instances run copies of what was built, so any `index.js` may be a function's code: a map is found by what the file holds, and for others
 * there is none. Maps are read when the first place is asked for, and again for every text: a function may have been built anew meanwhile.
 */
export function createSourcePlaces(projectDir: string): SourcePlaces {
  function* sourcesIn(text: string): Generator<{ readonly found: string; readonly source: Source }> {
    const maps = new Map<string, SourceMap | undefined>();
    for (const [found, file = "", line, column] of text.matchAll(PLACE)) {
      if (basename(file) !== "index.js") continue;
      if (!maps.has(file)) maps.set(file, readSourceMap(projectDir, file));
      const source = sourceAt(maps.get(file), Number(line), Number(column));
      if (source !== undefined) yield { found, source };
    }
  }

  return {
    inSources(text) {
      let mapped = text;
      for (const { found, source } of sourcesIn(text)) mapped = mapped.replace(found, source.place);
      return mapped;
    },
    ownFrame: (stack) => [...sourcesIn(stack)].find(({ source }) => isOwn(projectDir, source.path))?.source.place,
  };
}

/** Where the error of a log line came from: the author's own frame, else the first one; none where the line tells of none. */
export function errorPlace(
  places: SourcePlaces,
  { errorStack, thrownAt }: Readonly<Record<string, unknown>>,
): string | undefined {
  const own = typeof errorStack === "string" ? places.ownFrame(errorStack) : undefined;
  return own ?? (typeof thrownAt === "string" ? places.inSources(thrownAt) : undefined);
}

function sourceAt(map: SourceMap | undefined, line: number, column: number): Source | undefined {
  const entry = map?.findEntry(line - 1, column - 1);
  if (entry === undefined || !("originalSource" in entry) || typeof entry.originalSource !== "string") return undefined;
  const { originalSource: path, originalLine, originalColumn } = entry;
  return { path, place: `${path}:${originalLine + 1}:${originalColumn + 1}` };
}

function isOwn(projectDir: string, path: string): boolean {
  return !/(^|\/)node_modules\//.test(path) && !isPackageFile(join(projectDir, path));
}
