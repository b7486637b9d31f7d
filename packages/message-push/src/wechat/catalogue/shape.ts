// The notation in which the catalogue writes down the fields of a push, and the types that follow from it.

/**
 * One field. `"text"` and `"number"` are text and a number in any form WeChat sends: ids are text, so that 64 bits lose no
 * digit. A text that WeChat left out is empty, a number or an object is absent, a list has no entries. With `!` the push
 * is no push without the field, and is refused.
 */
export type FieldShape =
  | "text"
  | "text!"
  | "number"
  | "number!"
  | ObjectShape
  | readonly ["text"]
  | readonly [ObjectShape];

/** Fields by WeChat's own names. `[{ … }]` and `["text"]` are lists, in whichever of their forms WeChat sends them. */
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
    : Shape extends readonly [infer Entry]
      ? readonly (Entry extends "text" ? string : FieldsOf<Entry>)[]
      : FieldsOf<Shape>;

type Flat<Fields> = { [Name in keyof Fields]: Fields[Name] };
