// A dialogue with the customer: an order number, what the order's state is, and a reminder for the team, if the customer wants one. Orders are in
// your collection `orders`, reminders go to `order_reminders`. Make it yours, or switch it off.
import { ask, defineDialogue, retry } from "message-push/desk";
import { database } from "#runtime";

interface Order {
  no: string;
  status: string;
}

/** What the database says of a collection that nobody has made yet. */
const COLLECTION_MISSING = -502005;

export const orderDialogue = defineDialogue({
  name: "order-status",
  title: "查订单",
  isOn: true,
  keywords: ["查订单", "订单到哪了"],
  steps: ask("order", "请发订单号（12 位数字）。回复“取消”可以结束。", async (text) => {
    const [no] = /\d{12}/.exec(text.normalize("NFKC")) ?? [];
    if (no === undefined) return retry("这不是订单号。订单号是 12 位数字，在“我的订单”里可以看到，请再发一次。");
    return (await findOrder(no)) ?? retry(`没有找到订单 ${no}，请核对后再发一次。`);
  }).confirm("remind", ({ order }) => `订单 ${order.no}：${order.status}。要请同事帮您催一下吗？请回复“是”或“否”。`),
  async done({ order, remind }, { pushId }) {
    if (!remind) return "好的，有需要再找我们。";
    await noteReminder(pushId, order.no);
    return "已经记下，同事会尽快处理。";
  },
});

/** Where your orders hold the customer's openid, ask for it as well: `{ no, _openid: context.event.FromUserName }`. */
async function findOrder(no: string): Promise<Order | undefined> {
  try {
    const { data } = await database.collection<Order>("orders").where({ no }).limit(1).get();
    return data[0] && { no: data[0].no, status: data[0].status };
  } catch (error) {
    if (Object(error).errCode === COLLECTION_MISSING) return undefined;
    throw error;
  }
}

/** It may run twice for one push: under the push's id there is one document all the same. */
async function noteReminder(pushId: string, no: string): Promise<void> {
  const note = () =>
    database
      .collection("order_reminders")
      .doc(pushId)
      .set({ data: { no, at: new Date() } });
  try {
    await note();
  } catch (error) {
    if (Object(error).errCode !== COLLECTION_MISSING) throw error;
    // Another instance may have made it a moment ago, which fails here and is just as well.
    await database.createCollection("order_reminders").catch(() => undefined);
    await note();
  }
}
