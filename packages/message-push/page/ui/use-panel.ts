// What a panel keeps when another one is opened: how far it was scrolled, and the focus.
import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Panel } from "../state/route";

const places = new Map<Panel, number>();

export function usePanel(panel: Panel): {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly onScroll: (event: Event) => void;
} {
  const ref = useRef<HTMLDivElement>(null);
  const shown = useRef(panel);
  useLayoutEffect(() => {
    if (ref.current === null) return;
    ref.current.scrollTop = places.get(panel) ?? 0;
    // A link that was followed is gone with its panel: whoever followed it goes on in the new one.
    if (shown.current !== panel && document.activeElement === document.body) ref.current.focus({ preventScroll: true });
    shown.current = panel;
  }, [panel]);
  return {
    ref,
    onScroll: ({ target }) => {
      if (target === ref.current && ref.current !== null) places.set(panel, ref.current.scrollTop);
    },
  };
}
