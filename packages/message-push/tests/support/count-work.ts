// Counts what a piece of code does, so that a test can bound it without a clock: every character, element or field that a
// built-in method looks at or copies. Code that walks by itself shows by charCodeAt, one call for each character.

type Method = (this: unknown, ...args: unknown[]) => unknown;

const lengthOf = (value: unknown) => (typeof value === "string" || Array.isArray(value) ? value.length : 1);
const fieldsOf = (value: unknown) => Object.getOwnPropertyNames(Object(value)).length;

/** How much a call does, by what it was called on, what it got and what it gave. */
type Cost = (self: unknown, args: readonly unknown[], result: unknown) => number;

const one: Cost = () => 1;
const whole: Cost = (self) => lengthOf(self) + 1;
const given: Cost = (_self, [first]) => lengthOf(first) + 1;
const result: Cost = (_self, _args, made) => lengthOf(made) + 1;
/** From where it begins to where it ends. */
const searched: Cost = (self, [, from], found) =>
  (Number(found) < 0 ? lengthOf(self) : Number(found)) - Number(from ?? 0) + 1;
const matched: Cost = (self, [text]) => {
  const { sticky, global } = self as RegExp;
  return sticky || global ? 8 : lengthOf(text) + 1;
};

/** Each method once, where it does its work. */
function costs(): readonly (readonly [holder: object, name: PropertyKey, cost: Cost])[] {
  const array = [
    "concat",
    "filter",
    "flat",
    "flatMap",
    "forEach",
    "includes",
    "indexOf",
    "join",
    "map",
    "reduce",
    "shift",
    "slice",
    "some",
    "sort",
    "splice",
  ];
  return [
    ...["charCodeAt", "charAt", "codePointAt"].map((name) => [String.prototype, name, one] as const),
    ...["indexOf", "includes"].map((name) => [String.prototype, name, searched] as const),
    ...["replaceAll", "replace", "split", "trim", "search", "match"].map(
      (name) => [String.prototype, name, whole] as const,
    ),
    ...["slice", "substring"].map((name) => [String.prototype, name, result] as const),
    ...array.map((name) => [Array.prototype, name, whole] as const),
    [Array.prototype, "push", one],
    ...["get", "set", "has"].map((name) => [Map.prototype, name, one] as const),
    ...["exec", "test"].map((name) => [RegExp.prototype, name, matched] as const),
    ...["keys", "values", "entries", "fromEntries"].map(
      (name) =>
        [
          Object,
          name,
          (_: unknown, [first]: readonly unknown[], made: unknown) =>
            (Array.isArray(made) ? made.length : Number(Object(first).size ?? fieldsOf(made))) + 1,
        ] as const,
    ),
    [JSON, "parse", given],
    [JSON, "stringify", result],
    [globalThis, "Number", given],
  ];
}

/** Runs it and returns how much work it was. What it throws does not count. */
export function countWork(run: () => unknown): number {
  let work = 0;
  const undo: (() => void)[] = [];
  for (const [holder, name, cost] of costs()) {
    const original = Reflect.get(holder, name) as Method;
    const counting = function (this: unknown, ...args: unknown[]) {
      const made = new.target === undefined ? original.apply(this, args) : Reflect.construct(original, args);
      work += cost(this, args, made);
      return made;
    };
    // What hangs on a function, as Number.isInteger does, has to be found still.
    Object.setPrototypeOf(counting, original);
    const descriptor = Object.getOwnPropertyDescriptor(holder, name) as PropertyDescriptor;
    Object.defineProperty(holder, name, { ...descriptor, value: counting });
    undo.unshift(() => Object.defineProperty(holder, name, descriptor));
  }
  const iterator = countCopies((copied) => {
    work += copied;
  });
  try {
    run();
  } catch {
    // A refusal costs what it took to get there.
  } finally {
    iterator();
    for (const restore of undo) restore();
  }
  return work;
}

/** `[...list]` and `for … of` ask the list's iterator. @returns what ends the counting */
function countCopies(add: (elements: number) => void): () => void {
  const original = Array.prototype[Symbol.iterator];
  const descriptor = Object.getOwnPropertyDescriptor(Array.prototype, Symbol.iterator) as PropertyDescriptor;
  Object.defineProperty(Array.prototype, Symbol.iterator, {
    ...descriptor,
    value(this: unknown[]) {
      add(this.length);
      return original.call(this);
    },
  });
  return () => Object.defineProperty(Array.prototype, Symbol.iterator, descriptor);
}
