// What to do by hand in the console, row by row, in its own words: for a team without a token that may.
import type { WantedRow } from "./merge-rows";
import { HEADINGS, NO_ENV } from "./render-push-table";

/** The way to the screen, and one line for each row. */
export function renderSteps(rows: readonly WantedRow[]): string {
  if (rows.length === 0) return "No function of this project needs a row in the console.";
  const lines = rows.map(({ msgType, event, env, functionName }, index) => {
    const values = [msgType, event || "—", env || NO_ENV, functionName];
    return `  ${index + 1}. ${HEADINGS.map((heading, column) => `${heading} ${values[column]}`).join(", ")}`;
  });
  return [
    "By hand: 云开发 → 设置 → 其他设置 → 消息推送, 推送模式 云函数. Add a row, or correct the one that is there:",
    ...lines,
    "Rows of other projects stay as they are. A pair takes one 云函数.",
  ].join("\n");
}

/** What to do once the rows are bound. */
export const BOUND_HINT =
  "Afterwards, `npx message-push push-table bound` records it in .push-table.json, for doctor and CI.";

/** How this command could have done it. */
export const TOKEN_HINT = `There is no token to read the console with, so nothing was compared. With WECHAT_PUSH_TABLE_TOKEN, the authorizer_access_token
of a third-party platform, this command compares and sets the rows itself. With WECHAT_APPID and WECHAT_APPSECRET it tries the
mini program's own token; WeChat does not say whether that may.`;
