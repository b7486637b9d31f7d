// The messages, newest at the bottom. The reader stays there until they scroll up.
import { computed } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { inbox, isLoadingInbox, marks, openCustomer } from "../state/customers";
import { desk, nowMs } from "../state/desk";
import { say } from "../state/language";
import { go } from "../state/route";
import { type ElementRef, useEndOfList } from "./hooks";
import { type Line, linesOf, type Mark, windowEnds } from "./lines";
import { Message } from "./message";
import { markWords, Notice } from "./notice";
import { ofPush, ToPush } from "./to-push";
import { Typing } from "./typing";
import { dayOf, timeWords } from "./words";
import "./log.css";

/** So many are drawn at once; older ones on request. */
const DRAWN = 200;

const today = computed(() => dayOf(nowMs.value));
const ends = computed(() => {
  const rules = desk.value?.rules;
  return rules === undefined ? [] : windowEnds(inbox.value, marks.value, rules);
});
/** A number, so that the passing of a second draws nothing anew. */
const endedCount = computed(() => ends.value.filter((endMs) => endMs <= nowMs.value).length);
const allMarks = computed<readonly Mark[]>(() => [
  ...marks.value,
  ...ends.value.slice(0, endedCount.value).map((atMs) => ({ kind: "window-closed" as const, atMs })),
]);

/** A new one for each customer: what it says is not read aloud as if it had just come. */
export function Log() {
  return <LogOf key={openCustomer.value} />;
}

function LogOf() {
  const list = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState(DRAWN);
  const [isBehind, setIsBehind] = useState(false);
  const heightBefore = useRef<number | undefined>(undefined);
  const { isHeld, goToEnd } = useEndOfList(list, (held) => held && setIsBehind(false));
  const count = inbox.value.length;
  const from = Math.max(0, count - drawn);
  const isOwnNewest = inbox.value.at(-1)?.kind === "own";
  useEffect(() => {
    if (isOwnNewest) goToEnd();
    else if (!isHeld()) setIsBehind(true);
  }, [count]);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null || heightBefore.current === undefined) return;
    // What was seen stays where it was.
    element.scrollTop += element.scrollHeight - heightBefore.current;
    heightBefore.current = undefined;
  }, [drawn]);
  useOpenByClick(list);
  // The button that was pressed goes away: the keyboard goes on from the messages.
  const focusMessages = () => list.current?.focus({ preventScroll: true });
  const showEarlier = () => {
    heightBefore.current = list.current?.scrollHeight;
    setDrawn(drawn + DRAWN);
    if (from <= DRAWN) focusMessages();
  };
  const showNewest = () => {
    goToEnd();
    focusMessages();
  };
  return (
    <div class="chat-log-frame">
      <div
        class="chat-log"
        ref={list}
        role="log"
        tabIndex={-1}
        aria-live="polite"
        aria-label={say({ en: "Messages", zh: "消息记录" })}
      >
        <div class="chat-log-content">
          {from > 0 && <Earlier count={from} onClick={showEarlier} />}
          <Lines from={from} />
          <Typing />
        </div>
      </div>
      {isBehind && (
        <button type="button" class="button chat-newer" onClick={showNewest}>
          ↓ {say({ en: "New messages", zh: "新消息" })}
        </button>
      )}
    </div>
  );
}

function Lines({ from }: { readonly from: number }) {
  const lines = linesOf(inbox.value, allMarks.value, from);
  if (lines.length === 0 && !isLoadingInbox.value)
    return (
      <p class="chat-empty">
        {say({
          en: "Nothing was said yet. Type as the customer would: your functions answer.",
          zh: "还没有消息。像客户一样发一条，由您的云函数来回复。",
        })}
      </p>
    );
  return (
    <ol class="chat-lines">
      {lines.map((line) => (
        <OneLine key={line.key} line={line} />
      ))}
    </ol>
  );
}

function OneLine({ line }: { readonly line: Line }) {
  if (line.kind === "entry") return <Message entry={line.entry} index={line.index} />;
  if (line.kind === "mark") return <MarkLine mark={line.mark} />;
  return (
    <li class="chat-line chat-middle">
      <Notice text={say(timeWords(line.atMs, today.value))} />
    </li>
  );
}

function MarkLine({ mark }: { readonly mark: Mark }) {
  const pushId = mark.kind === "entered" ? mark.pushId : undefined;
  return (
    <li class="chat-line chat-middle" {...ofPush(pushId)}>
      <Notice text={markWords(mark)} />
      {pushId !== undefined && <ToPush pushId={pushId} />}
    </li>
  );
}

function Earlier({ count, onClick }: { readonly count: number; readonly onClick: () => void }) {
  return (
    <p class="chat-earlier">
      <button type="button" class="button small" onClick={onClick}>
        {say({ en: `Show earlier messages (${count})`, zh: `显示更早的消息（${count}）` })}
      </button>
    </p>
  );
}

const BESIDE_PANELS = "(min-width: 1024px)";

/** A click on a message selects its push, unless it was for something in it, or marked some of its text. */
function useOpenByClick(list: ElementRef): void {
  useEffect(() => {
    const element = list.current;
    const onClick = ({ target }: MouseEvent) => {
      if (!(target instanceof Element) || !matchMedia(BESIDE_PANELS).matches) return;
      const push = target.closest(".chat-said, .chat-note")?.closest<HTMLElement>("[data-push]")?.dataset.push;
      const isForOther = target.closest("a, button, input") !== null || getSelection()?.isCollapsed === false;
      if (push !== undefined && !isForOther) go({ panel: "timeline", push: Number(push) });
    };
    element?.addEventListener("click", onClick);
    return () => element?.removeEventListener("click", onClick);
  }, [list]);
}
