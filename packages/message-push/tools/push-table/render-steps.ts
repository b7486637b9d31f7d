// What to do by hand in the console, row by row, in its own words: for a team without a token that may.
import { type Both, inBoth, type Language } from "../../src/language";
import type { WantedRow } from "./merge-rows";
import { HEADINGS, NO_ENV } from "./render-push-table";

/** The way to the screen, and one line for each row. */
export function renderSteps(rows: readonly WantedRow[]): Both {
  if (rows.length === 0) {
    return {
      en: "No function of this project needs a row in the console.",
      zh: "本项目的云函数不需要在控制台里添加行。",
    };
  }
  const lines = inBoth((language) => linesOf(rows, language).join("\n"));
  return {
    en: `By hand: 云开发 → 设置 → 其他设置 → 消息推送, 推送模式 云函数. Add a row, or correct the one that is there:
${lines.en}
Rows of other projects stay as they are. A pair takes one 云函数.`,
    zh: `手动完成：云开发 → 设置 → 其他设置 → 消息推送，推送模式选 云函数。添加一行，或改正已有的行：
${lines.zh}
其他项目的行保持原样。一个消息对只能填一个云函数。`,
  };
}

function linesOf(rows: readonly WantedRow[], language: Language): readonly string[] {
  const comma = { en: ", ", zh: "，" }[language];
  return rows.map(({ msgType, event, env, functionName }, index) => {
    const values = [msgType, event || "—", env || NO_ENV[language], functionName];
    return `  ${index + 1}. ${HEADINGS.map((heading, column) => `${heading} ${values[column]}`).join(comma)}`;
  });
}

/** What to do once the rows are bound. */
export const BOUND_HINT: Both = {
  en: "Afterwards, `npx message-push push-table bound` records it in .push-table.json, for doctor and CI.",
  zh: "完成后，`npx message-push push-table bound` 会把结果记入 .push-table.json，供 doctor 和 CI 使用。",
};

/** How this command could have done it. */
export const TOKEN_HINT: Both = {
  en: `There is no token to read the console with, so nothing was compared. With WECHAT_PUSH_TABLE_TOKEN, the authorizer_access_token
of a third-party platform, this command compares and sets the rows itself. With WECHAT_APPID and WECHAT_APPSECRET it tries the
mini program's own token; WeChat does not say whether that may.`,
  zh: `没有可以读取控制台的 token，所以没有做比较。设置了 WECHAT_PUSH_TABLE_TOKEN（第三方平台的 authorizer_access_token）时，
本命令会自己比较并写入各行。设置了 WECHAT_APPID 和 WECHAT_APPSECRET 时，会试用小程序自己的 token；微信没有说明它是否有权限。`,
};
