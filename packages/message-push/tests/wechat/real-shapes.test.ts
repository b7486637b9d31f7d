// Shapes that WeChat was seen to send, and what a handler gets of them.
import { parsePush } from "../../src/wechat/parse-push";
import { readPacket } from "../../src/wechat/read-packet";

const envelope = '"ToUserName":"gh_7bf1f1389686","FromUserName":"or9bwYkQ2","CreateTime":1762329554,"MsgType":"event"';
const xmlEnvelope =
  "<ToUserName><![CDATA[gh_7bf1f1389686]]></ToUserName><FromUserName><![CDATA[or9bwYkQ2]]></FromUserName>" +
  "<CreateTime>1762329554</CreateTime><MsgType><![CDATA[event]]></MsgType>";
const eventOf = (text: string) => parsePush(readPacket(text).packet).event;

const CHECKED = {
  appid: "wxb04d1be1ede56d47",
  trace_id: "690b03d2-301f6111-35ffbd44",
  version: 2,
  result: { suggest: "pass", label: "100" },
  detail: [{ strategy: "content_model", errcode: 0, suggest: "pass", label: "100", prob: 90 }],
};

test.each([
  [
    "labels as strings",
    `{${envelope},"Event":"wxa_media_check","appid":"wxb04d1be1ede56d47","trace_id":"690b03d2-301f6111-35ffbd44","version":2,"result":{"suggest":"pass","label":"100"},"detail":[{"strategy":"content_model","errcode":0,"suggest":"pass","label":"100","prob":90}]}`,
  ],
  [
    "labels as numbers, and the one detail bare",
    `{${envelope},"Event":"wxa_media_check","appid":"wxb04d1be1ede56d47","trace_id":"690b03d2-301f6111-35ffbd44","version":2,"result":{"suggest":"pass","label":100},"detail":{"strategy":"content_model","errcode":0,"suggest":"pass","label":100,"prob":90}}`,
  ],
  [
    "XML with one detail",
    `<xml>${xmlEnvelope}<Event><![CDATA[wxa_media_check]]></Event><appid><![CDATA[wxb04d1be1ede56d47]]></appid><trace_id><![CDATA[690b03d2-301f6111-35ffbd44]]></trace_id><version>2</version><result><suggest><![CDATA[pass]]></suggest><label>100</label></result><detail><strategy><![CDATA[content_model]]></strategy><errcode>0</errcode><suggest><![CDATA[pass]]></suggest><label>100</label><prob>90</prob></detail></xml>`,
  ],
])("wxa_media_check, version 2: %s", (_, text) => {
  expect(eventOf(text)).toMatchObject(CHECKED);
});

test("wxa_media_check, version 2, XML with two details: both are there", () => {
  const detail = (suggest: string) =>
    `<detail><strategy>content_model</strategy><suggest>${suggest}</suggest></detail>`;
  const text = `<xml>${xmlEnvelope}<Event>wxa_media_check</Event><trace_id>t1</trace_id><version>2</version>${detail("pass")}${detail("risky")}</xml>`;
  expect(eventOf(text)).toMatchObject({ detail: [{ suggest: "pass" }, { suggest: "risky" }] });
});

test("wxa_media_check, version 1: its own fields, and no detail", () => {
  const text = `{${envelope},"Event":"wxa_media_check","isrisky":0,"extra_info_json":"{}","appid":"wx1","trace_id":"t1","status_code":4294966288,"detail":[]}`;
  expect(eventOf(text)).toMatchObject({ isrisky: 0, extra_info_json: "{}", status_code: 4294966288, detail: [] });
});

const ENTRY = {
  TemplateId: "hD-ixGOhYmUfjOnI8MCzQMPshzGVeux_2vzyvQu7O68",
  SubscribeStatusString: "accept",
  PopupScene: "0",
};
const POPUP = `{"ToUserName":"gh_1","FromUserName":"o7esq5OI1Uej","CreateTime":"1620973045","MsgType":"event","Event":"subscribe_msg_popup_event"`;

test.each([
  ["a list", `${POPUP},"List":[${JSON.stringify(ENTRY)}]}`],
  ["the entry alone", `${POPUP},"List":${JSON.stringify(ENTRY)}}`],
  ["an object around the list", `${POPUP},"SubscribeMsgPopupEvent":{"List":[${JSON.stringify(ENTRY)}]}}`],
  ["a list in a list", `${POPUP},"List":{"List":[${JSON.stringify(ENTRY)}]}}`],
  ["a number as PopupScene", `${POPUP},"List":[${JSON.stringify(ENTRY).replace('"0"', "0")}]}`],
  [
    "XML",
    `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[o7esq5OI1Uej]]></FromUserName><CreateTime>1620973045</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[subscribe_msg_popup_event]]></Event><SubscribeMsgPopupEvent><List><TemplateId><![CDATA[${ENTRY.TemplateId}]]></TemplateId><SubscribeStatusString><![CDATA[accept]]></SubscribeStatusString><PopupScene>0</PopupScene></List></SubscribeMsgPopupEvent></xml>`,
  ],
])("subscribe_msg_popup_event with %s", (_, text) => {
  const event = eventOf(text);
  expect(event).toMatchObject({ CreateTime: 1620973045, List: [ENTRY] });
  expect(event).not.toHaveProperty("SubscribeMsgPopupEvent");
});

test("subscribe_msg_sent_event: the message's id keeps its 64 bits, quoted or not", () => {
  const sent = (id: string) =>
    `{${envelope},"Event":"subscribe_msg_sent_event","List":{"TemplateId":"T","MsgID":${id},"ErrorCode":"0","ErrorStatus":"success"}}`;
  for (const id of ["1864323726461255681", '"1864323726461255681"']) {
    expect(eventOf(sent(id))).toMatchObject({ List: [{ MsgID: "1864323726461255681", ErrorCode: "0" }] });
  }
});

test("a review's id of 19 digits keeps them, also bare in XML", () => {
  const text = `<xml>${xmlEnvelope}<Event>wxa_comment_bad_score</Event><result><comment_id>2272502024443330611</comment_id></result></xml>`;
  expect(eventOf(text)).toMatchObject({ result: { comment_id: "2272502024443330611" } });
});

test("a rejection without a reason, which JSON shows as an empty object, has an empty reason", () => {
  const text = `{"ToUserName":"gh_1","FromUserName":"o1","CreateTime":"1649835877","MsgType":"event","Event":"wxa_privacy_apply","result_info":{"audit_id":"446548743","api_name":"wx.chooseAddress","status":"3","reason":{}}}`;
  expect(eventOf(text)).toMatchObject({ result_info: { status: "3", reason: "" } });
});

const message = (content: string) =>
  `<xml><ToUserName>gh_1</ToUserName><FromUserName>o1</FromUserName><CreateTime> 1482048670 </CreateTime><MsgType>text</MsgType>${content}<MsgId>6054768590064713728</MsgId></xml>`;

test.each([
  ["CDATA", "<Content><![CDATA[<b>你好</b> & 再见]]></Content>", "<b>你好</b> & 再见"],
  ["CDATA in two parts", "<Content><![CDATA[a]]]]><![CDATA[>b]]></Content>", "a]]>b"],
  ["entities", "<Content>&lt;b&gt; &amp; &quot;&#x4F60;&#22909;&apos;</Content>", "<b> & \"你好'"],
  ["an empty element", "<Content></Content>", ""],
  ["an element that closes itself", "<Content/>", ""],
  ["emoji and characters of four bytes", "<Content><![CDATA[👨‍👩‍👧‍👦𠮷😀]]></Content>", "👨‍👩‍👧‍👦𠮷😀"],
  ["space around", "<Content><![CDATA[  好  ]]></Content>", "  好  "],
  ["several lines", "<Content><![CDATA[一\n二]]></Content>", "一\n二"],
  ["a character that XML forbids", "<Content><![CDATA[a\u0008b]]></Content>", "a\u0008b"],
])("a text in XML with %s", (_, content, expected) => {
  expect(eventOf(message(content))).toMatchObject({
    Content: expected,
    MsgId: "6054768590064713728",
    CreateTime: 1482048670,
  });
});

test("a very long text arrives whole", () => {
  const long = "𠮷".repeat(20_000);
  expect(eventOf(message(`<Content><![CDATA[${long}]]></Content>`))).toMatchObject({ Content: long });
});

test("a text that looks like a document type is a text", () => {
  const content = '<!DOCTYPE x [<!ENTITY a "b">]>&a;';
  expect(eventOf(message(`<Content><![CDATA[${content}]]></Content>`))).toMatchObject({ Content: content });
});
