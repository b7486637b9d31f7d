// The page: the conversation on the left, everything else in panels on the right. A narrow page shows one of them.
import type { ComponentType } from "preact";
import { Chat } from "./conversation/chat";
import { DataPanel } from "./data/panel";
import { FunctionsPanel } from "./functions/panel";
import { PushesPanel } from "./pushes/panel";
import { type Both, say } from "./state/language";
import { go, PANELS, type Panel, type Route, route } from "./state/route";
import { TimelinePanel } from "./timeline/panel";
import { Confirmation } from "./ui/confirm";
import { Head } from "./ui/head";
import { Messages } from "./ui/messages";
import { News } from "./ui/news";
import { DeskPanel } from "./world/desk-panel";
import { FaultsPanel } from "./world/faults-panel";

const PANEL_PARTS: Readonly<Record<Panel, { readonly title: Both; readonly Content: ComponentType }>> = {
  timeline: { title: { en: "Time line", zh: "时间线" }, Content: TimelinePanel },
  pushes: { title: { en: "Every push", zh: "全部推送" }, Content: PushesPanel },
  desk: { title: { en: "Person at the desk", zh: "人工客服" }, Content: DeskPanel },
  faults: { title: { en: "Faults and time", zh: "故障与时间" }, Content: FaultsPanel },
  data: { title: { en: "Data", zh: "数据" }, Content: DataPanel },
  functions: { title: { en: "Functions", zh: "云函数" }, Content: FunctionsPanel },
};

export function App() {
  const { panel } = route.value;
  // A wide page shows the conversation beside whatever is open.
  const shown = panel === "chat" ? "timeline" : panel;
  const { title, Content } = PANEL_PARTS[shown];
  return (
    <div class="page" data-panel={panel}>
      <Head />
      <News />
      <main class="page-panel" aria-label={say(title)}>
        <Tabs panel={panel} />
        <div class="panel" role="tabpanel" aria-label={say(title)} tabIndex={-1}>
          <Content />
        </div>
      </main>
      <section class="page-chat" aria-label={say(CHAT)}>
        <Chat />
      </section>
      <Messages />
      <Confirmation />
    </div>
  );
}

const CHAT: Both = { en: "Conversation", zh: "会话" };

function Tabs({ panel }: { readonly panel: Route["panel"] }) {
  return (
    <div class="tabs" role="tablist">
      <Tab name="chat" title={CHAT} isOpen={panel === "chat"} />
      {PANELS.map((name) => (
        <Tab
          key={name}
          name={name}
          title={PANEL_PARTS[name].title}
          isOpen={panel === name || (panel === "chat" && name === "timeline")}
        />
      ))}
    </div>
  );
}

interface TabProps {
  readonly name: Route["panel"];
  readonly title: Both;
  readonly isOpen: boolean;
}

function Tab({ name, title, isOpen }: TabProps) {
  return (
    <button
      type="button"
      role="tab"
      class={name === "chat" ? "tab tab-chat" : "tab"}
      aria-selected={isOpen}
      onClick={() => go({ panel: name })}
    >
      {say(title)}
    </button>
  );
}
