// In XML, and in some JSON, an object of the event's own name stands around its fields; published samples have it in many forms.
import type { PairFacts } from "./catalogue/facts";
import type { ObjectShape } from "./catalogue/shape";
import { asObject, type RawFields } from "./read-fields";

/**
 * The packet with the fields of its wrapper at the top. A wrapper may be an object, a list of objects, or an element that repeats; around a
 * list it may also hold the entries themselves, or be the one entry. Whatever stands in it is found again in what is returned.
 */
export function withoutWrapper(packet: RawFields, { wrapper, fields }: PairFacts): RawFields {
  if (wrapper === undefined || packet[wrapper] === undefined) return packet;
  const { [wrapper]: inner, ...rest } = packet;
  const list = listIn(fields);
  if (list !== undefined) return withEntries(rest, [inner].flat(), list);
  const [first, ...others] = [inner].flat();
  // More than one, or none that is an object: it is kept where it stands.
  if (others.length > 0 || asObject(first) === undefined) return packet;
  return { ...asObject(first), ...rest };
}

interface ListField {
  readonly name: string;
  readonly shape: ObjectShape;
}

/** The list of a pair that has nothing else: only there may a wrapper stand for the list. */
function listIn(fields: ObjectShape): ListField | undefined {
  const [only, ...others] = Object.entries(fields);
  if (only === undefined || others.length > 0) return undefined;
  const [name, shape] = only;
  const [entry]: readonly unknown[] = Array.isArray(shape) ? shape : [];
  return typeof entry === "object" ? { name, shape: entry as ObjectShape } : undefined;
}

function withEntries(rest: RawFields, wrapped: readonly unknown[], { name, shape }: ListField): RawFields {
  const fields: Record<string, unknown> = {};
  const entries: unknown[] = [rest[name] ?? []].flat();
  // What has no list in it is around nothing, where the list stands beside it; else it is an entry, however strange.
  const isBeside = rest[name] !== undefined && wrapped.length === 1;
  for (const one of wrapped) {
    const object = asObject(one) ?? {};
    const isKnown = Object.keys(object).some((field) => Object.hasOwn(shape, field));
    if (isKnown || (!Object.hasOwn(object, name) && !isBeside)) {
      entries.push(one);
    } else {
      const { [name]: list, ...others } = object;
      entries.push(...[list ?? []].flat());
      Object.assign(fields, others);
    }
  }
  return { ...fields, ...rest, [name]: entries };
}
