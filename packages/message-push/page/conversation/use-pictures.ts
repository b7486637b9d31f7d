// Pictures that are pasted into the conversation, or dropped on it.
import { useEffect, useState } from "preact/hooks";
import { takePicture } from "./drafts";
import type { ElementRef } from "./hooks";

/** Takes them; returns whether a file is held above the conversation now. */
export function usePictures(root: ElementRef): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    const done = new AbortController();
    const { signal } = done;
    element.addEventListener("dragover", (event) => onDragOver(event, setIsOver), { signal });
    element.addEventListener(
      "dragleave",
      ({ relatedTarget }) => {
        if (!(relatedTarget instanceof Node && element.contains(relatedTarget))) setIsOver(false);
      },
      { signal },
    );
    element.addEventListener("drop", (event) => onDrop(event, setIsOver), { signal });
    element.addEventListener("paste", onPaste, { signal });
    return () => done.abort();
  }, [root]);
  return isOver;
}

type SetIsOver = (isOver: boolean) => void;

function onDragOver(event: DragEvent, setIsOver: SetIsOver): void {
  if (event.dataTransfer?.types.includes("Files") !== true) return;
  // Without it, the browser opens the file instead of the page.
  event.preventDefault();
  event.dataTransfer.dropEffect = "copy";
  setIsOver(true);
}

function onDrop(event: DragEvent, setIsOver: SetIsOver): void {
  setIsOver(false);
  const files = event.dataTransfer?.files;
  if (files === undefined || files.length === 0) return;
  event.preventDefault();
  takePicture(files);
}

function onPaste(event: ClipboardEvent): void {
  const files = event.clipboardData?.files;
  // Text from an office program comes with a picture of itself: then the text is meant.
  if (files === undefined || files.length === 0 || event.clipboardData?.types.includes("text/plain") === true) return;
  event.preventDefault();
  takePicture(files);
}
