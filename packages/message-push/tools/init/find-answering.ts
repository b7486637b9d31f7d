// A function that answers customer-service messages by itself, as the quickstart's `callback` does: what replaces it.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Both } from "../../src/language";

const ANSWERS = /customerServiceMessage\s*\.\s*send\b|["']transfer_customer_service["']/;

/** Of these functions, the ones in JavaScript that send customer-service messages or transfer customers without the runtime. */
export function answeringFunctions(folder: string, names: readonly string[]): readonly string[] {
  return names.filter((name) => {
    const file = join(folder, name, "index.js");
    return existsSync(file) && ANSWERS.test(readFileSync(file, "utf8"));
  });
}

/** What to do about one. */
export function howToMove(name: string): Both {
  return {
    en: `A pair is bound to one function: move what ${name} answers into a handler, bind its pairs to the new function in 云开发 → 设置 → 其他设置 → 消息推送, and keep ${name} until the console shows that. docs/adopting.md has the steps.`,
    zh: `一个消息对只能绑定一个云函数：请把 ${name} 的回复移进处理函数，在 云开发 → 设置 → 其他设置 → 消息推送 里把它的消息对改绑到新的云函数，控制台里生效之前保留 ${name}。步骤见 docs/adopting.zh-CN.md。`,
  };
}
