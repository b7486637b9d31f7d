// How far each panel was scrolled: whoever comes back to one finds the place again.
import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Panel } from "../state/route";

const places = new Map<Panel, number>();

export function usePanelScroll(panel: Panel): {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly onScroll: (event: Event) => void;
} {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (ref.current !== null) ref.current.scrollTop = places.get(panel) ?? 0;
  }, [panel]);
  return {
    ref,
    onScroll: ({ target, currentTarget }) => {
      if (target === currentTarget && ref.current !== null) places.set(panel, ref.current.scrollTop);
    },
  };
}
