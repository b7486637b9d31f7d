// Documents that stand in message_pushes and are no records: written by hand, by another version, or by something else altogether.

const RECORD = {
  pair: "text",
  state: "waiting",
  functionName: "text",
  touser: "o-somebody",
  attempt: 1,
  fencingToken: "token",
  writeNumber: 1,
  runs: 1,
  arrivedAtMs: 1_700_000_000_000,
  sent: 0,
  sentAtMs: [],
  reserved: 0,
  tries: 0,
  unconfirmed: 0,
  onUnknownSend: "once-more",
  outbox: [],
  dueAt: new Date(1_700_000_000_000),
};

function without(field: keyof typeof RECORD): object {
  return Object.fromEntries(Object.entries(RECORD).filter(([name]) => name !== field));
}

const deep = (levels: number): object => (levels === 0 ? {} : { in: deep(levels - 1) });

/** What is wrong, and the document without its `_id`. */
export const DAMAGED_RECORDS: readonly (readonly [string, object])[] = [
  ["nothing in it", {}],
  ["no pair", without("pair")],
  ["no touser", without("touser")],
  ["no arrival", without("arrivedAtMs")],
  ["all of it null", Object.fromEntries(Object.keys(RECORD).map((name) => [name, null]))],
  ["a pair that is an object", { ...RECORD, pair: { $date: "2026-01-31T08:00:00Z" } }],
  ["a state that is not one", { ...RECORD, state: { is: "asleep" } }],
  ["counts that are texts", { ...RECORD, sent: "two", runs: "many", attempt: [], unconfirmed: "1", tries: {} }],
  ["counts that are no numbers", { ...RECORD, sent: Number.NaN, unconfirmed: Number.POSITIVE_INFINITY }],
  ["times that are dates", { ...RECORD, arrivedAtMs: new Date(0), sentAtMs: new Date(0), dueAt: "soon" }],
  ["an outbox that is no list", { ...RECORD, outbox: { 0: null } }],
  ["an outbox without messages", { ...RECORD, outbox: [null, 7, { msgtype: 1 }] }],
  ["a packet that is not JSON", { ...RECORD, packet: "{", touser: { o: 1 } }],
  [
    "an order of old",
    { _openid: "o", items: [{ no: 1 }], paid: true, photo: { $binary: { base64: "AAEC", subType: "00" } } },
  ],
  ["very deep", { ...RECORD, outbox: deep(60) }],
  ["very long", { ...RECORD, touser: "长".repeat(20_000), "字段 名": "x".repeat(20_000) }],
  ["dead, because it is damaged", { ...RECORD, state: "dead", reason: "RECORD_DAMAGED", lastError: "pair" }],
];
