// Row `subscribe_msg_event`: keeps what users chose about subscribe messages, and what became of those that were sent.
import { database, defineFunction } from "#runtime";

interface SubscribeEvent {
  openid: string;
  templateId: string;
  event: string;
  /** `accept` or `reject`; of a message that was sent, `success` or what went wrong. */
  result: string;
  at: Date;
}

export const main = defineFunction({
  on: ["event:subscribe_msg_popup_event", "event:subscribe_msg_change_event", "event:subscribe_msg_sent_event"],
  async handle({ FromUserName: openid, Event: event, CreateTime, List }, { pushId }) {
    const events = database.collection<SubscribeEvent>("subscribe_events");
    const at = new Date(CreateTime * 1000);
    const writes = List.map((entry, index) => {
      const result = "ErrorStatus" in entry ? entry.ErrorStatus : entry.SubscribeStatusString;
      // By the push's id, a handler that runs again writes the same documents.
      const document = events.doc(`${pushId}-${index}`);
      return document.set({ data: { openid, templateId: entry.TemplateId, event, result, at } });
    });
    await Promise.all(writes);
  },
});
