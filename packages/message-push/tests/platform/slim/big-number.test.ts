// JSON of cloud calls with its long numbers, beside the SDK's own.
import { jsonBigint, slimPart } from "./sdk-parts";

type Json = (options: object) => { parse(text: string): unknown; stringify(value: unknown): string };

let ours: ReturnType<Json>;
const theirs = (jsonBigint() as Json)({ useNativeBigInt: false });
beforeAll(async () => {
  ours = (await slimPart<Json>("wx-server-sdk", "json-bigint"))({ useNativeBigInt: false });
});

test.each([
  '{"errcode":0,"errmsg":"ok","id":1234567890123456789,"list":[1,-12345678901234567890,0.12345678901234567890]}',
  '{"a":123456789012345,"b":1.5,"c":"1234567890123456789","d":null}',
  "{",
])("%s is read alike, and written again alike", (text) => {
  const outcomeOf = (json: ReturnType<Json>) => {
    try {
      const value = json.parse(text);
      return [json.stringify(value), String(Object.values(Object(value)))];
    } catch (error) {
      return JSON.stringify(error);
    }
  };
  expect(outcomeOf(ours)).toEqual(outcomeOf(theirs));
});

test.each([[{ a: 1, b: "中", c: [true, null, undefined], d: { toJSON: () => "e" }, n: 12n }], ["text"], [undefined]])(
  "%p is written alike",
  (value) => {
    expect(ours.stringify(value)).toBe(theirs.stringify(value));
  },
);
