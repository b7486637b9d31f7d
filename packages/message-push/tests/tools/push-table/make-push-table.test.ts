import type { Both } from "../../../src/language";
import { definePairs } from "../../../src/wechat/own-pairs";
import { makePushTable } from "../../../tools/push-table/make-push-table";
import { readmeTable, renderPushTable } from "../../../tools/push-table/render-push-table";

const inEnglish = (texts: readonly Both[]) => texts.map(({ en }) => en);

const SERVICE = [
  { name: "talk", pairs: ["text", "image", "miniprogrampage"] },
  { name: "enter", pairs: ["event:user_enter_tempsession"] },
];

test("each pair is a row in the console's words, whose event may have another name than the packet's", () => {
  const { rows, gaps, conflicts } = makePushTable(
    [...SERVICE, { name: "parcel", pairs: ["event:add_express_path"] }],
    "env-1",
  );
  expect(rows).toEqual([
    { msgType: "text", event: "", env: "env-1", functionName: "talk", pairs: ["text"] },
    { msgType: "image", event: "", env: "env-1", functionName: "talk", pairs: ["image"] },
    { msgType: "miniprogrampage", event: "", env: "env-1", functionName: "talk", pairs: ["miniprogrampage"] },
    {
      msgType: "event",
      event: "user_enter_tempsession",
      env: "env-1",
      functionName: "enter",
      pairs: ["event:user_enter_tempsession"],
    },
    {
      msgType: "event",
      event: "express_add_path",
      env: "env-1",
      functionName: "parcel",
      pairs: ["event:add_express_path"],
    },
  ]);
  expect([gaps, conflicts]).toEqual([[], []]);
});

test("events that share a row are one row; those without a handler are a gap", () => {
  const subscribed = {
    name: "subscribed",
    pairs: ["event:subscribe_msg_popup_event", "event:subscribe_msg_change_event"],
  };
  const { rows, gaps } = makePushTable([...SERVICE, subscribed], "");
  expect(rows.at(-1)).toMatchObject({
    event: "subscribe_msg_event",
    functionName: "subscribed",
    pairs: subscribed.pairs,
  });
  expect(inEnglish(gaps)).toEqual([
    expect.stringMatching(/subscribe_msg_event also brings event:subscribe_msg_sent_event to subscribed/),
  ]);
});

test("a row that two functions share is a conflict that names both", () => {
  const { conflicts } = makePushTable(
    [
      { name: "asked", pairs: ["event:subscribe_msg_popup_event"] },
      { name: "sent", pairs: ["event:subscribe_msg_sent_event"] },
    ],
    "",
  );
  expect(inEnglish(conflicts)).toEqual([
    expect.stringMatching(/subscribe_msg_event.*asked \(.*popup.*\), sent \(.*sent.*\).*one function/),
  ]);
});

test("what no row can bring stands apart", () => {
  const audit = { name: "audit", pairs: ["event:weapp_audit_fail"] };
  const { rows, httpOnly, gaps } = makePushTable([audit], "");
  expect(rows).toEqual([]);
  expect(inEnglish(gaps)).toContain(
    "event:weapp_audit_fail: add audit to the index.ts of http_push, or nothing reaches it.",
  );
  const receiving = { name: "http_push", pairs: [], dispatchesTo: ["audit"] };
  expect(makePushTable([audit, receiving], "").gaps.filter(({ en }) => en.includes("http_push"))).toEqual([]);
  expect(httpOnly).toEqual([{ pair: "event:weapp_audit_fail", functionName: "audit" }]);
});

test("a customer's action that no function answers, and a fallback, are gaps", () => {
  const { gaps } = makePushTable(
    [
      { name: "text", pairs: ["text"] },
      { name: "rest", pairs: ["unknown"] },
    ],
    "",
  );
  expect(inEnglish(gaps)).toEqual([
    expect.stringMatching(/^image \(客户发来图片\) has no function.*npx message-push new image$/),
    expect.stringMatching(/^miniprogrampage/),
    expect.stringMatching(/^event:user_enter_tempsession/),
    expect.stringMatching(/^rest handles undocumented pushes/),
  ]);
});

test("a function that no pair is bound to has no row", () => {
  expect(makePushTable([{ name: "relay", pairs: [] }], "").rows).toEqual([]);
});

test("the terminal shows the console's own headings, its columns aligned", () => {
  const lines = renderPushTable(makePushTable(SERVICE, "env-1")).split("\n");
  expect(lines.slice(2)).toEqual([
    "消息类型         事件类型                环境   云函数",
    "text             —                       env-1  talk",
    "image            —                       env-1  talk",
    "miniprogrampage  —                       env-1  talk",
    "event            user_enter_tempsession  env-1  enter",
  ]);
});

test("the READMEs show what may be answered, in either language", () => {
  const { rows } = makePushTable([{ name: "pay", pairs: ["event:xpay_coin_pay_notify"] }], "");
  expect(readmeTable(rows, "zh").split("\n").at(-1)).toBe("| event | xpay_coin_pay_notify | `pay` | 应答 ack |");
  expect(readmeTable(rows, "en").split("\n").at(-1)).toBe("| event | xpay_coin_pay_notify | `pay` | an ack |");
});

test("money that the team wrote down and no function handles is a gap", () => {
  definePairs({ "event:our_order_paid": { kind: "payment", fields: {}, sample: {} } });
  const gapsWith = (pairs: string[]) => inEnglish(makePushTable([...SERVICE, { name: "pay", pairs }], "").gaps);
  expect(gapsWith([])).toEqual([expect.stringMatching(/^event:our_order_paid .*money or goods.*no function/)]);
  expect(gapsWith(["event:our_order_paid"])).toEqual([]);
});

test("where the environment is not known, the table says in English where it comes from", () => {
  expect(renderPushTable(makePushTable(SERVICE, ""))).toMatch(/text +— +\(ENV_ID in \.env\) +talk/);
});
