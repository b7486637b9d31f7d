// The table by which the desk compares traditional and simplified writing, from OpenCC's dictionaries (Apache-2.0) in opencc-js.
import { Converter } from "opencc-js/t2cn";
import { DIGITS, DIGITS_OF_CODE, FIRST_DIGIT } from "../../message-push/src/desk/answers/table-digits";
import type { GeneratedFile } from "./render-events";

const FOLDER = "packages/message-push/src/desk/answers/generated";

/** Han characters of the basic plane, first and last: extension A, and the unified ones. Those of compatibility fall to NFKC. */
const HAN = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
] as const;

/** Single characters alone: questions are compared and not translated, and phrases would make it ten times as long. */
export function renderSimplified(): GeneratedFile {
  const lines = [
    "// Generated from opencc-js by npm run generate: traditional characters and their simplified ones, as ../table-digits.ts reads them.",
    "// The pairs come from OpenCC's dictionaries, Apache-2.0: https://github.com/BYVoid/OpenCC",
    "export const SIMPLIFIED_TABLE =",
    `  "${tableOf(closed(simplifiedCharacters()))}";`,
  ];
  return { file: `${FOLDER}/simplified-table.ts`, text: `${lines.join("\n")}\n` };
}

/** In the order of the sources. Characters that only Hong Kong or Taiwan writes so come after OpenCC's own standard. */
function simplifiedCharacters(): ReadonlyMap<string, string> {
  const standard = pairsOf(Converter({ from: "t", to: "cn" }));
  const targets = new Set(standard.values());
  // 么 is Taiwan's way to write 幺, but everybody else's simplified 麼.
  const regional = (["hk", "tw"] as const)
    .flatMap((from) => [...pairsOf(Converter({ from, to: "cn" }))])
    .filter(([source]) => !targets.has(source));
  const all = [...new Map([...regional.reverse(), ...standard])];
  return new Map(all.sort(([a], [b]) => a.charCodeAt(0) - b.charCodeAt(0)));
}

function pairsOf(convert: (text: string) => string): ReadonlyMap<string, string> {
  const characters = HAN.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => String.fromCharCode(first + index)),
  );
  const pairs = characters.map((source) => [source, convert(source)] as const);
  // A target outside the basic plane has two halves, and no keyboard writes it.
  return new Map(pairs.filter(([source, target]) => target !== source && target.length === 1));
}

/** Some targets have a simplified form themselves: folding twice has to be folding once. */
function closed(pairs: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const last = (character: string): string => {
    const target = pairs.get(character);
    return target === undefined ? character : last(target);
  };
  return new Map(Array.from(pairs.keys(), (source) => [source, last(source)]));
}

function tableOf(pairs: ReadonlyMap<string, string>): string {
  let before = 0;
  return Array.from(pairs, ([source, target]) => {
    const code = source.charCodeAt(0);
    const gap = code - before;
    before = code;
    const start = gap < DIGITS ? digits(gap, 1) : digits(0, 1) + digits(code, DIGITS_OF_CODE);
    return start + digits(target.charCodeAt(0), DIGITS_OF_CODE);
  }).join("");
}

function digits(value: number, length: number): string {
  const digit = String.fromCharCode((value % DIGITS) + FIRST_DIGIT);
  return length === 1 ? digit : digits(Math.floor(value / DIGITS), length - 1) + digit;
}
