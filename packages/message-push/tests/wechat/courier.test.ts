// What the courier's pages say: their packets in XML and in JSON are one event, and their answers are what the runtime writes.
import { judgePassiveReply } from "../../simulator/wechat/judge-passive-reply";
import { answerPacket } from "../../src/wechat/answer-packet";
import { factsOf } from "../../src/wechat/pairs";
import { parsePush } from "../../src/wechat/parse-push";
import { passiveReplyText } from "../../src/wechat/passive-reply-text";
import { readPacket } from "../../src/wechat/read-packet";
import { packets } from "../support/packets";

const ENVELOPE_XML =
  "<ToUserName><![CDATA[gh_abcdefg]]></ToUserName><FromUserName><![CDATA[oABCD]]></FromUserName>" +
  "<CreateTime>1533042556</CreateTime><MsgType><![CDATA[event]]></MsgType>";
const PLACE_XML =
  "<Name><![CDATA[张三]]></Name><Tel><![CDATA[020-88888888]]></Tel><Mobile><![CDATA[18666666666]]></Mobile>" +
  "<PostCode><![CDATA[123456]]></PostCode><Country><![CDATA[中国]]></Country>";
const ADD_WAYBILL_XML = `<xml>
    ${ENVELOPE_XML}
    <Event><![CDATA[add_waybill]]></Event>
    <Token>1234ABC234523451</Token>
    <OrderID><![CDATA[012345678901234567890123456789]]></OrderID>
    <BizID><![CDATA[xyz]]></BizID>
    <WayBillID><![CDATA[123456789]]></WayBillID>
    <Sender>${PLACE_XML}</Sender>
    <Cargo>
        <Weight>1.2</Weight><Space_X>20.5</Space_X><Space_Y>15.0</Space_Y><Space_Z>10.0</Space_Z><Count>2</Count>
        <DetailList><Name><![CDATA[一千零一夜钻石包]]></Name><Count>1</Count></DetailList>
        <DetailList><Name><![CDATA[爱马仕柏金钻石包]]></Name><Count>1</Count></DetailList>
    </Cargo>
    <Insured><UseInsured>1</UseInsured><InsuredValue>10000</InsuredValue></Insured>
    <Service><ServiceType>0</ServiceType><ServiceName><![CDATA[标准快递]]></ServiceName></Service>
  </xml>`;
const ENVELOPE = { ToUserName: "gh_abcdefg", FromUserName: "oABCD", CreateTime: 1533042556, MsgType: "event" };
const ADD_WAYBILL = {
  ...ENVELOPE,
  Event: "add_waybill",
  Token: "1234ABC234523451",
  OrderID: "012345678901234567890123456789",
  BizID: "xyz",
  WayBillID: "123456789",
  Sender: { Name: "张三", Tel: "020-88888888", Mobile: "18666666666", PostCode: "123456", Country: "中国" },
  Cargo: {
    Weight: 1.2,
    Space_X: 20.5,
    Space_Y: 15,
    Space_Z: 10,
    Count: 2,
    DetailList: [
      { Name: "一千零一夜钻石包", Count: 1 },
      { Name: "爱马仕柏金钻石包", Count: 1 },
    ],
  },
  Insured: { UseInsured: 1, InsuredValue: 10000 },
  Service: { ServiceType: 0, ServiceName: "标准快递" },
};
const eventOf = (packet: unknown) => parsePush(packet).event;

test("the page's order in XML is the one in JSON: an order of 30 digits keeps its zero", () => {
  const fromXml = eventOf(readPacket(ADD_WAYBILL_XML).packet);
  expect(fromXml).toMatchObject({ OrderID: "012345678901234567890123456789", Cargo: { Weight: 1.2, Space_Y: 15 } });
  expect(fromXml).toEqual(eventOf(readPacket(JSON.stringify(ADD_WAYBILL)).packet));
});

test("by the page's table, what the samples show as objects may come as lists of one", () => {
  const { Sender, Cargo, Insured, Service, ...rest } = ADD_WAYBILL;
  const listed = { ...rest, Sender: [Sender], Cargo: [Cargo], Insured: [Insured], Service: [Service] };
  expect(eventOf(listed)).toEqual(eventOf(ADD_WAYBILL));
});

const PAGES_ANSWERS = {
  "event:check_biz": [
    { BizID: "xyz", ResultCode: 0, ResultMsg: "success", Quota: 0 },
    "<BizID><![CDATA[xyz]]></BizID><ResultCode>0</ResultCode><ResultMsg><![CDATA[success]]></ResultMsg><Quota>0</Quota>",
  ],
  "event:get_quota": [
    { BizID: "xyz", ResultCode: 0, ResultMsg: "success", Quota: 0 },
    "<BizID><![CDATA[xyz]]></BizID><ResultCode>0</ResultCode><ResultMsg><![CDATA[success]]></ResultMsg><Quota>0</Quota>",
  ],
  "event:cancel_waybill": [
    {
      BizID: "xyz",
      OrderID: "012345678901234567890123456789",
      WayBillID: "123456789",
      ResultCode: 0,
      ResultMsg: "success",
    },
    "<BizID><![CDATA[xyz]]></BizID><OrderID><![CDATA[012345678901234567890123456789]]></OrderID><WayBillID><![CDATA[123456789]]></WayBillID><ResultCode>0</ResultCode><ResultMsg><![CDATA[success]]></ResultMsg>",
  ],
} as const;

test.each(Object.entries(PAGES_ANSWERS))("%s: the page's answer, in XML and in JSON", (pair, [fields, xml]) => {
  const Event = pair.replace("event:", "");
  const push = { ...ENVELOPE, Event };
  const answer = answerPacket(push, factsOf(pair).answer ?? {}, fields, 1_533_042_556_000);
  expect(passiveReplyText(answer, "xml")).toBe(
    `<xml><ToUserName><![CDATA[oABCD]]></ToUserName><FromUserName><![CDATA[gh_abcdefg]]></FromUserName><CreateTime>1533042556</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[${Event}]]></Event>${xml}</xml>`,
  );
  expect(JSON.parse(passiveReplyText(answer, "json"))).toEqual({
    ToUserName: "oABCD",
    FromUserName: "gh_abcdefg",
    CreateTime: 1533042556,
    MsgType: "event",
    Event,
    ...fields,
  });
});

test("an answer's lists are elements that repeat", () => {
  const step = (ActionType: number) => ({ ActionTime: 1599823049, ActionType, ActionMsg: "到了" });
  const fields = { ResultCode: 0, ResultMsg: "", Path: [step(100001), step(300003)], WaybillCreateTime: 1599823049 };
  const push = { ...ENVELOPE, Event: "waybill_notify_query" };
  const text = passiveReplyText(
    answerPacket(push, factsOf("event:waybill_notify_query").answer ?? {}, fields, 1),
    "xml",
  );
  expect(text).toContain(
    "<Path><ActionTime>1599823049</ActionTime><ActionType>100001</ActionType><ActionMsg><![CDATA[到了]]></ActionMsg></Path><Path>",
  );
});

test.each(["add_waybill", "ADD_WAYBILL", "Add_Waybill"])(
  "the event %s is add_waybill: its case does not matter",
  (Event) => {
    const push = parsePush({ ...ADD_WAYBILL, Event });
    expect([push.pair, push.key]).toEqual(["event:add_waybill", parsePush(ADD_WAYBILL).key]);
    expect(push.event).toEqual(eventOf(ADD_WAYBILL));
  },
);

test("an event that nobody wrote down keeps its case, and SCAN is SCAN", () => {
  expect(parsePush({ ...ENVELOPE, Event: "Never_Heard_Of" })).toMatchObject({
    pair: "event:Never_Heard_Of",
    event: { Event: "Never_Heard_Of" },
  });
  expect(parsePush({ ...packets["event:SCAN"], Event: "scan" }).pair).toBe("event:SCAN");
});

const PAYMENT = packets["event:notify_single_waybill_pay"];

test("a payment pushed again with another CreateTime is the same push; another payment of that order is not", () => {
  const { key } = parsePush(PAYMENT);
  expect(parsePush({ ...PAYMENT, CreateTime: PAYMENT.CreateTime + 15 }).key).toBe(key);
  expect(parsePush({ ...PAYMENT, PayOrderId: "4200009" }).key).not.toBe(key);
});

test("a query that comes again later is another push: its answer may have changed", () => {
  const query = packets["event:transport_query_order_status"];
  expect(parsePush({ ...query, CreateTime: query.CreateTime + 15 }).key).not.toBe(parsePush(query).key);
});

const PUSH = { ...ENVELOPE, Event: "waybill_notify_query" };
const RIGHT = {
  ToUserName: "oABCD",
  FromUserName: "gh_abcdefg",
  CreateTime: 1533042557,
  MsgType: "event",
  Event: "waybill_notify_query",
  ResultCode: 0,
  ResultMsg: "",
  Path: [{ ActionTime: 1, ActionType: 100001, ActionMsg: "" }],
  WaybillCreateTime: "1599823049",
};

test.each([
  ["as the page has it", {}, "accepted"],
  ["a failing code is an answer", { ResultCode: -1 }, "accepted"],
  ["in another case", { Event: "Waybill_Notify_Query" }, "accepted"],
  ["without steps", { Path: undefined }, "accepted"],
  ["a field that may be left out is null", { Path: [{ ...RIGHT.Path[0], PickupCourierName: null }] }, "accepted"],
  ["of another event", { Event: "query_single_waybill_pay" }, "again"],
  ["not swapped", { ToUserName: "gh_abcdefg", FromUserName: "oABCD" }, "again"],
  ["in milliseconds", { CreateTime: 1533042557000 }, "again"],
  ["without its code", { ResultCode: undefined }, "again"],
  ["a code in words", { ResultCode: "ok" }, "again"],
  ["one step, not in a list", { Path: RIGHT.Path[0] }, "again"],
  ["a step without what is required", { Path: [{ ActionTime: 1 }] }, "again"],
  ["a step that is null", { Path: [null] }, "again"],
  ["a text that is an object", { ResultMsg: { text: "" } }, "again"],
])("the simulator judges an answer: %s", (_, change, verdict) => {
  expect(judgePassiveReply(PUSH as never, "event:waybill_notify_query", { ...RIGHT, ...change })).toBe(verdict);
});

test.each(["success", "", "fail", null, undefined, [], { ErrCode: 0 }, { ResultCode: 0 }])(
  "the simulator takes %p for no answer to a push that wants a packet",
  (passiveReply) => {
    expect(judgePassiveReply(PUSH as never, "event:waybill_notify_query", passiveReply)).toBe("again");
  },
);
