// Rows of one height, of which only those that can be seen are in the document.
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from "@tanstack/virtual-core";
import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

/** @param rowHeight in pixels */
export function useVirtualList<Key extends number>(
  keys: readonly Key[],
  rowHeight: number,
  scroller: RefObject<HTMLElement | null>,
): Virtualizer<HTMLElement, Element> {
  const [, redraw] = useState(0);
  const options = {
    count: keys.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index: number) => keys[index] ?? index,
    overscan: 8,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => redraw((count) => count + 1),
  };
  const kept = useRef<Virtualizer<HTMLElement, Element>>(null);
  kept.current ??= new Virtualizer<HTMLElement, Element>(options);
  const virtualizer = kept.current;
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  useSamePlace(keys, rowHeight, scroller);
  return virtualizer;
}

/** What comes in above does not move what the reader looks at; who is at the top stays there, and sees it. */
function useSamePlace<Key>(keys: readonly Key[], rowHeight: number, scroller: RefObject<HTMLElement | null>): void {
  const before = useRef(keys);
  useLayoutEffect(() => {
    const old = before.current;
    before.current = keys;
    const element = scroller.current;
    if (element === null || old === keys || element.scrollTop < rowHeight / 2) return;
    const top = Math.min(Math.floor(element.scrollTop / rowHeight), old.length - 1);
    const index = keys.indexOf(old[top] as Key);
    if (index >= 0) element.scrollTop += (index - top) * rowHeight;
  }, [keys, rowHeight, scroller]);
}
