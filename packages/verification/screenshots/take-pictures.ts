// Opens the page at both widths, light and dark, in both languages, and writes what it looks like.
import { cpSync, mkdirSync } from "node:fs";
import { join, relative } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { type Simulator, startSimulator } from "../../message-push/simulator/simulator";
import { buildFunctions } from "../../message-push/tools/bundle/build-functions";
import { inTempFolder } from "../../message-push/tools/temp-folder";
import { DESK_TALKS, type DeskTalk } from "./desk-talks";
import { lastWordsOf, type PictureLanguage, play } from "./play";

const FOLDER = "docs/pictures";
const NAME = "tea-shop";
const WIDE = { width: 1280, height: 800 } as const;
const NARROW = { width: 390, height: 844 } as const;
const SHORT = { width: 390, height: 720 } as const;
const LOCALES: Readonly<Record<PictureLanguage, string>> = { zh: "zh-CN", en: "en-GB" };
const ZONE = "Asia/Shanghai";
/** Every picture begins at this time of the day, whenever it is taken: 10:24 in Shanghai. */
const BEGINS_AT_MS = (2 * 60 + 24) * 60_000;
const DAY_MS = 24 * 3_600_000;
const ZONE_MS = 8 * 3_600_000;
/** 5 January 1970, a Monday, as midnight comes in Shanghai. */
const FIRST_MONDAY_MS = 4 * DAY_MS - ZONE_MS;

/** @returns the files that were written, relative to the project */
export async function takePictures(projectDir: string, executablePath: string): Promise<readonly string[]> {
  await buildFunctions({ projectDir, isTypeChecked: false });
  mkdirSync(join(projectDir, FOLDER), { recursive: true });
  return inTempFolder((folder) => takeIn(shopIn(folder, projectDir), projectDir, executablePath));
}

/** What was built, in a folder whose name may be read in a picture. */
function shopIn(folder: string, projectDir: string): string {
  const shop = join(folder, NAME);
  for (const path of ["dist", "desk", "cloudbaserc.json", "package.json", "project.config.json", "miniprogram"])
    cpSync(join(projectDir, path), join(shop, path), { recursive: true });
  return shop;
}

async function takeIn(shop: string, projectDir: string, executablePath: string): Promise<readonly string[]> {
  // A container has no user that Chromium's own sandbox could be made for.
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const photo = await drawPhoto(browser);
    const paths: string[] = [];
    for (const language of ["zh", "en"] as const) {
      const sim = await startSimulator({ projectDir: shop });
      try {
        sim.clock.advance(DAY_MS - ((sim.clock.nowMs() - BEGINS_AT_MS) % DAY_MS));
        const pushId = await play(sim, language, photo);
        paths.push(...(await takeAll(browser, sim, { language, pushId, folder: join(projectDir, FOLDER) })));
      } finally {
        await sim.stop();
      }
    }
    for (const language of ["zh", "en"] as const)
      for (const talk of DESK_TALKS)
        paths.push(await takeTalk(browser, { shop, folder: join(projectDir, FOLDER), language, talk }));
    for (const language of ["zh", "en"] as const)
      paths.push(await takeAnswers(browser, { shop, folder: join(projectDir, FOLDER), language }));
    return paths.map((path) => relative(projectDir, path));
  } finally {
    await browser.close();
  }
}

interface Shown {
  readonly language: PictureLanguage;
  readonly pushId: number;
  readonly folder: string;
}

async function takeAll(browser: Browser, sim: Simulator, shown: Shown): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const isNarrow of [false, true])
    for (const isDark of [false, true]) paths.push(await takeOne(browser, sim, { ...shown, isNarrow, isDark }));
  return paths;
}

interface Look extends Shown {
  readonly isNarrow: boolean;
  readonly isDark: boolean;
}

async function takeOne(browser: Browser, sim: Simulator, look: Look): Promise<string> {
  const { language, pushId, folder, isNarrow, isDark } = look;
  const path = join(folder, `page-${language}${isDark ? "-dark" : ""}${isNarrow ? "-narrow" : ""}.png`);
  await shoot(browser, {
    url: `${sim.url}/#/${isNarrow ? "chat" : `timeline/${pushId}`}`,
    viewport: isNarrow ? NARROW : WIDE,
    isDark,
    language,
    words: lastWordsOf(language),
    path,
  });
  return path;
}

interface Shot {
  readonly url: string;
  readonly viewport: { readonly width: number; readonly height: number };
  /** @default false */
  readonly isDark?: boolean;
  readonly language: PictureLanguage;
  /** When they are in the conversation, all of it is. */
  readonly words: string;
  readonly path: string;
}

async function shoot(browser: Browser, { url, words, path, ...look }: Shot): Promise<void> {
  const page = await openPage(browser, look);
  await page.goto(url);
  await page.locator(".page-chat").getByText(words).first().waitFor();
  await shootPage(page, path);
}

function openPage(
  browser: Browser,
  { viewport, isDark, language }: Pick<Shot, "viewport" | "isDark" | "language">,
): Promise<Page> {
  return browser.newPage({
    viewport,
    colorScheme: isDark ? "dark" : "light",
    locale: LOCALES[language],
    timezoneId: ZONE,
    reducedMotion: "reduce",
  });
}

async function shootPage(page: Page, path: string): Promise<void> {
  await page.evaluate("document.fonts.ready");
  // What is asked for after the first drawing.
  await page.evaluate("new Promise((resolve) => requestIdleCallback(resolve))");
  await page.screenshot({ path, animations: "disabled", caret: "hide" });
  await page.close();
}

const TRY_WORDS: Readonly<Record<PictureLanguage, { readonly field: string; readonly button: string }>> = {
  zh: { field: "客户的消息", button: "试试" },
  en: { field: "What a customer writes", button: "Try" },
};

/** The desk's part of the page, with a question that was tried. */
async function takeAnswers(browser: Browser, { shop, folder, language }: Omit<Talk, "talk">): Promise<string> {
  const sim = await startSimulator({ projectDir: shop });
  try {
    const page = await openPage(browser, { viewport: WIDE, language });
    await page.goto(`${sim.url}/#/answers`);
    const { field, button } = TRY_WORDS[language];
    await page.getByLabel(field).fill("請問幾點關門？");
    await page.getByRole("button", { name: button, exact: true }).click();
    await page.getByText("人工客服：周一至周五").nth(1).waitFor();
    const path = join(folder, `desk-${language}-answers.png`);
    await shootPage(page, path);
    return path;
  } finally {
    await sim.stop();
  }
}

interface Talk {
  readonly shop: string;
  readonly folder: string;
  readonly language: PictureLanguage;
  readonly talk: DeskTalk;
}

/** The conversation alone, as wide as a phone, in a simulator of its own. */
async function takeTalk(browser: Browser, { shop, folder, language, talk }: Talk): Promise<string> {
  const sim = await startSimulator({ projectDir: shop });
  try {
    const beginMs = FIRST_MONDAY_MS + talk.beginsAtMs;
    sim.clock.advance(7 * DAY_MS - ((sim.clock.nowMs() - beginMs) % (7 * DAY_MS)));
    await talk.play(sim, talk.customer);
    const path = join(folder, `desk-${language}-${talk.name}.png`);
    await shoot(browser, { url: `${sim.url}/#/chat`, viewport: SHORT, language, words: talk.lastWords, path });
    return path;
  } finally {
    await sim.stop();
  }
}

/** What the customer sends: a cup of tea, drawn here so that no picture has to be kept. */
async function drawPhoto(browser: Browser): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 360, height: 270 } });
  await page.setContent(TEA);
  const photo = await page.screenshot();
  await page.close();
  return photo;
}

const TEA = `<body style="margin:0"><svg viewBox="0 0 360 270" xmlns="http://www.w3.org/2000/svg">
<defs><linearGradient id="w" x2="0" y2="1"><stop stop-color="#f4ead8"/><stop offset="1" stop-color="#d9c4a0"/></linearGradient></defs>
<rect width="360" height="270" fill="url(#w)"/><rect y="196" width="360" height="74" fill="#8a6844"/>
<ellipse cx="180" cy="212" rx="112" ry="17" fill="#6f5236"/>
<path d="M96 112h168c0 62-34 96-84 96s-84-34-84-96z" fill="#fdfcf8"/><path d="M262 124c44-8 44 56-14 56" fill="none" stroke="#fdfcf8" stroke-width="13"/>
<ellipse cx="180" cy="112" rx="84" ry="19" fill="#efe9dc"/><ellipse cx="180" cy="114" rx="74" ry="14" fill="#a9b556"/>
<path d="M160 112c8-8 26-8 34 1-10 7-26 6-34-1z" fill="#5f7d2c"/>
<g fill="none" stroke="#fff" stroke-width="6" stroke-linecap="round" opacity=".75"><path d="M150 82c-12-16 12-24 0-42"/><path d="M182 78c-12-16 12-26 0-46"/><path d="M214 82c-12-16 12-24 0-42"/></g>
</svg></body>`;
