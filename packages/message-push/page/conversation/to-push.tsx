// The way from a line of the conversation to its push.
import { say } from "../state/language";
import { go, route } from "../state/route";

export function ToPush({ pushId }: { readonly pushId: number }) {
  return (
    <button type="button" class="chat-to-push" onClick={() => go({ panel: "timeline", push: pushId })}>
      {say({ en: "Details", zh: "详情" })}
      <span class="hidden-text">{say({ en: ` of push ${pushId}`, zh: `：推送 ${pushId}` })}</span>
    </button>
  );
}

/** What a line has that belongs to a push: the selected one is marked, and a click finds it. */
export function ofPush(pushId: number | undefined) {
  const isSelected = pushId !== undefined && pushId === route.value.push;
  return { "data-push": pushId, "aria-current": isSelected ? ("true" as const) : undefined };
}
