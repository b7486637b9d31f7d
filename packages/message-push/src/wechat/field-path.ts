// Where a field stands: through objects, lists of one, and texts that hold JSON.
import type { FieldPath } from "./catalogue/facts";
import { asObject, asText, type RawFields } from "./read-fields";

/** The text at the first of these paths that the packet has; `undefined` where it has none. */
export function textAt(packet: RawFields, path: FieldPath): string | undefined {
  for (const one of [path].flat()) {
    const text = asText(valueAt(packet, one.split(".")));
    if (text !== undefined && text !== "") return text;
  }
  return undefined;
}

function valueAt(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return value;
  const fields = asObject(value);
  return fields !== undefined && Object.hasOwn(fields, name) ? valueAt(fields[name], rest) : undefined;
}

/** The packet with every text of JSON on these paths as the object that it holds. */
export function withJsonOpened(packet: RawFields, path: FieldPath): RawFields {
  return [path].flat().reduce((opened, one) => openAlong(opened, one.split(".")), packet);
}

function openAlong(fields: RawFields, [name = "", ...rest]: readonly string[]): RawFields {
  const inner = rest.length > 0 && Object.hasOwn(fields, name) ? asObject(fields[name]) : undefined;
  return inner === undefined ? fields : { ...fields, [name]: openAlong(inner, rest) };
}
