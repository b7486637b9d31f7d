// The words of tests about the conversation.
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { type OpenedPage, openPage } from "./browser";

/** A page whose open customer is new: tests do not see each other's messages. */
export async function openAs(url: string, name: string, options: BrowserContextOptions = {}): Promise<OpenedPage> {
  const page = await openPage(url, options, "#/chat");
  await become(page, name);
  return page;
}

export async function become(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Customer:" }).click();
  await page.getByRole("textbox", { name: "Name of a new customer" }).fill(name);
  await page.getByRole("button", { name: "Add" }).click();
  await page.getByRole("button", { name: `Customer: ${name}` }).waitFor();
}

/** Types a text and sends it. */
export async function say(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Message" }).fill(text);
  await page.keyboard.press("Enter");
}

/** The whole part of the page, with what stands above and below the messages. */
export const conversation = (page: Page): Locator => page.getByRole("region", { name: "Conversation" });

export const log = (page: Page): Locator => page.getByRole("log");

/** What is open large, or leads into a mini program. */
export const looked = (page: Page): Locator => page.getByRole("dialog");
