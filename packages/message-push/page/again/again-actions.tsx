// Buttons beside a push: the same once more, as WeChat or as the customer would do it.
import type { ControlApi } from "../../simulator/control/contract";
import type { PushRow } from "../../simulator/journal/push-row";
import { ask } from "../api/ask";
import { openDraft } from "../pushes/draft";
import { type Both, say } from "../state/language";
import { attempt } from "../state/problems";
import { go } from "../state/route";

type As = ControlApi["POST /pushes/:id/again"]["body"]["as"];

const WAYS: readonly { readonly as: As; readonly words: Both; readonly about: Both }[] = [
  {
    as: "redelivery",
    words: { en: "Redeliver", zh: "再投递一次" },
    about: {
      en: "Exactly this packet once more, as WeChat does when it got no answer: nothing may be said twice",
      zh: "原样重推同一个包（微信没收到应答时就会这样）：不应重复回复",
    },
  },
  {
    as: "new",
    words: { en: "Send as new", zh: "作为新推送" },
    about: {
      en: "The same content with a new MsgId and time: handled anew",
      zh: "内容相同，MsgId 和时间全新：会重新处理",
    },
  },
  {
    as: "twice",
    words: { en: "Twice at once", zh: "同时投递两次" },
    about: {
      en: "One new push, delivered twice at the same moment: only one delivery may answer",
      zh: "一次新推送同时投递两次：只应有一次回复",
    },
  },
];

export function AgainActions({ row }: { readonly row: PushRow }) {
  return (
    <fieldset class="row" aria-label={say({ en: "Send again", zh: "再次发送" })}>
      {WAYS.map(({ as, words, about }) => (
        <button
          key={as}
          type="button"
          class="button small"
          title={say(about)}
          onClick={() => void sendAgain(row.id, as)}
        >
          {say(words)}
        </button>
      ))}
      <button
        type="button"
        class="button small"
        title={say({ en: "Open the packet in the editor first", zh: "先在编辑器里打开这个包" })}
        onClick={() => openDraft(row.packet)}
      >
        {say({ en: "Edit and send", zh: "修改后发送" })}
      </button>
    </fieldset>
  );
}

async function sendAgain(id: number, as: As): Promise<void> {
  const made = await attempt(() => ask("POST /pushes/:id/again", { params: { id }, body: { as } }));
  if (made !== undefined) go({ push: made.pushId });
}
