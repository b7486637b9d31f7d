import fc from "fast-check";
import { PushError } from "../../src/push-error";
import { doneReply, type RefundReply, transferReply } from "../../src/wechat/passive-reply";
import { passiveReplyText } from "../../src/wechat/passive-reply-text";
import { readPacket } from "../../src/wechat/read-packet";

test("JSON and XML are told apart, with or without a byte order mark and space around", () => {
  expect(readPacket(' \n{"a":1}\n')).toEqual({ format: "json", packet: { a: 1 } });
  expect(readPacket('\uFEFF<?xml version="1.0"?>\n<xml><a>1</a><!-- no --></xml>\n')).toEqual({
    format: "xml",
    packet: { a: "1" },
  });
  expect(readPacket("<xml/>")).toEqual({ format: "xml", packet: {} });
});

test("sixteen levels are read, and space between elements means nothing", () => {
  const deep = `<xml>\n ${"<a>\n".repeat(14)}<a>1</a>${"\n</a>".repeat(14)}\n</xml>`;
  expect(JSON.stringify(readPacket(deep).packet)).toBe(`${'{"a":'.repeat(15)}"1"${"}".repeat(15)}`);
});

test("exactly 128 KB are read", () => {
  const text = `{"a":"${"x".repeat(131_072 - 8)}"}`;
  expect(Buffer.byteLength(text)).toBe(131_072);
  expect(readPacket(text).format).toBe("json");
});

test("numbers that JavaScript can hold stay numbers, the others become text", () => {
  expect(readPacket('{"a":9007199254740993,"b":12,"c":0.1,"d":-3,"e":6054768590064713728}').packet).toEqual({
    a: "9007199254740993",
    b: 12,
    c: 0.1,
    d: -3,
    e: "6054768590064713728",
  });
});

test.each([
  ["nothing", ""],
  ["a word", "success"],
  ["a list", "[{}]"],
  ["null", "null"],
  ["half of a JSON text", '{"MsgType":"text","Content":"SECRET'],
  ["two JSON texts", "{}{}"],
  ["one name twice", '{"a":"SECRET","a":"b"}'],
  ["HTML", "<!doctype html><html><body>SECRET</body></html>"],
  ["another root", "<html>SECRET</html>"],
  ["two roots", "<xml></xml><xml></xml>"],
  ["an element that is not closed", "<xml><a>SECRET</xml>"],
  ["an unknown entity", "<xml><a>&secret;</a></xml>"],
  ["a document type that declares nothing", "<!DOCTYPE xml><xml><a>SECRET</a></xml>"],
  ["one level more than 16", `<xml>${"<a>".repeat(16)}${"</a>".repeat(16)}</xml>`],
  ["a document type", '<!DOCTYPE xml [<!ENTITY a "SECRET">]><xml><a>&a;</a></xml>'],
  ["an external entity", '<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><a>&a;</a></xml>'],
  ["text among elements", "<xml>SECRET<a>1</a></xml>"],
  ["elements in elements without end", `<xml>${"<a>".repeat(5_000)}${"</a>".repeat(5_000)}</xml>`],
  ["objects in objects without end", `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`],
  ["more than 128 KB", `{"a":"${"x".repeat(131_072)}"}`],
])("%s is refused as EVENT_INVALID, and nothing of it is quoted", (_, text) => {
  const read = () => readPacket(text);
  expect(read).toThrow(expect.objectContaining({ code: "EVENT_INVALID" }));
  expect(read).toThrow(expect.objectContaining({ message: expect.not.stringContaining("SECRET") }));
});

test("whatever text comes in, the only thing thrown is a PushError", () => {
  const piece = fc.constantFrom(
    "<",
    ">",
    "<xml>",
    "</xml>",
    "<a>",
    "</a>",
    "<![CDATA[",
    "]]>",
    "&",
    ";",
    "{",
    "}",
    '"',
    ":",
    "1",
    "\u0000",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece).map((pieces) => pieces.join("")),
      ),
      (text) => {
        try {
          return typeof readPacket(text).packet === "object";
        } catch (error) {
          return error instanceof PushError;
        }
      },
    ),
  );
});

const refund: RefundReply = { result_code: 1, result_info: "success", evidence: "used <1>]]> time" };

test("an answer is written in the format of the push", () => {
  expect(passiveReplyText("success", "json")).toBe("success");
  expect(passiveReplyText("success", "xml")).toBe("success");
  expect(passiveReplyText(doneReply("event:xpay_coin_pay_notify"), "json")).toBe('{"ErrCode":0,"ErrMsg":"success"}');
  expect(passiveReplyText(doneReply("event:xpay_coin_pay_notify"), "xml")).toBe(
    "<xml><ErrCode>0</ErrCode><ErrMsg><![CDATA[success]]></ErrMsg></xml>",
  );
  const transfer = transferReply({ ToUserName: "gh_1", FromUserName: "o1", CreateTime: 1 }, 1_399_197_672_000);
  expect(passiveReplyText(transfer, "xml")).toBe(
    "<xml><MsgType><![CDATA[transfer_customer_service]]></MsgType><ToUserName><![CDATA[o1]]></ToUserName><FromUserName><![CDATA[gh_1]]></FromUserName><CreateTime>1399197672</CreateTime></xml>",
  );
});

test.each(["json", "xml"] as const)("an answer in %s reads as it was", (format) => {
  const { packet } = readPacket(passiveReplyText(refund, format));
  expect(packet).toEqual(format === "json" ? refund : { ...refund, result_code: "1" });
});
