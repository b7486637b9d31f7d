// What every line is made with: the language, colors, who is who, and where a place in a bundle comes from.
import { styleText } from "node:util";
import type { Both, Language } from "../../../src/language";
import type { SourcePlaces } from "../source-places";
import { elapsed } from "./elapsed";
import type { PictureOf } from "./message-line";
import type { PushThread, Threads } from "./threads";

export interface LineOptions {
  readonly language: Language;
  readonly isColored: boolean;
  /** The name of a customer; none for one who has none. */
  nameOf(openid: string): string | undefined;
  readonly pictureOf: PictureOf;
  readonly places: SourcePlaces;
}

export interface LineParts extends LineOptions {
  readonly threads: Threads;
}

type Style = Parameters<typeof styleText>[0];

export function paint({ isColored }: Pick<LineOptions, "isColored">, style: Style, text: string): string {
  return isColored ? styleText(style, text, { validateStream: false }) : text;
}

/** The line of a push: its number, and the time since it arrived. What belongs to no push is indented as far. */
export function stamped(
  parts: Pick<LineOptions, "isColored">,
  push: PushThread | undefined,
  atMs: number,
  text: string,
): string {
  if (push === undefined) return `${" ".repeat(NUMBER_WIDTH + TIME_WIDTH)}  ${text}`;
  const time = elapsed(atMs - push.arrivedAtMs).padStart(TIME_WIDTH);
  return `${numberOf(push)}${paint(parts, "dim", time)}  ${text}`;
}

export function numberOf({ pushId }: Pick<PushThread, "pushId">): string {
  return `#${pushId}`.padEnd(NUMBER_WIDTH);
}

export const NUMBER_WIDTH = 4;
const TIME_WIDTH = 8;

const SOMEBODY: Both = { en: "customer", zh: "客户" };

/** The customer as the sentence begins. Between two Chinese words stands no space. */
export function whoIs({ nameOf, language }: Pick<LineOptions, "nameOf" | "language">, openid: string): string {
  const name = nameOf(openid) ?? SOMEBODY[language];
  return language === "zh" && /\p{Script=Han}$/u.test(name) ? name : `${name} `;
}
