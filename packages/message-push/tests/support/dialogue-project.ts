// A project whose function `text` leads a dialogue about orders in the local database, for tests of built functions.
import { type ProjectOptions, startProject } from "./runtime-project";
import type { Simulator } from "./simulator";

export const ASKS = "请发订单号。";
export const NOT_FOUND = "没有找到，请再发一次。";
export const CANCELLED = "已取消。";
export const EXPIRED = "“查订单”已经超时结束。需要时请再发“查订单”。";
export const confirms = (no: string) => `订单 ${no} 待发货。要催吗？`;
export const DONE = "已经记下。";

const FILE = { rules: [{ _id: "opening", name: "营业时间", keywords: ["几点关门"], replies: ["18:00"] }] };

const DIALOGUE = `const desk = openDesk(${JSON.stringify(FILE)});
const dialogue = defineDialogue({
  name: "order-status",
  title: "查订单",
  keywords: ["查订单"],
  steps: ask("order", "${ASKS}", async (no) => {
    const { data } = await database.collection("orders").where({ no }).limit(1).get();
    return data[0] === undefined ? retry("${NOT_FOUND}") : { no };
  }).confirm("remind", ({ order }) => "订单 " + order.no + " 待发货。要催吗？"),
  async done({ order, remind }, { pushId }) {
    if (!remind) return "好的。";
    await database.collection("reminders").doc(pushId).set({ data: { no: order.no } });
    return "${DONE}";
  },
});`;

/** Without `prepare`: the first request of a push is its claim. */
export const DIALOGUE_TEXT = {
  before: DIALOGUE,
  main: `defineFunction({
    on: "text",
    handle: async (event, context) =>
      (await converse(desk, [dialogue], event, context)) ?? (await answer(desk, event, context)) ?? noAnswer(desk, event, context),
  })`,
};

/** Starts it, with two orders in the database. */
export async function startDialogues(options: ProjectOptions = {}): Promise<Simulator> {
  const image = { main: `defineFunction({ on: "image", handle: () => reply.transferToAgent() })` };
  const enter = { main: `defineFunction({ on: "event:user_enter_tempsession", handle: () => "您好" })` };
  const relay = { main: "defineRelay({ alsoPurge: purgeDesk, alsoTell: endDialogues })" };
  const sim = await startProject({ text: DIALOGUE_TEXT, image, enter }, { ...options, relay });
  sim.seed("orders", [{ no: "100000000001" }, { no: "100000000002" }]);
  sim.createCollection("reminders");
  return sim;
}
