// A real browser for tests of the page: Chromium of the system, driven by playwright-core. Where there is none, tests are skipped and say so.
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { findChromium } from "./find-chromium";

const executablePath = findChromium();

/** A test that needs a browser. */
export const browserTest: typeof test = executablePath === undefined ? (test.skip as typeof test) : test;

if (executablePath === undefined)
  console.warn(
    "No Chromium here: tests of the page are skipped. Install it (Debian: chromium), or name one in CHROMIUM.",
  );

let browser: Promise<Browser> | undefined;

/** As wide as a desk, or as a phone. */
export const WIDE = { width: 1280, height: 800 } as const;
export const NARROW = { width: 390, height: 844 } as const;

/** What went wrong in a page: its own errors, refusals of its content security policy, answers that it should not get. */
export type OpenedPage = Page & { readonly problems: readonly string[] };

/**
 * Opens the simulator's page in a browser of its own. English, light and wide, if not said otherwise.
 *
 * @param path behind the address, for example "#/data"
 */
export async function openPage(url: string, options: BrowserContextOptions = {}, path = ""): Promise<OpenedPage> {
  // A container has no user that Chromium's own sandbox could be made for, and little shared memory.
  browser ??= chromium.launch({
    ...(executablePath && { executablePath }),
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
  });
  const context = await (await browser).newContext({ viewport: WIDE, locale: "en-GB", ...options });
  // Ends a wait for what never happens before jest ends the test; a busy machine may take its time.
  context.setDefaultTimeout(90_000);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (line) => {
    if (line.type() === "error") problems.push(line.text());
  });
  await page.goto(`${url}/${path}`);
  return Object.assign(page, { problems });
}

/** Ends the browser; each test file does, after all of its tests. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}
