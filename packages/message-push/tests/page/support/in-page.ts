// What tests do with the document itself.
import type { Locator, Page } from "playwright-core";

// The tests' own types know no document: only what is needed of it.
declare class DataTransfer {
  readonly items: { add(file: File): void };
}
declare class ClipboardEvent extends Event {
  constructor(kind: string, options: EventInit & { clipboardData: DataTransfer });
}
declare class DragEvent extends Event {
  constructor(kind: string, options: EventInit & { dataTransfer: DataTransfer });
}
declare class IntersectionObserver {
  constructor(listener: (entries: readonly { readonly isIntersecting: boolean }[]) => void);
  observe(element: object): void;
}
declare class MutationObserver {
  constructor(listener: () => void);
  observe(element: object, options: { readonly childList: boolean; readonly subtree: boolean }): void;
  disconnect(): void;
}
declare class KeyboardEvent extends Event {
  constructor(kind: string, options: EventInit & { key: string });
}
declare const document: {
  readonly body: object;
  readonly activeElement: {
    getAttribute(name: string): string | null;
    closest(selector: string): object | null;
    readonly textContent: string | null;
  } & EventTarget;
};

interface EventInit {
  readonly bubbles: boolean;
  readonly cancelable: boolean;
}

export interface BroughtFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Brings a file to a part of the page as a reader does. */
export async function bring(how: "drop" | "paste", to: Locator, { buffer, ...file }: BroughtFile): Promise<void> {
  await to.evaluate(
    (element: object, { name, mimeType, base64, how }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const brought = new DataTransfer();
      brought.items.add(new File([bytes], name, { type: mimeType }));
      const common = { bubbles: true, cancelable: true };
      const events =
        how === "paste"
          ? [new ClipboardEvent("paste", { clipboardData: brought, ...common })]
          : ["dragover", "drop"].map((kind) => new DragEvent(kind, { dataTransfer: brought, ...common }));
      for (const event of events) (element as EventTarget).dispatchEvent(event);
    },
    { ...file, how, base64: buffer.toString("base64") },
  );
}

/** Resolves when the picture can be seen; a broken one rejects. */
export async function isDrawn(picture: Locator): Promise<void> {
  await picture.evaluate((element: object) => (element as { decode(): Promise<void> }).decode());
}

/** Resolves as soon as it is where the reader sees it, not scrolled away. */
export async function isSeen(part: Locator): Promise<void> {
  await part.evaluate(
    (element: object) =>
      new Promise<void>((resolve) => {
        new IntersectionObserver(([entry]) => entry?.isIntersecting && resolve()).observe(element);
      }),
  );
}

/**
 * Clicks, and presses Escape as soon as the page has changed, before that is drawn: no hand and no test can be sooner.
 *
 * @returns whether the focus was in a dialog then that keeps it
 */
export async function escapeAtOnce(opener: Locator): Promise<boolean> {
  return opener.evaluate(
    (element: object) =>
      new Promise<boolean>((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          const { activeElement } = document;
          resolve(activeElement.closest("dialog:modal") !== null);
          activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));
        });
        observer.observe(document.body, { childList: true, subtree: true });
        (element as { click(): void }).click();
      }),
  );
}

/** Presses the key until what has that name has the focus. */
export async function tabTo(page: Page, name: string, key = "Tab"): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    const names = await page.evaluate(() => [
      document.activeElement.getAttribute("aria-label"),
      document.activeElement.textContent,
    ]);
    if (names.includes(name)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`The focus never came to ${JSON.stringify(name)}.`);
}
