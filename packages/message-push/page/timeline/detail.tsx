// All that is known of the selected push.

import type { PushRow } from "../../simulator/journal/push-row";
import { wait } from "../../simulator/terminal/lines/elapsed";
import { AgainActions } from "../again/again-actions";
import { desk } from "../state/desk";
import { type Both, say } from "../state/language";
import { type OpenPush, openPush } from "../state/open-push";
import { tell } from "../state/problems";
import { pushIds, rowOf } from "../state/pushes";
import { linkTo } from "../state/route";
import { JsonView } from "../ui/json-view";
import { AxisView } from "./axis-view";
import { RecordView } from "./record-view";
import { chipsOf } from "./row-words";
import { StepList } from "./step-list";
import { dayAndTime } from "./times";
import { nameOf, pairNames, showList } from "./view";
import { WhyView } from "./why-view";

const NOTHING: Readonly<Record<"nothing" | "gone" | "other-run", Both>> = {
  nothing: {
    en: "Choose a push: its deliveries, requests, log lines and the reason for what the customer saw appear here.",
    zh: "选择一条推送，这里会显示它的投递、请求、日志，以及客户看到这个结果的原因。",
  },
  gone: {
    en: "This push is not kept any more: the simulator keeps the newest 10,000.",
    zh: "这条推送已不再保留：模拟器只保留最新的 10,000 条。",
  },
  "other-run": {
    en: "This link is of an earlier start of the simulator. Its pushes ended with it, and numbers count anew.",
    zh: "这个链接来自模拟器的上一次启动。当时的推送没有保留，编号已重新开始。",
  },
};

export function Detail() {
  const open = openPush.value;
  if (open === undefined) return <p class="empty">{say(NOTHING.nothing)}</p>;
  // The push may be read before the rows are.
  const row = pushIds.value.length === 0 ? undefined : rowOf(open.id)?.value;
  return (
    <>
      <button type="button" class="button small tl-back" onClick={showList}>
        ← {say({ en: "All pushes", zh: "全部推送" })}
      </button>
      {open.problem !== undefined && <p class="empty">{say(NOTHING[open.problem])}</p>}
      {open.problem === undefined && row === undefined && (
        <p class="empty">{say({ en: "Loading…", zh: "读取中……" })}</p>
      )}
      {open.problem === undefined && row !== undefined && <Parts open={open} row={row} />}
    </>
  );
}

interface PartsProps {
  readonly open: OpenPush;
  readonly row: PushRow;
}

function Parts({ open, row }: PartsProps) {
  return (
    <article class="tl-parts" aria-label={say({ en: `Push ${row.id}`, zh: `推送 ${row.id}` })}>
      <DetailHead row={row} />
      <WhyView row={row} events={open.events} />
      {!open.isWhole && (
        <p class="tl-note">
          {say({
            en: "Older events of this push were dropped: what follows is not all of it.",
            zh: "这条推送较早的事件已被丢弃，以下内容不完整。",
          })}
        </p>
      )}
      <AxisView row={row} events={open.events} />
      <StepList key={row.id} row={row} events={open.events} />
      <RecordView key={row.key} row={row} events={open.events.length} />
      <section class="tl-part">
        <h3>{say({ en: "Packet", zh: "推送内容" })}</h3>
        <JsonView value={row.packet} />
      </section>
    </article>
  );
}

function DetailHead({ row }: { readonly row: PushRow }) {
  const about = pairNames.value.get(row.pair);
  const facts = [
    dayAndTime(row.arrivedAtMs),
    nameOf(row.packet.FromUserName),
    row.target,
    row.durationMs === undefined ? undefined : wait(row.durationMs),
  ];
  return (
    <header class="tl-head">
      <h2>
        <span class="tl-number">#{row.id}</span> {row.pair}
      </h2>
      {about !== undefined && <p class="muted">{say(about)}</p>}
      <p class="muted small">{facts.filter((fact) => fact !== undefined).join(" · ")}</p>
      <div class="tl-chips">
        {chipsOf(row).map(({ words, why, tone }) => (
          <span key={words.en} class={`chip ${tone}`} title={why && say(why)}>
            {say(words)}
          </span>
        ))}
      </div>
      <div class="row">
        <AgainActions row={row} />
        <CopyLink push={row.id} />
      </div>
    </header>
  );
}

function CopyLink({ push }: { readonly push: number }) {
  const runId = desk.value?.runId;
  if (runId === undefined) return null;
  return (
    <button type="button" class="button small" onClick={() => void copy(push, runId)}>
      {say({ en: "Copy link", zh: "复制链接" })}
    </button>
  );
}

async function copy(push: number, runId: string): Promise<void> {
  const link = new URL(linkTo(push, runId), location.href).href;
  try {
    await navigator.clipboard.writeText(link);
    tell(say({ en: "The link is copied.", zh: "链接已复制。" }));
  } catch {
    // A browser may refuse it; then it is copied by hand.
    tell(link);
  }
}
