// The pages of the mini program, from app.json, and what is wrong with a path that should lead to one of them.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Both } from "../src/language";
import { didYouMean } from "../src/wechat/did-you-mean";

/** What the mini program has. */
export interface AppPages {
  /** Its AppID, as in project.config.json. */
  readonly appid: string;
  /** As app.json writes them, those of subpackages with their root. */
  readonly pages: readonly string[];
}

/** Nothing where there is no app.json that can be read: then nothing can be said about pages. */
export function readAppPages(projectDir: string): AppPages | undefined {
  const settings = {
    ...readObject(projectDir, "project.config.json"),
    ...readObject(projectDir, "project.private.config.json"),
  };
  const root = typeof settings.miniprogramRoot === "string" ? settings.miniprogramRoot : "";
  const app = readObject(join(projectDir, root), "app.json");
  const pages = textsIn(app?.pages);
  if (app === undefined || pages.length === 0) return undefined;
  const packages = [app.subpackages, app.subPackages].flatMap((list) => (Array.isArray(list) ? list : []));
  return { appid: String(settings.appid ?? ""), pages: [...pages, ...packages.flatMap(pagesOfPackage)] };
}

function pagesOfPackage(given: unknown): readonly string[] {
  const { root, pages } = Object(given) as { root?: unknown; pages?: unknown };
  const folder = String(root ?? "").replace(/^\/+|\/+$/g, "");
  return textsIn(pages).map((page) => `${folder}/${page}`);
}

function textsIn(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((one) => typeof one === "string") : [];
}

function readObject(folder: string, file: string): Readonly<Record<string, unknown>> | undefined {
  const path = join(folder, file);
  if (!existsSync(path)) return undefined;
  try {
    return Object(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return undefined;
  }
}

/** What is wrong, and the fix. */
export interface PageProblem {
  readonly fact: Both;
  readonly fix: Both;
}

/**
 * Why WeChat may not open the page of this path. Reported: with a slash before it, a path works in the trial version and not in the released
 * one. No more than the page itself is quoted: the query is the customer's.
 */
export function pageProblem(path: string, app: AppPages | undefined): PageProblem | undefined {
  const [page = ""] = path.split(/[?#]/);
  const right = page.replace(/^\/+/, "").replace(/\.html?$/i, "");
  if (page.startsWith("/")) return wrong(page, { en: 'begins with "/"', zh: "以“/”开头" }, right);
  if (right !== page) return wrong(page, { en: "has an ending", zh: "带有后缀" }, right);
  if (app === undefined || app.pages.includes(page)) return undefined;
  const meant = didYouMean(page, app.pages);
  return {
    fact: { en: `app.json has no page "${page}".`, zh: `app.json 里没有“${page}”这个页面。` },
    fix: {
      en: `${meant.en}Write the path as in app.json, or add the page to app.json.`,
      zh: `${meant.zh}请按 app.json 里的写法填写路径，或把这个页面加进 app.json。`,
    },
  };
}

function wrong(page: string, what: Both, right: string): PageProblem {
  return {
    fact: {
      en: `The page path "${page}" ${what.en}, and WeChat wants it as in app.json.`,
      zh: `页面路径“${page}”${what.zh}，而微信要求与 app.json 里的写法一致。`,
    },
    fix: { en: `Write "${right}", as in app.json.`, zh: `请写成“${right}”，与 app.json 一致。` },
  };
}
