// Documents as they leave by the control API.
import { EJSON } from "bson";
import type { ExportedDocument } from "./contract";

/** As the console exports it: a date is `{ $date }`. */
export function exported(document: object): ExportedDocument {
  return EJSON.serialize(document, { relaxed: true }) as ExportedDocument;
}
