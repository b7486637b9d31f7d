// Pair `text`: an order number is looked up among the customer's own orders; the desk answers everything else.
import { answer, noAnswer, openDesk } from "message-push/desk";
import { database, defineFunction, isUnsupported } from "#runtime";
import answers from "../../desk/answers.json";

interface Order {
  /** Whose order it is. */
  _openid: string;
  no: string;
  status: "unpaid" | "paid" | "shipped";
}

const STATUS = { unpaid: "还没有付款", paid: "已付款，正在备货", shipped: "已发货" };
const desk = openDesk(answers);

export const main = defineFunction({
  on: "text",
  prepare: desk.prepare,
  async handle(event, context) {
    if (isUnsupported(event.Content)) return "这种消息暂时看不到，请发文字或图片。";
    const [no] = /\d{10,}/.exec(event.Content.normalize("NFKC")) ?? [];
    if (no === undefined) return (await answer(desk, event, context)) ?? noAnswer(desk, event, context);
    const found = database.collection<Order>("orders").where({ _openid: event.FromUserName, no });
    const [order] = (await found.limit(1).get()).data;
    return order === undefined ? `没有找到您的订单 ${no}，请核对订单号。` : `订单 ${no}：${STATUS[order.status]}。`;
  },
});
