// The comments in the handlers that a new function begins with, in the language of who runs the tool. The catalogue writes them in
// English; what a team wrote down itself stays as it is.
import { type Both, say } from "../../src/language";

/** A line of a handler, with its comment in the language that is spoken. */
export function inTheirLanguage(line: string): string {
  const [, slashes = "", comment = ""] = /^(\s*\/\/ )(.*)$/.exec(line) ?? [];
  const known = COMMENTS.find(({ en }) => en === comment);
  return known === undefined ? line : slashes + say(known);
}

/** Those of the catalogue. */
export const COMMENTS: readonly Both[] = [
  {
    en: "1 lets the customer order at this price: check it against your own rules first.",
    zh: "返回 1 表示允许客户以这个价格下单：请先按自己的规则核对。",
  },
  {
    en: "A charge may be tried again until the sixth day after it was due.",
    zh: "扣款失败后，到期后第六天之前还可能再次尝试。",
  },
  {
    en: "Answer before expire_time: bussiRespondComplaint, or WeChat decides without you.",
    zh: "请在 expire_time 之前用 bussiRespondComplaint 答复，否则由微信裁决。",
  },
  {
    en: "Ask query_punishment_reasons what is restricted, and how to get out of it.",
    zh: "用 query_punishment_reasons 查询受限的内容和解除办法。",
  },
  {
    en: "Book it first. An answer is final, whatever its code; where booking failed, throw.",
    zh: "先记账。应答后不会再推送，无论返回什么代码；记账失败时请抛出异常。",
  },
  {
    en: "Book it, once per OutTradeNo, and return ack.done(): until then WeChat pushes it again.",
    zh: "按 OutTradeNo 只记账一次，然后返回 ack.done()：在此之前微信会重推。",
  },
  {
    en: "Book it, once per order, and return ack.done(): until then WeChat pushes it again.",
    zh: "每个订单只记账一次，然后返回 ack.done()：在此之前微信会重推。",
  },
  {
    en: "Book it, once per out_refund_no, and return ack.done(): until then WeChat pushes it again.",
    zh: "按 out_refund_no 只记账一次，然后返回 ack.done()：在此之前微信会重推。",
  },
  {
    en: "Book it, once per out_trade_no, and return ack.done(): until then WeChat pushes it again.",
    zh: "按 out_trade_no 只记账一次，然后返回 ack.done()：在此之前微信会重推。",
  },
  {
    en: "Cancel it first; 30002 says that it was picked up already.",
    zh: "请先取消；返回 30002 表示快件已被揽收。",
  },
  {
    en: "Cancel the order of that Token first.",
    zh: "请先取消该 Token 对应的订单。",
  },
  {
    en: "Check BizID and BizPwd against your accounts first; 0 lets the merchant in.",
    zh: "请先用自己的账号数据核对 BizID 和 BizPwd；返回 0 表示商户通过。",
  },
  {
    en: "Check delivery_sign and make the order under shop_order_id first: the push may come twice.",
    zh: "请先校验 delivery_sign，并以 shop_order_id 创建订单：同一推送可能来两次。",
  },
  {
    en: "Check delivery_sign, then cancel the order.",
    zh: "请校验 delivery_sign，再取消订单。",
  },
  {
    en: "Check delivery_sign, then look the order up.",
    zh: "请校验 delivery_sign，再查询订单。",
  },
  {
    en: "Check delivery_sign, then look up what is kept.",
    zh: "请校验 delivery_sign，再查询已保存的内容。",
  },
  {
    en: "Delete everything that you keep under the push's OpenID.",
    zh: "请删除以推送中的 OpenID 保存的全部数据。",
  },
  {
    en: "Delete what you keep of that kind under the push's OpenID.",
    zh: "请删除以推送中的 OpenID 保存的这一类数据。",
  },
  {
    en: "Deliver, once per OutTradeNo, and return ack.done(): until then WeChat pushes it again.",
    zh: "按 OutTradeNo 只发货一次，然后返回 ack.done()：在此之前微信会重推。",
  },
  {
    en: "Hand it out, once per OrderId, and return ack.done(): until then WeChat pushes it again, and may stop the gift.",
    zh: "按 OrderId 只发放一次，然后返回 ack.done()：在此之前微信会重推，还可能停掉这个礼包。",
  },
  {
    en: "It failed: the customer keeps what was bought.",
    zh: "退款失败：客户保留已购买的内容。",
  },
  {
    en: "Look the balance up with pay_v2.getBalance, once per OutTradeNo, and return ack.done(): until then WeChat pushes it again.",
    zh: "按 OutTradeNo 只用 pay_v2.getBalance 查一次余额，然后返回 ack.done()：在此之前微信会重推。",
  },
  {
    en: "No readable page names its fields: see which ones came, and write them down in the catalogue.",
    zh: "没有可读的文档列出它的字段：看看实际收到了哪些，写进消息对目录。",
  },
  {
    en: "Record the order under its Token first: the push may come twice.",
    zh: "请先以 Token 记录订单：同一推送可能来两次。",
  },
  {
    en: "Refresh or forget the profile that you keep under the push's OpenID.",
    zh: "请更新或删除以推送中的 OpenID 保存的用户资料。",
  },
  {
    en: "Remember it, once per OriginalTransactionId, and return ack.done(): until then WeChat pushes it again.",
    zh: "按 OriginalTransactionId 只记录一次，然后返回 ack.done()：在此之前微信会重推。",
  },
  {
    en: "Sample values: look yours up.",
    zh: "示例值：请换成查询到的实际值。",
  },
  {
    en: "Say what the customer got, and whether it was used: your database knows, and there are 3 s to ask it.",
    zh: "请说明客户得到了什么、是否已使用：从自己的数据库查询，限时 3 秒。",
  },
  {
    en: "Spreading keeps emoji whole; 500 characters fit into one message, whatever they are.",
    zh: "展开成数组不会拆坏 emoji；500 个字符无论是什么，都能放进一条消息。",
  },
  {
    en: "Take back what was bought, once per WxRefundId, and return ack.done(): until then WeChat pushes it again.",
    zh: "按 WxRefundId 只收回一次已购买的内容，然后返回 ack.done()：在此之前微信会重推。",
  },
  {
    en: "Take the goods back, once per RefundId, and return ack.done(): until then WeChat pushes it again.",
    zh: "按 RefundId 只收回一次道具，然后返回 ack.done()：在此之前微信会重推。",
  },
  {
    en: "Tell whoever answers complaints: WeChat expects them to be answered.",
    zh: "请通知负责投诉的人：微信要求答复投诉。",
  },
  {
    en: "Tell whoever is on duty: the guide at adjust_guide_url says how to appeal.",
    zh: "请通知值班的人：adjust_guide_url 的指引说明了怎么申诉。",
  },
  {
    en: "The push may come twice: look the order up first, so that BizID and OrderID get one waybill.",
    zh: "同一推送可能来两次：请先查询订单，让同一 BizID 和 OrderID 只得到一张运单。",
  },
  {
    en: "The scene value that you gave the code when you made it.",
    zh: "生成二维码时设置的场景值。",
  },
  {
    en: 'Verify first: PayEventSig is the hexadecimal HMAC-SHA256 of "Event&Payload", its key your AppKey.',
    zh: "请先校验：PayEventSig 是“Event&Payload”的 HMAC-SHA256（十六进制），密钥是您的 AppKey。",
  },
  {
    en: "Version 2 has a result, version 1 has isrisky.",
    zh: "版本 2 有 result，版本 1 有 isrisky。",
  },
  {
    en: "WeChat asks you to delete what you keep about the sender.",
    zh: "微信要求删除所保存的发送者的数据。",
  },
  {
    en: "What was paid for lasts until the current period ends.",
    zh: "已付费的权益到当前周期结束为止。",
  },
  {
    en: "getCommentInfo says who wrote it and what; resetApiKfQuota lets you write to them.",
    zh: "getCommentInfo 可查到评价人和内容；resetApiKfQuota 之后可以给对方发消息。",
  },
];
