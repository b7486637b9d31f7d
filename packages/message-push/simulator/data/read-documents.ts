// Documents as people write them: objects of a test, the body of a request, or a file as the console exports and imports it
// (https://developers.weixin.qq.com/miniprogram/dev/wxcloud/guide/database/import.html). Refused are things that it refuses.

import { EJSON, ObjectId } from "bson";
import type { Both } from "../../src/language";
import type { Document } from "../gateway/database/documents";
import { decode } from "../gateway/database/documents";
import { refuseLargeDocument } from "../gateway/database/size-limits";
import { GatewayError } from "../gateway/gateway-error";
import { SimulatorError } from "../simulator-error";

/** Something that should be a document, and where it stands: `document 2`, `line 7`. */
export interface Written {
  readonly place: Both;
  readonly value: unknown;
}

/** What begins with $ in an object of one's own: the types of the export format that can be a value here. */
const TYPES: ReadonlySet<string> = new Set([
  "$date",
  "$oid",
  "$numberInt",
  "$numberLong",
  "$numberDouble",
  "$numberDecimal",
  "$binary",
  "$regularExpression",
]);

const FIX: Both = { en: "See docs/own-data.md.", zh: "见 docs/own-data.zh-CN.md。" };

/**
 * Makes documents, all or none. Dates are Dates or `{ "$date": … }`; an `{ "$oid": … }` becomes its 24 digits, because
 * `doc(id)` of the SDK takes strings.
 *
 * @param source what the error names: a file, or a collection
 * @throws {SimulatorError} `DATA_INVALID` with the place
 */
export function toDocuments(written: readonly Written[], source: string): Document[] {
  const places = new Map<unknown, Both>();
  return written.map(({ place, value }) => {
    const refuse = (reason: Both) =>
      invalid({ en: `${source}, ${place.en}: ${reason.en}`, zh: `${source}，${place.zh}：${reason.zh}` });
    if (!isObject(value))
      throw refuse({
        en: "this is no document, which is an object in { }.",
        zh: "不是记录：记录是写在 { } 里的对象。",
      });
    const problem = problemIn(value, "");
    if (problem !== undefined) throw refuse(problem);
    const document = withoutObjectIds(
      decode(EJSON.stringify(value, { relaxed: false, ignoreUndefined: true }), 0),
    ) as Document;
    const invalidDate = pathOfInvalidDate(document, "");
    if (invalidDate !== undefined)
      throw refuse({
        en: `${invalidDate} is no date; write { "$date": "2026-01-31T08:00:00Z" }.`,
        zh: `${invalidDate} 不是日期；请写成 { "$date": "2026-01-31T08:00:00Z" }。`,
      });
    const { _id } = document;
    if (_id !== undefined && typeof _id !== "string" && typeof _id !== "number")
      throw refuse({ en: "_id is neither a string nor a number.", zh: "_id 既不是字符串也不是数字。" });
    const other = places.get(_id);
    if (_id !== undefined && other !== undefined)
      throw refuse({ en: `its _id is that of ${other.en}.`, zh: `_id 与${other.zh}相同。` });
    places.set(_id, place);
    refuseLarge(document, refuse);
    return document;
  });
}

/** An error about data. */
export function invalid(fact: Both, cause?: unknown): SimulatorError {
  return new SimulatorError("DATA_INVALID", fact, FIX, cause === undefined ? {} : { cause });
}

function isObject(value: unknown): value is Document {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function problemIn(value: unknown, path: string): Both | undefined {
  if (typeof value === "function" || typeof value === "symbol" || typeof value === "bigint")
    return {
      en: `${path} is a ${typeof value}, which no document can hold.`,
      zh: `${path} 的类型是 ${typeof value}，记录里存不了。`,
    };
  if (Array.isArray(value)) return first(value, (item, i) => problemIn(item, `${path}[${i}]`));
  if (!isObject(value)) return undefined;
  return first(Object.entries(value), ([name, field]) => {
    const here = path === "" ? name : `${path}.${name}`;
    return problemOfName(name, value, here) ?? problemIn(field, here);
  });
}

function problemOfName(name: string, parent: Document, path: string): Both | undefined {
  if (name.includes("."))
    return {
      en: `the name of the field ${path} has a dot; write an object in an object.`,
      zh: `字段名 ${path} 里有点号；请写成嵌套的对象。`,
    };
  if (!name.startsWith("$")) return undefined;
  if (!TYPES.has(name))
    return {
      en: `${path} is no type of the export format, and no name of a field may begin with $.`,
      zh: `${path} 不是导出格式里的类型，字段名也不能以 $ 开头。`,
    };
  if (Object.keys(parent).length === 1) return undefined;
  return { en: `${path} stands beside other fields.`, zh: `${path} 旁边不能有其他字段。` };
}

function first<Item, Found>(
  items: readonly Item[],
  look: (item: Item, i: number) => Found | undefined,
): Found | undefined {
  for (const [i, item] of items.entries()) {
    const found = look(item, i);
    if (found !== undefined) return found;
  }
  return undefined;
}

function withoutObjectIds(value: unknown): unknown {
  if (value instanceof ObjectId) return value.toHexString();
  if (Array.isArray(value)) return value.map(withoutObjectIds);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, withoutObjectIds(field)]));
}

function pathOfInvalidDate(value: unknown, path: string): string | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? path : undefined;
  if (typeof value !== "object" || value === null || (!Array.isArray(value) && !isObject(value))) return undefined;
  return first(Object.entries(value), ([name, field]) =>
    pathOfInvalidDate(field, path === "" ? name : `${path}.${name}`),
  );
}

function refuseLarge(document: Document, refuse: (reason: Both) => SimulatorError): void {
  try {
    refuseLargeDocument(document);
  } catch (error) {
    if (error instanceof GatewayError) throw refuse({ en: "it is larger than 16 MB.", zh: "超过了 16 MB。" });
    throw error;
  }
}
