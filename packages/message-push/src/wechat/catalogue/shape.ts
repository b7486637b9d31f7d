// The notation in which the catalogue writes down the fields of a push, and the types that follow from it.

/**
 * One field. `"text"` and `"number"` are text and a number in any form WeChat sends: ids are text, so that 64 bits lose no
 * digit. A text that WeChat left out is empty, a number or an object is absent, a list has no entries. With `!` the push
 * is no push without the field, and is refused.
 */
export type FieldShape = "text" | "text!" | "number" | "number!" | ObjectShape | ListShape;

/** A list by its entry. With `"!"`, an answer is none without the list; in a push, a list that is missing has no entries. */
export type ListShape = readonly [EntryShape] | readonly [EntryShape, "!"];
type EntryShape = "text" | "number" | ObjectShape;

/** The fields of a shape, as a handler answers with them: those with `!` are required, the others may be left out. */
export type AnswerFields<Shape> = Flat<
  {
    readonly [Name in keyof Shape as Shape[Name] extends RequiredShape ? Name : never]: AnswerValue<Shape[Name]>;
  } & {
    readonly [Name in keyof Shape as Shape[Name] extends RequiredShape ? never : Name]?: AnswerValue<Shape[Name]>;
  }
>;

type RequiredShape = "text!" | "number!" | readonly [EntryShape, "!"];
type AnswerValue<Shape> = Shape extends string
  ? ValueOf<Shape>
  : Shape extends readonly [infer Entry, ...unknown[]]
    ? readonly (Entry extends "text" ? string : Entry extends "number" ? number : AnswerFields<Entry>)[]
    : AnswerFields<Shape>;

/** Fields by WeChat's own names. `[{ … }]`, `["text"]` and `["number"]` are lists, in whichever of their forms WeChat sends them; an object may come as a text that holds JSON. */
export interface ObjectShape {
  readonly [name: string]: FieldShape;
}

/** The fields of a shape, as a handler sees them. */
export type FieldsOf<Shape> = Flat<
  {
    readonly [Name in keyof Shape as Shape[Name] extends SometimesAbsent ? never : Name]: ValueOf<Shape[Name]>;
  } & {
    readonly [Name in keyof Shape as Shape[Name] extends SometimesAbsent ? Name : never]?: ValueOf<Shape[Name]>;
  }
>;

type SometimesAbsent = "number" | ObjectShape;

type ValueOf<Shape> = Shape extends "text" | "text!"
  ? string
  : Shape extends "number" | "number!"
    ? number
    : Shape extends readonly [infer Entry, ...unknown[]]
      ? readonly (Entry extends "text" ? string : Entry extends "number" ? number : FieldsOf<Entry>)[]
      : FieldsOf<Shape>;

type Flat<Fields> = { [Name in keyof Fields]: Fields[Name] };
