// Why a push is a dead letter or waits, in one plain sentence, and what to do. docs/errors.md has more of each.

import type { Both, Language } from "../../../src/language";
import type { ErrorCode } from "../../../src/push-error";

interface Reason {
  readonly fact: Both;
  readonly fix: Both;
}

const CORRECT_HANDLER: Both = {
  en: "Correct the handler, then /again new",
  zh: "改好处理函数，再用 /again new 重发",
};
const CHECK_REPLY: Both = {
  en: "Correct what the handler returns, then /again new",
  zh: "改正处理函数的返回值，再用 /again new 重发",
};
const PLATFORM: Both = {
  en: "Wait for the relay, or call it: /timer relay",
  zh: "等投递器重试，或立即触发：/timer relay",
};
const ENVIRONMENT: Both = {
  en: "Correct the variables in cloudbaserc.json and .env, then start again",
  zh: "改正 cloudbaserc.json 和 .env 里的变量，再重新启动",
};
const CALLER: Both = { en: "Push through WeChat: /push, or a text", zh: "请通过微信推送：/push 或直接输入文本" };
const FASTER: Both = {
  en: "Set slow: true, so that it runs in the background",
  zh: "设置 slow: true，让它在后台运行",
};

const reason = (en: string, zh: string, fix: Both): Reason => ({ fact: { en, zh }, fix });

const REASONS: Readonly<Record<ErrorCode, Reason>> = {
  OPTION_UNKNOWN: reason("an option is not known", "有不认识的选项", CORRECT_HANDLER),
  OPTION_INVALID: reason("an option has an impossible value", "选项的值不合法", CORRECT_HANDLER),
  PAIR_UNKNOWN: reason("a pair is not known", "消息对不存在", CORRECT_HANDLER),
  REPLY_INVALID: reason("WeChat would refuse the reply", "微信会拒绝这条回复", CHECK_REPLY),
  MEDIA_INVALID: reason("a picture is none that WeChat takes", "图片不是微信接受的格式", CHECK_REPLY),
  MEDIA_FILE_MISSING: reason("a file is not in the function's folder", "云函数目录里没有这个文件", CHECK_REPLY),
  OUTPUT_INVALID: reason(
    "the handler returned what this pair may not have",
    "处理函数返回了这个消息对不允许的内容",
    CHECK_REPLY,
  ),
  HANDLER_FAILED: reason("the handler threw an error", "处理函数抛出了异常", CORRECT_HANDLER),
  ACK_NOT_YET: reason("the handler said that it is not done yet", "处理函数表示尚未完成", PLATFORM),
  DEADLINE_EXCEEDED: reason("the handler was not done in time", "处理函数没有在时限内完成", FASTER),
  BUDGET_EXCEEDED: reason("there are more replies than WeChat allows", "回复条数超过微信允许的数量", CHECK_REPLY),
  TRANSFER_TOO_LATE: reason(
    "it was handed over to a person after WeChat had stopped waiting",
    "转人工时微信已不再等待",
    {
      en: "Return reply.transferToAgent() at once, before any slow work",
      zh: "在任何耗时工作之前，立即返回 reply.transferToAgent()",
    },
  ),
  ENVIRONMENT_INVALID: reason("a variable of the function is wrong", "云函数的环境变量有误", ENVIRONMENT),
  CALLER_REFUSED: reason("the call did not come from WeChat", "调用不是来自微信", CALLER),
  EVENT_INVALID: reason("what came is no push", "收到的不是推送", CALLER),
  EVENT_PAIR_MISMATCH: reason("the function is not for this pair", "云函数不处理这个消息对", CALLER),
  STORE_UNAVAILABLE: reason("the database did not answer", "数据库没有响应", PLATFORM),
  SEND_REFUSED: reason("WeChat refused the reply", "微信拒绝了回复", {
    en: "Look the number up in WeChat's list: docs/errors.md",
    zh: "按错误码查微信的说明：docs/errors.md",
  }),
  SEND_UNKNOWN: reason("nobody knows whether WeChat took the reply", "不知道微信是否已接受回复", {
    en: "Choose what is worse, twice or never: onUnknownSend",
    zh: "用 onUnknownSend 选择：宁可重复还是宁可漏发",
  }),
  MEDIA_FAILED: reason("WeChat refused a picture, or has it no more", "微信拒绝了图片，或图片已过期", CHECK_REPLY),
  CLOUD_CALLS_UNAVAILABLE: reason("cloud calls are not allowed here", "这里不能使用云调用", {
    en: "Set WECHAT_APPID and WECHAT_APPSECRET: docs/operating.md",
    zh: "设置 WECHAT_APPID 和 WECHAT_APPSECRET：docs/operating.zh-CN.md",
  }),
  BUDGET_USED_UP: reason("the customer's replies are used up", "对该客户的回复条数已用完", {
    en: "The customer has to write first: type a text",
    zh: "需要客户先发消息：输入一条文本",
  }),
  HANDED_OVER: reason("a person has the conversation", "会话已经转给人工", PLATFORM),
  INVOKE_FAILED: reason("the second invocation could not be started", "无法启动第二次调用", PLATFORM),
  INSTANCE_DIED: reason("the instance died again and again", "实例一再中途退出", {
    en: "Look for what ends the process: memory, process.exit(), the timeout",
    zh: "检查进程为何退出：内存、process.exit()、超时",
  }),
  WINDOW_CLOSED: reason("WeChat's time for replies is over", "微信允许回复的时间已过", {
    en: "The customer has to write first: type a text",
    zh: "需要客户先发消息：输入一条文本",
  }),
  RECORD_DAMAGED: reason("the record of the push cannot be read", "推送的记录无法读取", {
    en: "Look at the field that lastError names, correct or remove the document, then /again new",
    zh: "看 lastError 指出的字段，改正或删除这份文档，再用 /again new 重发",
  }),
  RECORD_MISSING: reason(
    "the database called the push a duplicate, and has no record of it",
    "数据库说推送已有记录，却查不到",
    {
      en: "Nothing, at first: WeChat pushes it again. Where it stays, remove other unique indexes from the collection",
      zh: "先不用处理：微信会重推。反复出现时，删除该集合上别的唯一索引",
    },
  ),
  LEASE_LOST: reason("another instance took the push over", "另一个实例接管了这次推送", PLATFORM),
};

/** A reason as a log line has it; one that is not known stands for itself. */
export function describeReason(code: unknown, language: Language): { readonly fact: string; readonly fix?: string } {
  const known =
    typeof code === "string" && Object.hasOwn(REASONS, code) ? REASONS[code as keyof typeof REASONS] : undefined;
  return known === undefined ? { fact: String(code) } : { fact: known.fact[language], fix: known.fix[language] };
}
