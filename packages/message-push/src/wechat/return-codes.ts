// The numbers that WeChat and the platform refuse a message, "typing…", an upload or a download with: what each means, what to do,
// and whether trying again can help. Sources: the error lists of the customer-service pages, WeChat's global list of return codes,
// and the table of wx-server-sdk for negative numbers. docs/troubleshooting.md has the same rows, generated from here.
import type { Meaning } from "./return-code-row";
import { returnCodes } from "./return-code-rows";

/** WeChat's own list of return codes, for numbers that are not here. */
export const WECHATS_LIST = "https://developers.weixin.qq.com/doc/offiaccount/Getting_Started/Global_Return_Code.html";

/** Numbers that leave it open whether WeChat accepted the message: the request or its response was lost, or it timed out. */
export const LOST: readonly number[] = [-501001, -501002, -601008, -604102];

let meanings: ReadonlyMap<number, Meaning> | undefined;

/** Made with the first refusal: most instances see none. */
function meaningsByCode(): ReadonlyMap<number, Meaning> {
  meanings ??= new Map(returnCodes().flatMap((row) => row.codes.map((code): [number, Meaning] => [code, row])));
  return meanings;
}

/**
 * What a number means. One that is in no row is judged by its sign. Below zero, the system itself failed and says nothing about
 * the message (-1, -1000, the platform's): that passes. Above zero, WeChat looked at the request and judged it: the
 * same request is judged the same, and trying on would keep a dead letter from the operator for two days.
 */
export function meaningOf(errCode: number): Meaning {
  return meaningsByCode().get(errCode) ?? unlisted(errCode);
}

/** Whether a row is about the number. */
export function isListed(errCode: number): boolean {
  return meaningsByCode().has(errCode);
}

function unlisted(errCode: number): Meaning {
  const meaning = {
    fact: { en: "this project does not know the number", zh: "本项目不认识这个错误码" },
    fix: {
      en: `Look it up in WeChat's own list, ${WECHATS_LIST}, and report it.`,
      zh: `请在微信的全局返回码里查找：${WECHATS_LIST}，并反馈给我们。`,
    },
  };
  return errCode < 0 ? { ...meaning, isPassing: true } : meaning;
}
