import fc from "fast-check";
import { httpAccess, mediaType } from "../../src/platform/cloudbase/http-access";

const EVENT = {
  path: "/",
  httpMethod: "POST",
  headers: { "content-type": "text/xml; charset=utf-8", "x-real-ip": "1.2.3.4" },
  multiValueHeaders: { "content-type": ["text/xml"] },
  queryStringParameters: { signature: "s", timestamp: "1", nonce: "2" },
  requestContext: { requestId: "r", envId: "e" },
  body: "<xml>你好</xml>",
  isBase64Encoded: false,
};

test("an integrated request is a request", () => {
  expect(httpAccess.readRequest(EVENT)).toEqual({
    method: "POST",
    query: { signature: "s", timestamp: "1", nonce: "2" },
    hasRepeatedParameter: false,
    contentType: "text/xml",
    wechatSource: "",
    body: Buffer.from("<xml>你好</xml>"),
  });
});

test.each([
  [
    "a body in base64",
    { body: Buffer.from("你好").toString("base64"), isBase64Encoded: true },
    { body: Buffer.from("你好") },
  ],
  [
    "headers in capitals",
    { headers: { "Content-Type": "Application/JSON;charset=UTF-8" } },
    { contentType: "application/json" },
  ],
  ["a method in small letters", { httpMethod: "get" }, { method: "GET" }],
  ["no body", { body: undefined }, { body: Buffer.alloc(0) }],
  ["no query", { queryStringParameters: null }, { query: {} }],
  ["a parameter given twice", { queryStringParameters: { nonce: ["1", "2"] } }, { hasRepeatedParameter: true }],
  ["the same value twice", { queryStringParameters: { nonce: ["1", "1"] } }, { hasRepeatedParameter: true }],
  [
    "a parameter given twice, in the form that services alike have",
    { multiValueQueryStringParameters: { signature: ["s"], nonce: ["2", "3"] } },
    { query: { nonce: "2" }, hasRepeatedParameter: true },
  ],
  [
    "lists of one",
    { queryStringParameters: { nonce: ["1"] }, multiValueQueryStringParameters: { nonce: ["1"] } },
    { query: { nonce: "1" }, hasRepeatedParameter: false },
  ],
  ["a parameter that became a number", { queryStringParameters: { nonce: 12 } }, { query: { nonce: "12" } }],
  ["the mark of 微信云托管", { headers: { "X-WX-Source": "wx_client" } }, { wechatSource: "wx_client" }],
  ["any path", { path: "/a/b/c" }, { method: "POST" }],
])("%s", (_, change, expected) => {
  expect(httpAccess.readRequest({ ...EVENT, ...change })).toMatchObject(expected);
});

test("a response is an integrated one", () => {
  expect(httpAccess.writeResponse({ status: 403, contentType: "text/plain", body: "" })).toEqual({
    isBase64Encoded: false,
    statusCode: 403,
    headers: { "content-type": "text/plain" },
    body: "",
  });
});

test("whatever comes in is a request or one clear error", () => {
  fc.assert(
    fc.property(fc.anything(), (event) => {
      try {
        return Buffer.isBuffer(httpAccess.readRequest(event).body);
      } catch (error) {
        return (error as { code?: string }).code === "EVENT_INVALID";
      }
    }),
  );
});

test("a media type is read without its parameters", () => {
  expect([mediaType(), mediaType(""), mediaType(" Text/XML ; charset=gbk")]).toEqual(["", "", "text/xml"]);
});
