// `subscribeMessage.send`: what a customer agreed to in the mini program may be sent, and is kept to be looked at.
// https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/subscribe-message/api_sendmessage.html
import type { OpenApiCall, OpenApiResponse } from "../../contracts";
import { ACCEPTED, refuse } from "../refusals";
import type { Users } from "../users";
import type { Subscriptions } from "./subscriptions";

/** What the values of a template may be, by the name's beginning: 订阅消息参数值内容限制说明 on that page. */
const VALUES: Readonly<Record<string, RegExp>> = {
  thing: /^.{1,20}$/su,
  number: /^[\d.]{1,32}$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^.{1,5}$/u,
  character_string: /^[\x20-\x7e]{1,32}$/,
  phone_number: /^[\d+\-() ]{1,17}$/,
  car_number: /^.{1,8}$/u,
  name: /^.{1,20}$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
};

export function sendSubscribeMessage(
  { users, subscriptions }: { readonly users: Users; readonly subscriptions: Subscriptions },
  { args }: OpenApiCall,
): OpenApiResponse {
  const { touser, template_id, ...message } = args;
  const user = users.find(String(touser));
  if (!user) return refuse(40003, "invalid openid");
  if (typeof template_id !== "string" || template_id === "") return refuse(40037, "invalid template_id");
  const wrong = wrongValue(message.data);
  if (wrong !== undefined) return refuse(47003, `argument invalid! ${wrong}`);
  if (!subscriptions.use(user.openid, template_id)) return refuse(43101, "user refuse to accept the msg");
  users.notify(user, { template_id, ...message });
  return ACCEPTED;
}

/** The first value that the template cannot take, in the words of WeChat's errmsg. */
function wrongValue(data: unknown): string | undefined {
  if (typeof data !== "object" || data === null) return "data is invalid";
  for (const [name, field] of Object.entries(data)) {
    const { value } = Object(field) as { value?: unknown };
    const kind = name.replace(/\d+$/, "");
    const allowed = Object.hasOwn(VALUES, kind) ? VALUES[kind] : /./su;
    if (value === undefined || value === null || value === "") return `data.${name}.value is empty`;
    if (!allowed?.test(String(value))) return `data.${name}.value invalid`;
  }
  return undefined;
}
