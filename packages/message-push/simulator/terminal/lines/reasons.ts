// Why a push is a dead letter or waits, in one plain sentence, and what to do. docs/reference/errors.md has more of each.

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

const REASONS: Readonly<Record<ErrorCode, Reason>> = {
  OPTION_UNKNOWN: { fact: { en: "an option is not known", zh: "有不认识的选项" }, fix: CORRECT_HANDLER },
  OPTION_INVALID: { fact: { en: "an option has an impossible value", zh: "选项的值不合法" }, fix: CORRECT_HANDLER },
  PAIR_UNKNOWN: { fact: { en: "a pair is not known", zh: "消息对不存在" }, fix: CORRECT_HANDLER },
  REPLY_INVALID: { fact: { en: "WeChat would refuse the reply", zh: "微信会拒绝这条回复" }, fix: CHECK_REPLY },
  MEDIA_INVALID: {
    fact: { en: "a picture is none that WeChat takes", zh: "图片不是微信接受的格式" },
    fix: CHECK_REPLY,
  },
  MEDIA_FILE_MISSING: {
    fact: { en: "a file is not in the function's folder", zh: "云函数目录里没有这个文件" },
    fix: CHECK_REPLY,
  },
  OUTPUT_INVALID: {
    fact: { en: "the handler returned what this pair may not have", zh: "处理函数返回了这个消息对不允许的内容" },
    fix: CHECK_REPLY,
  },
  HANDLER_FAILED: { fact: { en: "the handler threw an error", zh: "处理函数抛出了异常" }, fix: CORRECT_HANDLER },
  ACK_NOT_YET: { fact: { en: "the handler said that it is not done yet", zh: "处理函数表示尚未完成" }, fix: PLATFORM },
  DEADLINE_EXCEEDED: { fact: { en: "the handler was not done in time", zh: "处理函数没有在时限内完成" }, fix: FASTER },
  BUDGET_EXCEEDED: {
    fact: { en: "there are more replies than WeChat allows", zh: "回复条数超过微信允许的数量" },
    fix: CHECK_REPLY,
  },
  TRANSFER_TOO_LATE: {
    fact: { en: "it was handed over to a person after WeChat had stopped waiting", zh: "转人工时微信已不再等待" },
    fix: {
      en: "Return reply.transferToAgent() at once, before any slow work",
      zh: "在任何耗时工作之前，立即返回 reply.transferToAgent()",
    },
  },
  ENVIRONMENT_INVALID: {
    fact: { en: "a variable of the function is wrong", zh: "云函数的环境变量有误" },
    fix: ENVIRONMENT,
  },
  CALLER_REFUSED: { fact: { en: "the call did not come from WeChat", zh: "调用不是来自微信" }, fix: CALLER },
  EVENT_INVALID: { fact: { en: "what came is no push", zh: "收到的不是推送" }, fix: CALLER },
  EVENT_PAIR_MISMATCH: { fact: { en: "the function is not for this pair", zh: "云函数不处理这个消息对" }, fix: CALLER },
  STORE_UNAVAILABLE: { fact: { en: "the database did not answer", zh: "数据库没有响应" }, fix: PLATFORM },
  SEND_REFUSED: {
    fact: { en: "WeChat refused the reply", zh: "微信拒绝了回复" },
    fix: {
      en: "Look the number up: docs/reference/numbers.md",
      zh: "请查这个返回码：docs/reference/numbers.md",
    },
  },
  SEND_UNKNOWN: {
    fact: { en: "nobody knows whether WeChat took the reply", zh: "不知道微信是否已接受回复" },
    fix: {
      en: "Choose what is worse, twice or never: onUnknownSend",
      zh: "用 onUnknownSend 选择：宁可重复还是宁可漏发",
    },
  },
  MEDIA_FAILED: {
    fact: { en: "WeChat refused a picture, or has it no more", zh: "微信拒绝了图片，或图片已过期" },
    fix: CHECK_REPLY,
  },
  CLOUD_CALLS_UNAVAILABLE: {
    fact: { en: "cloud calls are not allowed here", zh: "这里不能使用云调用" },
    fix: {
      en: "Set WECHAT_APPID and WECHAT_APPSECRET: docs/operating.md#sending-without-cloud-calls",
      zh: "设置 WECHAT_APPID 和 WECHAT_APPSECRET：docs/operating.zh-CN.md",
    },
  },
  BUDGET_USED_UP: {
    fact: { en: "the customer's replies are used up", zh: "对该客户的回复条数已用完" },
    fix: {
      en: "The customer has to write first: type a text",
      zh: "需要客户先发消息：输入一条文本",
    },
  },
  HANDED_OVER: { fact: { en: "a person has the conversation", zh: "会话已经转给人工" }, fix: PLATFORM },
  INVOKE_FAILED: {
    fact: { en: "the second invocation could not be started", zh: "无法启动第二次调用" },
    fix: PLATFORM,
  },
  INSTANCE_DIED: {
    fact: { en: "the instance died again and again", zh: "实例一再中途退出" },
    fix: {
      en: "Look for what ends the process: memory, process.exit(), the timeout",
      zh: "检查进程为何退出：内存、process.exit()、超时",
    },
  },
  WINDOW_CLOSED: {
    fact: { en: "WeChat's time for replies is over", zh: "微信允许回复的时间已过" },
    fix: {
      en: "The customer has to write first: type a text",
      zh: "需要客户先发消息：输入一条文本",
    },
  },
  RECORD_DAMAGED: {
    fact: { en: "the record of the push cannot be read", zh: "推送的记录无法读取" },
    fix: {
      en: "Look at the field that lastError names, correct or remove the document, then /again new",
      zh: "看 lastError 指出的字段，改正或删除这份文档，再用 /again new 重发",
    },
  },
  RECORD_MISSING: {
    fact: {
      en: "the database called the push a duplicate, and has no record of it",
      zh: "数据库说推送已有记录，却查不到",
    },
    fix: {
      en: "Nothing, at first: WeChat pushes it again. Where it stays, remove other unique indexes from the collection",
      zh: "先不用处理：微信会重推。反复出现时，删除该集合上别的唯一索引",
    },
  },
  LEASE_LOST: { fact: { en: "another instance took the push over", zh: "另一个实例接管了这次推送" }, fix: PLATFORM },
};

/** A reason as a log line has it; one that is not known stands for itself. */
export function describeReason(code: unknown, language: Language): { readonly fact: string; readonly fix?: string } {
  const known =
    typeof code === "string" && Object.hasOwn(REASONS, code) ? REASONS[code as keyof typeof REASONS] : undefined;
  return known === undefined ? { fact: String(code) } : { fact: known.fact[language], fix: known.fix[language] };
}
