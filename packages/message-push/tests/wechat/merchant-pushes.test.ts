// Pushes to merchants as their pages print them: the XML, the table's JSON and the wrapped JSON are one event.
import { factsOf, needsHandler } from "../../src/wechat/pairs";
import { parsePush } from "../../src/wechat/parse-push";
import { doneReply, notDoneReply } from "../../src/wechat/passive-reply";
import { readPacket } from "../../src/wechat/read-packet";

const names = (event: string) =>
  `<ToUserName>gh_abcdefg</ToUserName><FromUserName>oABCD</FromUserName><CreateTime>1234455555</CreateTime><MsgType>event</MsgType><Event>${event}</Event>`;
const envelope = (Event: string) => ({
  ToUserName: "gh_abcdefg",
  FromUserName: "oABCD",
  CreateTime: 1234455555,
  MsgType: "event",
  Event,
});
const read = (text: string) => {
  const { event, key, touser, unreadable } = parsePush(readPacket(text).packet);
  return { event, key, touser, unreadable };
};

const WRAPPED: readonly [event: string, wrapper: string, inner: string, fields: object][] = [
  [
    "wxainsurance_claim_result",
    "upload_event",
    "<OrderNo><![CDATA[42000021662024041000000000000]]></OrderNo><Status>5</Status><FinishTime>1234455555</FinishTime>",
    { OrderNo: "42000021662024041000000000000", Status: 5, FinishTime: 1234455555 },
  ],
  [
    "secvod_upload_event",
    "upload_event",
    "<media_id>20001</media_id><source_context>abc12232</source_context><errcode>0</errcode><errmsg>OK</errmsg>",
    { media_id: "20001", source_context: "abc12232", errcode: 0, errmsg: "OK" },
  ],
  [
    "secvod_audit_event",
    "audit_event",
    "<drama_id>20001</drama_id><audit_detail><status>3</status><audit_type>0</audit_type><create_time>168625255</create_time><audit_time>168626255</audit_time></audit_detail>",
    {
      drama_id: "20001",
      audit_detail: { status: 3, audit_type: 0, create_time: 168625255, audit_time: 168626255 },
    },
  ],
  [
    "wxalive_follow_notify",
    "FollowNotify",
    "<room_id>1</room_id><user_openid><![CDATA[oFan]]></user_openid><time>1546924844</time><live_status>101</live_status><action><![CDATA[add_follow]]></action>",
    { room_id: "1", user_openid: "oFan", time: 1546924844, live_status: 101, action: "add_follow" },
  ],
  [
    "wxalive_push_message_notify",
    "PushMessageApiNotify",
    "<message_id><![CDATA[1622047360795164672]]></message_id><room_id>17</room_id><total_count>200</total_count><success_count>196</success_count>",
    { message_id: "1622047360795164672", room_id: "17", total_count: 200, success_count: 196 },
  ],
  [
    "complaint_callback",
    "BussiCallBackInfo",
    "<appid>wx1</appid><complaint_order_id>2384617509213364518</complaint_order_id><status>201</status><open_id>oBuyer</open_id><history><time>1</time><content>a</content><media_id_list>m1,m2</media_id_list></history><history><time>2</time><content>b</content><media_id_list></media_id_list></history>",
    {
      appid: "wx1",
      complaint_order_id: "2384617509213364518",
      status: 201,
      open_id: "oBuyer",
      history: [
        { time: 1, content: "a", media_id_list: "m1,m2" },
        { time: 2, content: "b", media_id_list: "" },
      ],
    },
  ],
];

test.each(WRAPPED)("%s: wrapped XML, wrapped JSON and flat JSON are one push", (event, wrapper, inner, fields) => {
  const fromXml = read(`<xml>${names(event)}<${wrapper}>${inner}</${wrapper}></xml>`);
  expect(fromXml).toMatchObject({ event: fields, unreadable: [] });
  expect(fromXml.event).not.toHaveProperty(wrapper);
  expect(read(JSON.stringify({ ...envelope(event), [wrapper]: fields }))).toEqual(fromXml);
  expect(read(JSON.stringify({ ...envelope(event), ...fields }))).toEqual(fromXml);
});

test.each([
  ["wxalive_follow_notify", { FollowNotify: { user_openid: "oFan" } }, "oFan"],
  ["complaint_callback", { BussiCallBackInfo: { complaint_order_id: "1", open_id: "oBuyer" } }, "oBuyer"],
  ["retail_pay_notify", { out_trade_no: "B", pay_status: "ORDER_PAY_SUCC", payer_openid: "oShop" }, "oShop"],
])("%s is about the customer that it names, not its sender", (event, fields, customer) => {
  expect(parsePush({ ...envelope(event), ...fields }).touser).toBe(customer);
});

test("an appeal in XML keeps its material, with one proof or several", () => {
  const material = (content: string, ...proofs: string[]) =>
    `<material><illegal_material><content>${content}</content><content_url>https://x</content_url></illegal_material><appeal_material><reason>r</reason>${proofs.map((id) => `<proof_material_id>${id}</proof_material_id>`).join("")}</appeal_material></material>`;
  const xml = `<xml>${names("wxa_appeal_record")}<appeal_record_id>4111001</appeal_record_id><appeal_status>3</appeal_status>${material("a", "m1")}${material("b", "m2", "m3")}</xml>`;
  expect(read(xml)).toMatchObject({
    event: {
      appeal_record_id: "4111001",
      appeal_status: 3,
      material: [
        { illegal_material: { content: "a" }, appeal_material: { reason: "r", proof_material_id: ["m1"] } },
        { illegal_material: { content: "b" }, appeal_material: { proof_material_id: ["m2", "m3"] } },
      ],
    },
    unreadable: [],
  });
});

test.each([
  [1, '{"warned_type":2,"rectify_deadline":1718510400,"warned_function_names":["搜索"],"warned_ban_days":[7]}'],
  [2, '{"banned_days":[7,0],"banned_function_names":["搜索","分享"]}'],
  [3, '{"suspended_days":30}'],
  [10, '{"path":"pages/index/index"}'],
])("wxa_punish_event, event_type %p: detail is the object in its text", (event_type, detail) => {
  const packet = { ...envelope("wxa_punish_event"), event_type, punish_id: "1", detail };
  expect(read(JSON.stringify(packet))).toMatchObject({ event: { detail: JSON.parse(detail) }, unreadable: [] });
});

test("wxa_punish_event, event_type 4: the days of the account are a list of one", () => {
  const packet = { ...envelope("wxa_punish_event"), event_type: 4, punish_id: "1", detail: '{"banned_days":0}' };
  expect(parsePush(packet).event).toMatchObject({ detail: { banned_days: [0] } });
});

test.each(["retail_pay_notify", "retail_refund_notify", "funds_order_pay", "channels_ec_order_pay"])(
  "%s is done with the word success, and with nothing else",
  (event) => {
    expect(factsOf(`event:${event}`)).toMatchObject({ kind: "payment", acknowledgedWith: "success" });
    expect(doneReply(`event:${event}`)).toBe("success");
    expect(notDoneReply(`event:${event}`)).not.toBe("success");
    expect(needsHandler(`event:${event}`)).toBe(true);
  },
);

test("a B2b payment pushed again, with another CreateTime and as the page's text, is the same push", () => {
  const paid = {
    ...envelope("retail_pay_notify"),
    out_trade_no: "1217752501201407033233368018",
    order_id: "o202307291423123564754773",
    pay_status: "ORDER_PAY_SUCC",
    attach: "",
    amount: { order_amount: 1, payer_amount: 1, currency: "CNY" },
  };
  const again = { ...paid, CreateTime: "1698643488" };
  expect(parsePush(again).key).toBe(parsePush(paid).key);
  expect(parsePush({ ...paid, pay_status: "ORDER_CLOSE" }).key).not.toBe(parsePush(paid).key);
});
