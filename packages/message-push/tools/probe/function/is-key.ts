// Whether who calls brings the key of the run.
import { timingSafeEqual } from "node:crypto";
import { MARK_VARIABLE } from "../probe-names";

export function isKey(given: unknown): boolean {
  const [own, other] = [process.env[MARK_VARIABLE] ?? "", String(given)].map((text) => Buffer.from(text));
  return (
    own !== undefined &&
    other !== undefined &&
    own.length > 0 &&
    own.length === other.length &&
    timingSafeEqual(own, other)
  );
}
