// Waits for something in the page. The page's own rules forbid it to evaluate text, which a wait inside it would do.
import { setTimeout } from "node:timers/promises";
import type { OpenedPage } from "./browser";

const GIVE_UP_AFTER_MS = 60_000;
const PAUSE_MS = 20;

/** Resolves as soon as the expression is true there. */
export async function untilInPage(page: OpenedPage, expression: string): Promise<void> {
  const giveUpAtMs = performance.now() + GIVE_UP_AFTER_MS;
  while (!(await page.evaluate<boolean>(expression))) {
    if (performance.now() > giveUpAtMs) throw new Error(`It never became true: ${expression}`);
    await setTimeout(PAUSE_MS);
  }
}
