// Habits of parts that open, close, and stay at the end.
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

/** An element as soon as it is there. */
export interface ElementRef {
  readonly current: HTMLElement | null;
}

/** Closes on Escape, with the focus back where it was opened, and on a click outside. */
export function useDismiss(root: ElementRef, opener: ElementRef, isOpen: boolean, close: () => void): void {
  // Before anything is drawn: what is seen can be closed.
  useLayoutEffect(() => {
    if (!isOpen) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.isComposing) return;
      close();
      opener.current?.focus();
    };
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && root.current?.contains(event.target) !== true) close();
    };
    const element = root.current;
    element?.addEventListener("keydown", onKey);
    document.addEventListener("pointerdown", onPointer);
    return () => {
      element?.removeEventListener("keydown", onKey);
      document.removeEventListener("pointerdown", onPointer);
    };
  });
}

/** So near to the end counts as the end. */
const NEAR_PX = 48;

export interface EndOfList {
  /** Whether the reader is at the end, and stays there when something comes. */
  readonly isHeld: () => boolean;
  readonly goToEnd: () => void;
}

/** Keeps a scrolled list at its end, whatever grows or shrinks, unless its reader has scrolled up. */
export function useEndOfList(list: ElementRef, onHeld: (isHeld: boolean) => void): EndOfList {
  const held = useRef(true);
  const tell = useRef(onHeld);
  tell.current = onHeld;
  useEffect(() => {
    const element = list.current;
    const content = element?.firstElementChild;
    if (element === null || content === null || content === undefined) return;
    const hold = () => {
      if (held.current) element.scrollTop = element.scrollHeight;
    };
    const onScroll = () => {
      // A hidden list has no height, and no reader who scrolls it.
      if (element.clientHeight === 0) return;
      held.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
      tell.current(held.current);
    };
    const observer = new ResizeObserver(hold);
    observer.observe(element);
    observer.observe(content);
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", onScroll);
    };
  }, [list]);
  return {
    isHeld: () => held.current,
    goToEnd: () => {
      held.current = true;
      if (list.current !== null) list.current.scrollTop = list.current.scrollHeight;
    },
  };
}
