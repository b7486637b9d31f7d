// The guides that the page links to: each in the reader's language, at the heading that explains the rule.
import type { Both, Language } from "../../src/language";

export type Doc = Guide | { readonly url: string; readonly title: Both };

interface Guide {
  /** Names of files in docs/. */
  readonly file: Both;
  readonly heading: Both;
}

const guide = (name: string, heading: Both): Guide => ({
  file: { en: `${name}.md`, zh: `${name}.zh-CN.md` },
  heading,
});

export const DOCS = {
  noPush: guide("troubleshooting", { en: "No push arrives", zh: "收不到推送" }),
  notice: guide("troubleshooting", {
    en: "The customer sees 该小程序客服暂时无法提供服务",
    zh: "客户看到「该小程序客服暂时无法提供服务」",
  }),
  noReply: guide("troubleshooting", { en: "The customer gets no reply", zh: "客户收不到回复" }),
  answers: guide("reference/pairs", { en: "What a handler may return", zh: "处理函数可以返回什么" }),
  agents: {
    url: "https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/customer-message/trans.html",
    title: { en: "WeChat: transfer to human agents (in Chinese)", zh: "微信文档：转发消息到客服" },
  },
  redelivery: guide("reliability-and-security", { en: "What a delivery finds", zh: "一次投递会遇到什么" }),
  choices: guide("reliability-and-security", { en: "Your choices", zh: "由您选择" }),
  budget: guide("reliability-and-security", { en: "The reply budget", zh: "回复条数" }),
  background: guide("reliability-and-security", { en: "Background work", zh: "后台任务" }),
  relay: guide("reliability-and-security", { en: "Who goes on", zh: "谁来接着做" }),
  deadLetters: guide("operating", { en: "Dead letters", zh: "死信" }),
} as const satisfies Readonly<Record<string, Doc>>;

/** What a link to it says, and its address; a browser that can goes to the heading. */
export function linkOf(doc: Doc, language: Language): { readonly title: string; readonly href: string } {
  if ("url" in doc) return { title: doc.title[language], href: doc.url };
  const [file, heading] = [doc.file[language], doc.heading[language]];
  const text = encodeURIComponent(`## ${heading}`).replaceAll("-", "%2D");
  return { title: `docs/${file} → ${heading}`, href: `/docs/${file}#:~:text=${text}` };
}
