// A link inside a text that opens a page of the mini program. The form is WeChat's own:
// https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/customer-message/api_send_msg_custom.html
import { PushError } from "../push-error";
import { isBlank } from "./visible-text";

/** The page that a link opens. */
export interface LinkedPage {
  /** AppID of your own mini program: WeChat opens no other one from its conversation. */
  readonly appid: string;
  /** As in app.json, and may carry a query: `pages/order/order?id=7`. */
  readonly path: string;
  /** Opens where WeChat is older than 6.5.16. @default "https://mp.weixin.qq.com" */
  readonly href?: string;
}

/**
 * A link into the mini program, to be put into a text: WeChat shows `text`, and a tap opens the page. What would end the tag early is
 * written in another way (`<` in the text as `＜`, a quote in the path as `%22`), so text and path may come from anywhere.
 *
 * @throws {PushError} `REPLY_INVALID` without a text, an AppID or a path
 * @example
 * handle: ({ Content }) => `查到了：${pageLink("订单 1024", { appid: "wx3d289323f5900f8e", path: "pages/order/order?id=1024" })}`
 */
export function pageLink(text: string, page: LinkedPage): string {
  const { appid, path, href = "https://mp.weixin.qq.com" } = Object(page) as LinkedPage;
  const shown = required("text", text).replaceAll("<", "＜").replaceAll(">", "＞");
  const [address, id, pagePath] = [required("href", href), required("appid", appid), required("path", path)].map(
    quotable,
  );
  return `<a href="${address}" data-miniprogram-appid="${id}" data-miniprogram-path="${pagePath}">${shown}</a>`;
}

function required(name: string, value: unknown): string {
  if (typeof value === "string" && !isBlank(value)) return value;
  throw new PushError(
    "REPLY_INVALID",
    { en: `pageLink got no ${name}.`, zh: `pageLink 没有 ${name}。` },
    {
      en: 'Write pageLink("我的订单", { appid: "wx…", path: "pages/order/order" }).',
      zh: '请写 pageLink("我的订单", { appid: "wx…", path: "pages/order/order" })。',
    },
  );
}

/** Percent-encodes what ends an attribute or a tag, and white space; `&` stays, because nobody says that WeChat decodes `&amp;`. */
function quotable(value: string): string {
  return value.replace(/[\s"'<>`]/g, (character) => encodeURIComponent(character).replace("'", "%27"));
}
