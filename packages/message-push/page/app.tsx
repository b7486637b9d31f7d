// The page: the conversation on the left, everything else in panels on the right. A narrow page shows one of them.
import type { ComponentType } from "preact";
import { AnswersPanel } from "./answers/panel";
import { Chat } from "./conversation/chat";
import { DataPanel } from "./data/panel";
import { FunctionsPanel } from "./functions/panel";
import { PushesPanel } from "./pushes/panel";
import { ReportPanel } from "./report/panel";
import { waitingCount } from "./state/customers";
import { type Both, say } from "./state/language";
import { isNarrow } from "./state/narrow";
import { go, PANELS, type Panel, route } from "./state/route";
import { TimelinePanel } from "./timeline/panel";
import { Confirmation } from "./ui/confirm";
import { Head } from "./ui/head";
import { Messages } from "./ui/messages";
import { News } from "./ui/news";
import { panelId, Tabs, tabId } from "./ui/tabs";
import { usePanel } from "./ui/use-panel";
import { DeskPanel } from "./world/desk-panel";
import { FaultsPanel } from "./world/faults-panel";

const PANEL_PARTS: Readonly<Record<Panel, { readonly title: Both; readonly Content: ComponentType }>> = {
  timeline: { title: { en: "Time line", zh: "时间线" }, Content: TimelinePanel },
  pushes: { title: { en: "Every push", zh: "全部推送" }, Content: PushesPanel },
  answers: { title: { en: "Desk", zh: "客服台" }, Content: AnswersPanel },
  desk: { title: { en: "Person at the desk", zh: "人工客服" }, Content: DeskPanel },
  report: { title: { en: "Report", zh: "报表" }, Content: ReportPanel },
  faults: { title: { en: "Faults and time", zh: "故障与时间" }, Content: FaultsPanel },
  data: { title: { en: "Data", zh: "数据" }, Content: DataPanel },
  functions: { title: { en: "Functions", zh: "云函数" }, Content: FunctionsPanel },
};

const CHAT: Both = { en: "Conversation", zh: "会话" };
const CHAT_TAB = { name: "chat", title: CHAT } as const;
const PANEL_TABS = PANELS.map((name) => ({
  name,
  title: PANEL_PARTS[name].title,
  ...(name === "desk" && { count: waitingCount }),
}));

export function App() {
  const { panel } = route.value;
  // A wide page shows the conversation beside whatever is open.
  const shown = panel === "chat" ? "timeline" : panel;
  const tabs = isNarrow.value ? (
    <Tabs key="tabs" tabs={[CHAT_TAB, ...PANEL_TABS]} open={panel} />
  ) : (
    <Tabs key="tabs" tabs={PANEL_TABS} open={shown} />
  );
  const chat = <ChatPart key="chat" />;
  const content = <PanelPart key="panel" panel={shown} />;
  return (
    <div class="page" data-panel={panel}>
      <SkipLink />
      <Head />
      <News />
      {/* In the order in which they are seen. */}
      <main class="page-main">{isNarrow.value ? [tabs, chat, content] : [chat, tabs, content]}</main>
      <Messages />
      <Confirmation />
    </div>
  );
}

function SkipLink() {
  return (
    <button
      type="button"
      class="skip"
      onClick={() => {
        if (isNarrow.value) go({ panel: "chat" });
        // A narrow page shows the conversation only after that.
        requestAnimationFrame(() => document.getElementById(panelId("chat"))?.focus());
      }}
    >
      {say({ en: "Go to the conversation", zh: "跳到会话" })}
    </button>
  );
}

function ChatPart() {
  const names = isNarrow.value
    ? ({ role: "tabpanel", "aria-labelledby": tabId("chat") } as const)
    : { "aria-label": say(CHAT) };
  return (
    <section id={panelId("chat")} class="page-chat" tabIndex={-1} {...names}>
      <Chat />
    </section>
  );
}

function PanelPart({ panel }: { readonly panel: Panel }) {
  const { Content } = PANEL_PARTS[panel];
  const { ref, onScroll } = usePanel(panel);
  return (
    <div
      id={panelId(panel)}
      ref={ref}
      class="panel"
      role="tabpanel"
      aria-labelledby={tabId(panel)}
      tabIndex={-1}
      onScroll={onScroll}
    >
      <Content />
    </div>
  );
}
