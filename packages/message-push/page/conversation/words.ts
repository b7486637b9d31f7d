// The words of a conversation about time, about what may still be sent, and about pictures that cannot be sent.
import type { CustomerState } from "../../simulator/control/contract";
import { type Both, inBoth } from "../../src/language";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const WEEKDAYS: readonly Both[] = [
  { en: "Sun", zh: "星期日" },
  { en: "Mon", zh: "星期一" },
  { en: "Tue", zh: "星期二" },
  { en: "Wed", zh: "星期三" },
  { en: "Thu", zh: "星期四" },
  { en: "Fri", zh: "星期五" },
  { en: "Sat", zh: "星期六" },
];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The first moment of a day, in this machine's time zone. */
export function dayOf(ms: number): number {
  return new Date(ms).setHours(0, 0, 0, 0);
}

/** A time as WeChat says it: only what is not plain from today. */
export function timeWords(atMs: number, todayMs: number): Both {
  const date = new Date(atMs);
  const clock = `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
  // Rounded: a day may have 23 or 25 hours.
  const daysAgo = Math.round((dayOf(todayMs) - dayOf(atMs)) / (24 * HOUR_MS));
  if (daysAgo === 0) return { en: clock, zh: clock };
  if (daysAgo === 1) return { en: `Yesterday ${clock}`, zh: `昨天 ${clock}` };
  const weekday = WEEKDAYS[date.getDay()];
  if (daysAgo > 1 && daysAgo < 7 && weekday) return { en: `${weekday.en} ${clock}`, zh: `${weekday.zh} ${clock}` };
  const [year, day] = [date.getFullYear(), date.getDate()];
  const month = inBoth((language) => (language === "en" ? MONTHS[date.getMonth()] : `${date.getMonth() + 1}`) ?? "");
  return { en: `${day} ${month.en} ${year} ${clock}`, zh: `${year}年${month.zh}月${day}日 ${clock}` };
}

/** What may still be sent to a customer, and for how long. */
export function budgetWords(allowance: CustomerState["allowance"], nowMs: number): Both {
  if (allowance === undefined || allowance.endsAtMs <= nowMs)
    return { en: "The customer has to write first", zh: "客户需先发消息" };
  const { left, endsAtMs } = allowance;
  if (left === 0)
    return { en: "No reply left until the customer writes again", zh: "回复条数已用完，客户再发消息后恢复" };
  const rest = restOf(endsAtMs - nowMs);
  return {
    en: `${left} ${left === 1 ? "reply" : "replies"} left · within ${rest.en}`,
    zh: `还可回复 ${left} 条 · ${rest.zh}内`,
  };
}

function restOf(ms: number): Both {
  if (ms < MINUTE_MS) return { en: `${Math.ceil(ms / 1_000)} s`, zh: `${Math.ceil(ms / 1_000)} 秒` };
  const minutes = Math.floor(ms / MINUTE_MS);
  if (ms < HOUR_MS) return { en: `${minutes} min`, zh: `${minutes} 分钟` };
  const clock = `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}`;
  return { en: `${clock} h`, zh: `${clock} ` };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

/** Kinds of pictures that a customer can send. */
export const PICTURE_TYPES = ["image/png", "image/jpeg", "image/gif"];
const PICTURE_MAX_BYTES = 10 * 1024 * 1024;

/** Why a file cannot be sent as a picture. */
export function pictureProblem({ type, size }: { readonly type: string; readonly size: number }): Both | undefined {
  if (!PICTURE_TYPES.includes(type))
    return { en: "Only PNG, JPEG and GIF can be sent.", zh: "只能发送 PNG、JPEG 和 GIF 图片。" };
  if (size > PICTURE_MAX_BYTES) return { en: "The picture is larger than 10 MB.", zh: "图片超过 10 MB。" };
  return size === 0 ? { en: "The file is empty.", zh: "文件是空的。" } : undefined;
}
