// A drawing of who says what to whom, one below the other.
import type { Both, Language } from "../../../message-push/src/language";
import { arrow, box, COLOUR, drawing, label, lines, text, widthOf } from "./svg";

/** Who takes part: a column of the drawing. */
export interface Lane {
  readonly name: Both;
  readonly x: number;
}

/** What happens, in order. `at`, `from` and `to` are places of lanes, counted from 0. */
export type Step =
  | { readonly kind: "arrow"; readonly from: number; readonly to: number; readonly says: Both }
  | { readonly kind: "note"; readonly at: number; readonly says: Both; readonly colour?: "green" | "red" | "blue" }
  | { readonly kind: "death"; readonly at: number; readonly says: Both }
  | { readonly kind: "band"; readonly says: readonly Both[]; readonly colour: "blueBox" | "greenBox" };

export interface Sequence {
  readonly title: Both;
  readonly width: number;
  readonly lanes: readonly Lane[];
  readonly steps: readonly Step[];
}

const TOP = 60;
const HEIGHT = { arrow: 36, note: 38, death: 44, band: 0 } as const;

/** The file's text in one language. */
export function renderSequence({ title, width, lanes, steps }: Sequence, language: Language): string {
  const parts: string[] = [];
  let y = TOP + 12;
  const ends = lanes.map(() => 0);
  for (const step of steps) {
    y += heightOf(step);
    if (step.kind === "death") ends[step.at] = y;
    parts.push(draw(step, y, { lanes, width, language }));
  }
  const bottom = y + (steps.at(-1)?.kind === "band" ? 4 : 24);
  const columns = lanes.map(({ name, x }, i) => column(name[language], x, ends[i] || bottom));
  return drawing([width, bottom + 14], title[language], [...columns, ...parts]);
}

interface Paper {
  readonly lanes: readonly Lane[];
  readonly width: number;
  readonly language: Language;
}

function heightOf(step: Step): number {
  return step.kind === "band" ? 36 + step.says.length * 18 : HEIGHT[step.kind];
}

function column(name: string, x: number, end: number): string {
  const width = Math.max(110, Math.round(widthOf(name, 14)) + 40);
  return [
    arrow(
      [
        [x, TOP],
        [x, end],
      ],
      { hasHead: false, isDashed: true },
    ),
    box([x - width / 2, 20], width, 36),
    text([x, 43], name, { size: 14, isBold: true }),
  ].join("\n");
}

function draw(step: Step, y: number, { lanes, width, language }: Paper): string {
  const xOf = (lane: number) => lanes[lane]?.x ?? 0;
  if (step.kind === "arrow") {
    const [from, to] = [xOf(step.from), xOf(step.to)];
    const inset = from < to ? -2 : 2;
    return [
      arrow(
        [
          [from, y],
          [to + inset, y],
        ],
        { colour: "blue" },
      ),
      label([(from + to) / 2, y - 6], step.says[language]),
    ].join("\n");
  }
  if (step.kind === "band") return band(step, y, width, language);
  const colour = step.kind === "death" ? "red" : (step.colour ?? "blue");
  const content = step.says[language];
  const half = Math.round(widthOf(content, 13) / 2) + 10;
  const x = Math.min(Math.max(xOf(step.at), half + 12), width - half - 12);
  const note = box([x - half, y - 24], half * 2, 28, { fill: COLOUR[`${colour}Box`], stroke: COLOUR[colour] });
  return `${note}\n${text([x, y - 5], content)}`;
}

function band(step: Extract<Step, { kind: "band" }>, y: number, width: number, language: Language): string {
  const height = heightOf(step) - 20;
  const contents = step.says.map((line) => line[language]);
  return [
    box([16, y - height + 4], width - 32, height, { fill: COLOUR[step.colour], stroke: COLOUR[step.colour] }),
    lines([width / 2, y - height + 25], contents, { size: 14 }),
  ].join("\n");
}
