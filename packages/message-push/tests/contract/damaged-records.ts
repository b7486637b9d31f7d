// The part of the PushStore suite that is about records which somebody has edited by hand.
import type { PushRecord } from "../../src/runtime/push-store";
import { newRecord, type StoreBench } from "./push-store";

/** A store in which a test can put anything. */
export interface RawBench extends StoreBench {
  /** Puts a document under a key, due since the last millisecond. */
  put(key: unknown, fields: Readonly<Record<string, unknown>>): Promise<void>;
  /** What stands there now, as far as it is a record. */
  look(key: unknown): Promise<Readonly<Record<string, unknown>>>;
  /** Whether keys can be something else than text. */
  readonly takesAnyKey: boolean;
}

/** What each field may have become, so that the record cannot be read any more. */
const WRONG: readonly (readonly [field: keyof PushRecord, values: readonly unknown[]])[] = [
  ["pair", [undefined, null, 7, {}]],
  ["functionName", [undefined, null, 7]],
  ["touser", [undefined, null, 7, []]],
  ["packet", [null, 7, {}]],
  ["attempt", [undefined, null, "1", 1.5, -1, Number.MAX_VALUE]],
  ["fencingToken", [undefined, null, 7]],
  ["writeNumber", [undefined, null, "0"]],
  ["runs", [undefined, null, "1"]],
  ["arrivedAtMs", [undefined, null, "yesterday"]],
  ["sent", [undefined, null, "0", -1]],
  ["sentAtMs", [undefined, null, 7, "", [null], ["5"]]],
  ["reserved", [undefined, null, "0"]],
  ["outbox", [null, 7, "text", {}, [null], ["text"], [{}], [{ msgtype: 7 }], [{ msgtype: "text" }]]],
  ["outbox", [[{ msgtype: "text", text: "一" }], [{ msgtype: "text", text: {} }], [{ msgtype: "image", image: null }]]],
  ["passiveReply", [null, 7]],
  ["onUnknownSend", [undefined, null, 7, "whatever"]],
  ["reason", [null, 7]],
  ["errCode", [null, "45015"]],
  ["lastError", [null, {}]],
];
export const DAMAGES = WRONG.flatMap(([field, values]) => values.map((value) => [field, value] as const));

/** A record that is whole, as version 0.8.0 wrote it. */
function whole(): { readonly key: string } & Record<string, unknown> {
  return { ...newRecord(), state: "leased", writeNumber: 0, sent: 0, sentAtMs: [], reserved: 0 };
}

export function describeDamagedRecords(open: () => RawBench): void {
  test.each(DAMAGES)("a record whose %s is %j stops nobody, and ends as a dead letter", async (field, value) => {
    const { key, ...fields } = whole();
    const good = whole();
    const touser = typeof fields.touser === "string" ? fields.touser : "";
    await open().put(key, { ...fields, [field]: value });
    await open().put(good.key, { ...good, touser });
    const { store } = open();

    const due = await store.findDue(1_000);
    expect(due.damaged).toEqual([{ key, field }]);
    expect(due.records.map((record) => record.key)).toContain(good.key);
    await expect(store.find(key)).rejects.toMatchObject({ code: "RECORD_DAMAGED" });
    expect((await store.findRecent(touser, 10)).map((record) => record.key)).not.toContain(
      field === "packet" || field === "outbox" ? "" : key,
    );

    expect(await store.bury({ key, field })).toBe(true);
    expect(await store.bury({ key, field })).toBe(false);
    expect(await store.findDue(1_000)).toMatchObject({ damaged: [] });
    const { [field]: kept = null, ...rest } = await open().look(key);
    const buried = { state: "dead", reason: "RECORD_DAMAGED", lastError: field };
    if (!Object.hasOwn(buried, field)) expect(kept).toEqual(value ?? null);
    expect(rest).toMatchObject(Object.fromEntries(Object.entries(buried).filter(([name]) => name !== field)));

    open().advance(1);
    while ((await store.purge("dead", 0, 10)) > 0);
    expect(await store.find(key)).toBeUndefined();
  });

  test("a whole record is whole: with every field, and with those alone that a claim writes", async () => {
    const { key, ...fields } = whole();
    const more = { outbox: [{ msgtype: "link", link: {} }], passiveReply: { ErrCode: 0 }, errCode: -1, lastError: "" };
    await open().put(key, fields);
    await open().put(`${key}-more`, { ...fields, ...more, reason: "SEND_REFUSED", state: "waiting" });
    const { records, damaged } = await open().store.findDue(1_000);
    expect(damaged).toEqual([]);
    expect(records.map((record) => record.key)).toEqual(expect.arrayContaining([key, `${key}-more`]));
  });

  test("a damaged record that is leased is left to its owner until the lease ends", async () => {
    const { store, advance } = open();
    const record = newRecord({ pair: 7 as never });
    await store.add(record, 8_000);
    expect((await store.findDue(1_000)).damaged).toEqual([]);
    expect(await store.bury({ key: record.key, field: "pair" })).toBe(false);
    advance(8_000);
    expect((await store.findDue(1_000)).damaged).toEqual([{ key: record.key, field: "pair" }]);
    expect(await store.bury({ key: record.key, field: "pair" })).toBe(true);
  });

  test("a key of any kind is found and buried, and does not stop the purge", async () => {
    const { store, put, takesAnyKey, advance } = open();
    if (!takesAnyKey) return;
    const keys = [7, true, { a: 1 }];
    for (const key of keys) await put(key, whole());
    const { damaged } = await store.findDue(1_000);
    expect(damaged).toEqual(expect.arrayContaining(keys.map((key) => ({ key, field: "key" }))));
    for (const one of damaged) expect(await store.bury(one)).toBe(true);
    expect((await store.findDue(1_000)).damaged).toEqual([]);
    advance(1);
    expect(await store.purge("dead", 0, 1_000)).toBeGreaterThanOrEqual(keys.length);
    expect(await store.purge("dead", 0, 1_000)).toBe(0);
  });
}
