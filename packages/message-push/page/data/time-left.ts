// How long something is still there, in the two largest units.
import type { Both } from "../../src/language";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export function timeLeft(ms: number): Both {
  const days = Math.floor(ms / DAY_MS);
  const hours = Math.floor((ms % DAY_MS) / HOUR_MS);
  const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS);
  if (days > 0) return { en: `${days} d ${hours} h`, zh: `${days} 天 ${hours} 小时` };
  if (hours > 0) return { en: `${hours} h ${minutes} min`, zh: `${hours} 小时 ${minutes} 分钟` };
  if (minutes > 0) return { en: `${minutes} min`, zh: `${minutes} 分钟` };
  const seconds = Math.ceil(ms / 1_000);
  return { en: `${seconds} s`, zh: `${seconds} 秒` };
}
