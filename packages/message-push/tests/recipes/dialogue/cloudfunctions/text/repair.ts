// A dialogue: which machine, which day, and a yes. The booking stands in the collection `repairs`.
import { ask, defineDialogue, retry } from "message-push/desk";
import { database } from "#runtime";
import { dayIn } from "./day";

export const repair = defineDialogue({
  name: "repair",
  title: "预约维修",
  keywords: ["预约维修", "报修"],
  steps: ask("model", "请发型号，在机身背面的标签上，例如 XQ-200。回复“取消”可以结束。", (text) => {
    const [, letters, digits] = /([A-Z]{2})-?(\d{3})/.exec(text.normalize("NFKC").toUpperCase()) ?? [];
    return digits === undefined ? retry("型号是两个字母加三位数字，例如 XQ-200，请再发一次。") : `${letters}-${digits}`;
  })
    .ask("day", "哪天上门？请发日期，例如 12月3日。", (text, { event }) => {
      return dayIn(text, event.CreateTime * 1000) ?? retry("可以预约明天起的 14 天，请发日期，例如 12月3日。");
    })
    .confirm("sure", ({ model, day }) => `${day} 上门维修 ${model}，确定吗？请回复“是”或“否”。`),
  async done({ model, day, sure }, { pushId, event }) {
    if (!sure) return "好的，没有预约。";
    const booking = { _openid: event.FromUserName, model, day };
    // Where an instance dies it is done twice: by the push's id, that is the same document.
    await database.collection("repairs").doc(pushId).set({ data: booking });
    return `已预约 ${day} 上门维修 ${model}，师傅会提前联系您。`;
  },
});
