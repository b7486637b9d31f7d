// The messages of cloud calls, beside those that protobufjs generated.
import { generatedMessages, type Message } from "./sdk-parts";

const generated = generatedMessages();
const slim: Record<string, Message> = require("../../../src/platform/cloudbase/slim/openapi-messages");

const bytes = Buffer.from(Array.from({ length: 300 }, (_, i) => (i * 7) % 256));
const WRITTEN: readonly [name: string, message: object][] = [
  [
    "CommApiData",
    {
      apiType: 0,
      openapiData: {
        pairs: [
          { key: "touser", value: bytes },
          { key: "媒体", value: bytes, contentType: "image/png", filename: "a.png" },
          { key: "", value: Buffer.alloc(0), contenttype: "x" },
        ],
      },
      appid: undefined,
    },
  ],
  ["CommApiData", { apiType: 2, svrkitData: { apiName: "GetCloudCallSign", reqData: bytes }, appid: "wx1" }],
  ["CommApiData", { apiType: 3, tokenData: { resourceAppid: "wx1", resourceEnv: "e" } }],
  ["CommApiData", { openapiData: { pairs: [] }, appid: null }],
  ["ApiGetOpenDataByCloudIdReq", { cloudidList: ["a", "", "中🍵"], appid: "wx1" }],
  ["ApiVoipSignReq", { groupId: "g", timestamp: 1_700_000_000, nonce: "n" }],
  ["ApiVoipSignReq", { groupId: "g", timestamp: 127 }],
  ["ApiVoipSignReq", { timestamp: 4_294_967_295 }],
  ["GetCloudCallSignReq", { parameterList: ["x".repeat(20_000)] }],
  ["GetCloudCallSignReq", {}],
  ["ApiOptions", { appid: "wx1" }],
];

test.each(WRITTEN)("%s is written byte for byte: %j", (name, message) => {
  expect(slim[name]?.encode(message).finish()).toEqual(generated[name]?.encode(message).finish());
});

const READ: readonly [name: string, message: object][] = [
  [
    "CommOpenApiResp",
    {
      respData: bytes,
      contentType: "application/json",
      errorCode: -604101,
      httpCode: 200,
      headers: [{ key: "a", value: "中" }, {}],
      svrkitErrorCode: 3,
    },
  ],
  ["CommOpenApiResp", {}],
  ["ApiGetOpenDataByCloudIdResp", { dataList: [{ cloudId: "1", json: '{"a":1}' }, { cloudId: "2" }] }],
  ["ApiVoipSignResp", { signature: "s" }],
  ["GetCloudCallSignResp", { signature: "" }],
  ["AuthorizationInfo", { tcbCredentials: { secretId: "i", secretKey: "k", token: "t" }, wxParam: bytes }],
  ["AuthorizationInfo", {}],
];

test.each(READ)("%s is read as it was written", (name, message) => {
  const content = generated[name]?.encode(message).finish() ?? Buffer.alloc(0);
  expect(outcomeOf(slim[name], content)).toEqual(outcomeOf(generated[name], content));
});

test.each(READ)("%s that is cut short or damaged anywhere is read, or refused in the same words", (name, message) => {
  const whole = generated[name]?.encode(message).finish() ?? Buffer.alloc(0);
  for (const content of damaged(whole)) {
    expect([content, outcomeOf(slim[name], content)]).toEqual([content, outcomeOf(generated[name], content)]);
  }
});

test("what is no message at all is read, or refused in the same words", () => {
  const contents = [
    ...['{"code":"SYS_ERR","message":"broken"}', "oops", "<html></html>", "", "中"].map((text) => Buffer.from(text)),
    // Fields that no message has, of every wire type: groups, also deep and unended ones, among them.
    ...[
      "7801",
      "790102030405060708",
      "7a03616263",
      "7b7c",
      "7b7b7b7c",
      "7d01020304",
      "7e",
      "7f",
      "80808080808080808001",
    ].map((hex) => Buffer.from(hex, "hex")),
    Buffer.alloc(400, 0x7b),
    Buffer.from("18ffffffffffffffffff01", "hex"),
    Buffer.from("18ffffffffff", "hex"),
  ];
  for (const content of contents) {
    const [ours, theirs] = [slim.CommOpenApiResp, generated.CommOpenApiResp];
    expect([content, outcomeOf(ours, content)]).toEqual([content, outcomeOf(theirs, content)]);
  }
});

/** All fields, also those that a message has by its prototype. */
function outcomeOf(message: Message | undefined, content: Buffer): unknown {
  try {
    return fieldsOf(message?.decode(content) ?? {});
  } catch (error) {
    return String(error);
  }
}

function fieldsOf(value: unknown): unknown {
  if (Buffer.isBuffer(value)) return value.toString("hex");
  if (Array.isArray(value)) return value.map(fieldsOf);
  if (typeof value !== "object" || value === null) return value;
  const fields: Record<string, unknown> = {};
  for (const name in value) {
    const field = (value as Record<string, unknown>)[name];
    if (typeof field !== "function") fields[name] = fieldsOf(field);
  }
  return fields;
}

function damaged(whole: Buffer): readonly Buffer[] {
  const cut = Array.from(whole, (_, length) => whole.subarray(0, length));
  const changed = [0x00, 0x7f, 0x80, 0xff].flatMap((byte) =>
    Array.from(whole.subarray(0, 60), (_, at) =>
      Buffer.concat([whole.subarray(0, at), Buffer.of(byte), whole.subarray(at + 1)]),
    ),
  );
  return [...cut, ...changed];
}
