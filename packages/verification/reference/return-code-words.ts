// What docs/troubleshooting.md says of WeChat's numbers beside what stands in the code: what becomes of the reply.
import type { Language } from "./words";

/** What becomes of a reply; `upload` and `typing` are about no reply. */
export type Outcome = "again" | "renewed" | "waits" | "by-token" | "dead" | "upload" | "typing";

export const OUTCOMES: Readonly<Record<Outcome, Readonly<Record<Language, string>>>> = {
  again: { en: "again", zh: "重试" },
  renewed: {
    en: "again with a fresh token, once; then a dead letter, or in a timer it waits",
    zh: "刷新后再发一次；仍不行则成为死信，在定时触发里则等待",
  },
  waits: { en: "dead letter; in a timer it waits", zh: "死信；在定时触发里则等待" },
  "by-token": {
    en: "by access token, where there is one; else a dead letter, or in a timer it waits",
    zh: "有 access_token 就改用它；否则成为死信，在定时触发里则等待",
  },
  dead: { en: "dead letter", zh: "死信" },
  upload: {
    en: "none: `MEDIA_FAILED` in the handler, which runs again",
    zh: "没有回复：处理函数里是 `MEDIA_FAILED`，会再次运行",
  },
  typing: { en: "nothing depends on it", zh: "没有任何事依赖它" },
};

/** The lines around the rows. */
export const TABLE_WORDS: Readonly<
  Record<Language, { readonly head: string; readonly lost: string; readonly unlisted: readonly [string, string] }>
> = {
  en: {
    head: "| errCode | What it means, and the fix | What happens to the reply |",
    lost: ", or none | It is unknown whether it was accepted | `onUnknownSend`: once more by default, then it counts as sent |",
    unlisted: ["any other below 0 | The system failed", "any other above 0 | WeChat judged the request"],
  },
  zh: {
    head: "| errCode | 含义与解决办法 | 回复的结果 |",
    lost: "，或没有错误码 | 无法确定微信是否收下 | 由 `onUnknownSend` 决定：默认再发一次，之后视为已发 |",
    unlisted: ["其他负数 | 系统自身出错", "其他正数 | 微信对请求作出了判断"],
  },
};
