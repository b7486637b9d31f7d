// What MongoDB refuses in an update and mingo lets pass.
import { isDeepStrictEqual } from "node:util";
import { GatewayError } from "../gateway-error";
import type { Document } from "./documents";

/** Operators that make the fields of their path; the others leave alone what is not there. */
const CREATING = new Set(["$set", "$inc", "$mul", "$min", "$max", "$push", "$addToSet"]);
const FOR_NUMBERS = new Set(["$inc", "$mul"]);
const FOR_ARRAYS = new Set(["$push", "$addToSet", "$pop", "$pull", "$pullAll"]);

/** @throws {GatewayError} `DATABASE_REQUEST_FAILED` */
export function refuseImpossibleUpdate(document: Document, operators: Document): void {
  for (const [operator, paths] of Object.entries(operators)) {
    for (const path of Object.keys(Object(paths))) {
      const value = valueAt(document, path.split("."), CREATING.has(operator));
      refuseWrongType(operator, path, value);
    }
  }
}

/** @throws {GatewayError} `DATABASE_REQUEST_FAILED` where a change would give a document another `_id` */
export function refuseOtherId(before: Document, after: Document): void {
  if (isDeepStrictEqual(before._id, after._id)) return;
  throw failed("Performing an update on the path '_id' would modify the immutable field '_id'");
}

// A field cannot be made inside something that is no object: this bites when a field was null before.
function valueAt(document: Document, path: readonly string[], isCreating: boolean): unknown {
  let value: unknown = document;
  for (const [depth, name] of path.entries()) {
    if (value === undefined) return undefined;
    if (!canHold(value, name)) {
      if (isCreating) throw cannotCreate(name, path[depth - 1] ?? "", value);
      return undefined;
    }
    value = value[name];
  }
  return value;
}

function canHold(parent: unknown, name: string): parent is Document {
  if (Array.isArray(parent)) return /^(\d+|\$.*)$/.test(name);
  return typeof parent === "object" && parent !== null && !(parent instanceof Date);
}

function refuseWrongType(operator: string, path: string, value: unknown): void {
  if (value === undefined) return;
  if (FOR_NUMBERS.has(operator) && typeof value !== "number")
    throw failed(`Cannot apply ${operator} to a value of non-numeric type. The field '${path}' has another type`);
  if (FOR_ARRAYS.has(operator) && !Array.isArray(value))
    throw failed(`Cannot apply ${operator} to a non-array value: the field '${path}' must be an array`);
}

function cannotCreate(name: string, parentName: string, parent: unknown): GatewayError {
  return failed(`Cannot create field '${name}' in element {${parentName}: ${JSON.stringify(parent)}}`);
}

function failed(reason: string): GatewayError {
  return new GatewayError(
    "DATABASE_REQUEST_FAILED",
    `[FailedOperation.Update] multiple write errors: [{write errors: [{${reason}}]}, {<nil>}]`,
  );
}
