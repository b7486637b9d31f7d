// What MongoDB refuses in an update and mingo does not.
import { GatewayError } from "../gateway-error";
import type { Document } from "./documents";

/**
 * A field cannot be made inside something that is no object, which bites when a field was null before.
 *
 * @throws {GatewayError} `DATABASE_REQUEST_FAILED`
 */
export function refuseFieldsBelowScalars(document: Document, operators: Document): void {
  for (const paths of Object.values(operators)) {
    if (typeof paths !== "object" || paths === null) continue;
    for (const path of Object.keys(paths)) refuseBelowScalar(document, path.split("."));
  }
}

function refuseBelowScalar(document: Document, path: readonly string[]): void {
  let parent: unknown = document;
  for (const [depth, name] of path.entries()) {
    if (parent === undefined) return;
    if (typeof parent !== "object" || parent === null) throw cannotCreate(name, path[depth - 1] ?? "", parent);
    parent = (parent as Document)[name];
  }
}

function cannotCreate(name: string, parentName: string, parent: unknown): GatewayError {
  return new GatewayError(
    "DATABASE_REQUEST_FAILED",
    `[FailedOperation.Update] Cannot create field '${name}' in element {${parentName}: ${JSON.stringify(parent)}}`,
  );
}
