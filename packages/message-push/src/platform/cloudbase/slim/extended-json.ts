// Stands for bson, of which the database client uses EJSON. What functions write and read every day is done here; any other type
// is left to bson's own EJSON, which is in the bundle and not loaded until then.

/** The SDK's own copy: the bundler resolves what stands here as if the database client had asked. */
const whole = () => require("bson/lib/extended_json").EJSON;

/** Thrown inside, where a value is of no everyday type. */
const OTHER_TYPE = Symbol("other type");

const INT32 = { min: -(2 ** 31), max: 2 ** 31 - 1 };
const INT64 = { min: -(2 ** 63), max: 2 ** 63 };

/** As the client calls them: with `{ relaxed: false }`, and without options. */
export const EJSON = {
  stringify: (value: unknown, options: object): string | undefined =>
    everyday(
      () => JSON.stringify(canonical(value, [])),
      () => whole().stringify(value, options),
    ),
  // It is handed to `map`, too, which bson's own takes for options without effect.
  parse: (text: string): unknown =>
    everyday(
      () => JSON.parse(text, revive),
      () => whole().parse(text),
    ),
};

function everyday<T>(here: () => T, there: () => T): T {
  try {
    return here();
  } catch (error) {
    if (error !== OTHER_TYPE) throw error;
    return there();
  }
}

/** @param above the objects it lies in: what lies in itself is refused, in words of bson's own */
function canonical(value: unknown, above: readonly unknown[]): unknown {
  if (typeof value === "number") return { [numberType(value)]: value.toString() };
  if (value === undefined) return null;
  if (typeof value === "function") throw OTHER_TYPE;
  if (typeof value !== "object" || value === null) return value;
  if (above.includes(value)) throw OTHER_TYPE;
  const path = [...above, value];
  if (Array.isArray(value)) return value.map((entry) => canonical(entry, path));
  const kind = Object.prototype.toString.call(value);
  if (kind === "[object Date]") return { $date: { $numberLong: (value as Date).getTime().toString() } };
  if (kind !== "[object Object]" || "_bsontype" in value) throw OTHER_TYPE;
  const fields: Record<string, unknown> = {};
  // Also inherited ones, as in bson.
  for (const name in value) {
    if (name === "__proto__") throw OTHER_TYPE;
    fields[name] = canonical((value as Record<string, unknown>)[name], path);
  }
  return fields;
}

function numberType(value: number): string {
  if (!Number.isInteger(value)) return "$numberDouble";
  if (value >= INT32.min && value <= INT32.max) return "$numberInt";
  return value >= INT64.min && value <= INT64.max ? "$numberLong" : "$numberDouble";
}

function revive(key: string, value: unknown): unknown {
  if (key.includes("\0")) throw OTHER_TYPE;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const names = Object.keys(value);
  if (!names.some((name) => name.startsWith("$"))) return value;
  const [name = ""] = names;
  if (names.length > 1) throw OTHER_TYPE;
  return typed(name, (value as Record<string, unknown>)[name]);
}

function typed(name: string, value: unknown): unknown {
  if (name === "$date" && (typeof value === "number" || typeof value === "string"))
    return new Date(typeof value === "number" ? value : Date.parse(value));
  if (typeof value !== "string") throw OTHER_TYPE;
  if (name === "$numberInt") return Number.parseInt(value, 10);
  if (name === "$numberDouble") return Number.parseFloat(value);
  // Of 18 digits and less, all fit into 64 bits.
  if (name === "$numberLong" && /^(0|-?[1-9]\d{0,17})$/.test(value)) return Number(value);
  throw OTHER_TYPE;
}
