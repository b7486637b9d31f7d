// Who answers where it is not the function: a person, or nobody yet.
import { customer } from "../state/customers";
import { say } from "../state/language";
import { go } from "../state/route";
import "./session-bar.css";

export function SessionBar() {
  const state = customer.value?.agent.state ?? "none";
  if (state === "none") return null;
  return (
    <div class="chat-session">
      <span>
        {state === "queued"
          ? say({ en: "Waits for a person", zh: "已转人工，排队中" })
          : say({ en: "A person answers; functions get no messages", zh: "人工接待中，消息不再推送给云函数" })}
      </span>
      <button type="button" class="button small" onClick={() => go({ panel: "desk" })}>
        {say({ en: "To the desk", zh: "去接待" })}
      </button>
    </div>
  );
}
