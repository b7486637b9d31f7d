// The tabs: one of them is in the order of the Tab key, arrows lead to the others.
import type { ReadonlySignal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import { type Both, say } from "../state/language";
import { go, type Route } from "../state/route";
import { tabAfter } from "./tab-keys";
import "./tabs.css";

export type TabName = Route["panel"];

interface TabsProps {
  readonly tabs: readonly {
    readonly name: TabName;
    readonly title: Both;
    /** How many wait there. */
    readonly count?: ReadonlySignal<number>;
  }[];
  readonly open: TabName;
}

export const tabId = (name: TabName) => `tab-${name}`;
/** What a tab shows: there is one panel, and the conversation. */
export const panelId = (name: TabName) => (name === "chat" ? "conversation" : "panel");

export function Tabs({ tabs, open }: TabsProps) {
  // On a narrow page, the open tab may stand outside of what is seen; a count makes it wider.
  const waiting = tabs.reduce((sum, { count }) => sum + (count?.value ?? 0), 0);
  useLayoutEffect(() => {
    document.getElementById(tabId(open))?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [open, waiting]);
  const onKeyDown = (event: KeyboardEvent) => {
    const names = tabs.map(({ name }) => name);
    const next = tabAfter(names, open, event.key);
    if (next === undefined) return;
    event.preventDefault();
    go({ panel: next });
    document.getElementById(tabId(next))?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={say({ en: "Panels", zh: "面板" })} tabIndex={-1} onKeyDown={onKeyDown}>
      {tabs.map(({ name, title, count }) => (
        <button
          key={name}
          id={tabId(name)}
          type="button"
          role="tab"
          class="tab"
          aria-selected={name === open}
          aria-controls={panelId(name)}
          tabIndex={name === open ? 0 : -1}
          onClick={() => go({ panel: name })}
        >
          {say(title)}
          {count !== undefined && count.value > 0 && <span class="tab-count">{count}</span>}
        </button>
      ))}
    </div>
  );
}
