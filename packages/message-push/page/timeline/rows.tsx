// The list of pushes, newest first: as many rows as can be seen, whatever there is.
import { useEffect, useRef } from "preact/hooks";
import { say } from "../state/language";
import { forgotten, isLoading, pushIds } from "../state/pushes";
import { route } from "../state/route";
import { EVERYTHING } from "./filter";
import { Row } from "./row";
import { useVirtualList } from "./use-virtual-list";
import { filter, select, shownIds } from "./view";

/** As in rows.css. */
const ROW_HEIGHT = 72;

export function Rows() {
  const scroller = useRef<HTMLDivElement>(null);
  const ids = shownIds.value;
  const selected = route.value.push;
  const virtualizer = useVirtualList(ids, ROW_HEIGHT, scroller);
  const index = selected === undefined ? -1 : ids.indexOf(selected);
  const isThere = index >= 0;
  // A row that only moves, because others come in above it, is not followed.
  useEffect(() => {
    if (isThere) virtualizer.scrollToIndex(index, { align: "auto" });
  }, [selected, isThere]);
  const items = virtualizer.getVirtualItems();
  const isDrawn = items.some((item) => item.index === index);
  return (
    <div class="tl-scroller" ref={scroller}>
      <div
        class="tl-rows"
        role="listbox"
        tabIndex={0}
        aria-label={say({ en: "Pushes", zh: "推送" })}
        {...(isDrawn && { "aria-activedescendant": `push-${selected}` })}
        style={{ height: `${virtualizer.getTotalSize()}px` }}
        onKeyDown={(event) => {
          const next = nextIndex(event.key, index, ids.length);
          if (next === undefined) return;
          event.preventDefault();
          const id = ids[next];
          if (id !== undefined) select(id, "replace");
        }}
      >
        {items.map((item) => {
          const id = ids[item.index];
          return id === undefined ? null : (
            <Row key={id} id={id} index={item.index} count={ids.length} isSelected={id === selected} top={item.start} />
          );
        })}
      </div>
      <ListEnd shown={ids.length} />
    </div>
  );
}

const PAGE = 8;

function nextIndex(key: string, index: number, count: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + PAGE,
    PageUp: index - PAGE,
    Home: 0,
    End: count - 1,
  };
  const next = steps[key];
  return next === undefined ? undefined : Math.max(0, Math.min(count - 1, next));
}

function ListEnd({ shown }: { readonly shown: number }) {
  const all = pushIds.value.length;
  if (isLoading.value)
    return <p class="tl-end">{say({ en: "Older pushes are on their way…", zh: "正在读取更早的推送……" })}</p>;
  if (all === 0) return <NoPushes />;
  return (
    <div class="tl-end">
      {shown === 0 && (
        <p>
          {say({ en: `None of ${all} pushes passes the filter.`, zh: `${all} 条推送中没有符合条件的。` })}{" "}
          <button
            type="button"
            class="button small"
            onClick={() => {
              filter.value = EVERYTHING;
            }}
          >
            {say({ en: "Show all", zh: "显示全部" })}
          </button>
        </p>
      )}
      {forgotten.value > 0 && (
        <p>
          {say({
            en: `${forgotten.value} older pushes were forgotten: the simulator keeps the newest ${all}.`,
            zh: `更早的 ${forgotten.value} 条推送已不再保留：模拟器只保留最新的 ${all} 条。`,
          })}
        </p>
      )}
      {forgotten.value === 0 && shown > 0 && (
        <p>{say({ en: "That is all since the simulator started.", zh: "以上是模拟器启动以来的全部推送。" })}</p>
      )}
    </div>
  );
}

function NoPushes() {
  return (
    <div class="empty">
      <p>
        <strong>{say({ en: "No push yet", zh: "还没有推送" })}</strong>
      </p>
      <p>
        {say({
          en: "Type a message in the conversation, or choose one under “Every push”.",
          zh: "在会话里发一条消息，或在「全部推送」里选一条。",
        })}
      </p>
    </div>
  );
}
