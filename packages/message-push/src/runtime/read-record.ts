// Reads a record field by field: somebody may have edited it by hand, and one that cannot be read must not stop the others.
import { PushError } from "../push-error";
import { type DamagedRecord, PUSH_STATES, type PushRecord, UNKNOWN_SEND_POLICIES } from "./push-store";

/** What a document turned out to be. */
export type Reading =
  | { readonly record: PushRecord; readonly damaged?: undefined }
  | { readonly record?: undefined; readonly damaged: DamagedRecord };

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === "string";
const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const isTrue: Check = (value) => value === true;
const isTime: Check = (value) => Number.isFinite(value);
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
const oneOf =
  (names: readonly string[]): Check =>
  (value) =>
    names.some((name) => name === value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

const isMessage: Check = (value) => {
  if (!isObject(value) || typeof value.msgtype !== "string") return false;
  const content = value[value.msgtype];
  return isObject(content) && (value.msgtype !== "text" || isText(content.content));
};

/** Every field of a record, and what it must be. */
const CHECKS: Readonly<Record<keyof PushRecord, Check>> = {
  key: isText,
  pair: isText,
  state: oneOf(PUSH_STATES),
  functionName: isText,
  touser: isText,
  packet: optional(isText),
  attempt: isCount,
  fencingToken: isText,
  writeNumber: isCount,
  runs: isCount,
  createTime: optional(isTime),
  arrivedAtMs: isTime,
  sent: isCount,
  sentAtMs: listOf(isTime),
  unconfirmed: isCount,
  tries: isCount,
  reserved: isCount,
  outbox: optional(listOf(isMessage)),
  transferredAtMs: optional(isTime),
  transferGiven: optional(isTrue),
  successGiven: optional(isTrue),
  transferMissedText: optional(isText),
  transferMissed: optional(isTrue),
  answeredBy: optional(isText),
  passiveReply: optional((value) => isText(value) || isObject(value)),
  onUnknownSend: oneOf(UNKNOWN_SEND_POLICIES),
  reason: optional(isText),
  errCode: optional(isTime),
  lastError: optional(isText),
};

const FIELDS = Object.entries(CHECKS);

/** What a field that older versions did not write reads as. */
const ABSENT: Partial<PushRecord> = { unconfirmed: 0, tries: 0 };

/** Reads a record from what a database has under that key. */
export function readRecord(key: unknown, fields: unknown): Reading {
  if (!isObject(fields)) return { damaged: { key, field: "record" } };
  const record: Record<string, unknown> = { ...ABSENT, ...fields, key };
  const wrong = FIELDS.find(([field, check]) => !check(record[field]));
  if (wrong !== undefined) return { damaged: { key, field: wrong[0] } };
  return { record: record as unknown as PushRecord };
}

/** The records that can be read. */
export function wholeOnes(readings: readonly Reading[]): readonly PushRecord[] {
  return readings.flatMap(({ record }) => record ?? []);
}

/** The records that cannot. */
export function damagedOnes(readings: readonly Reading[]): readonly DamagedRecord[] {
  return readings.flatMap(({ damaged }) => damaged ?? []);
}

/** @throws {PushError} `RECORD_DAMAGED` */
export function requireWhole({ record, damaged }: Reading): PushRecord {
  if (record !== undefined) return record;
  throw new PushError(
    "RECORD_DAMAGED",
    {
      en: `The record of a push cannot be read: its field \`${damaged.field}\` is missing or of another kind.`,
      zh: `推送的记录无法读取：字段 \`${damaged.field}\` 缺失或类型不对。`,
    },
    {
      en: "The relay makes a dead letter of it; look at who else writes the collection message_pushes.",
      zh: "投递器会把它变成死信；请检查还有谁在写集合 message_pushes。",
    },
  );
}
