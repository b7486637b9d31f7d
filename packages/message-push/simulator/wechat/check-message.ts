// What WeChat checks in a customer-service message, before it looks at quotas; and what it takes, but a developer should know.

import { type AppPages, pageProblem } from "../../project/app-pages";
import { type Both, same } from "../../src/language";
import { didYouMean } from "../../src/wechat/did-you-mean";
import type { OpenApiResponse } from "../contracts";
import type { MediaStore } from "./media";
import { refuse } from "./refusals";
import type { WechatRules } from "./rules";

type Args = Readonly<Record<string, unknown>>;

/** Fields of each type of message that are required. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  text: ["content"],
  image: ["media_id"],
  link: ["title", "description", "url", "thumb_url"],
  miniprogrampage: ["title", "pagepath", "thumb_media_id"],
};

/** Fields that may be left out. The newest page calls `appid` required; cards without it have been taken for years. */
const OPTIONAL: Readonly<Record<string, readonly string[]>> = {
  miniprogrampage: ["appid"],
  aimsgcontext: ["is_ai_msg"],
  customservice: ["kf_account"],
};

const BESIDE = ["touser", "msgtype", "aimsgcontext", "businessid", "customservice"];

/** Options of every message, each with the rule that says whether it is taken. */
const OPTIONS = [
  ["aimsgcontext", "takesAiContext"],
  ["businessid", "takesBusinessid"],
  ["customservice", "takesCustomservice"],
] as const;

/** Something that WeChat takes without a word. */
export interface SendWarning {
  readonly fact: Both;
  readonly fix: Both;
}

/** The refusal of a message, or nothing when it may be sent. */
export function checkMessage(args: Args, media: MediaStore, rules: WechatRules): OpenApiResponse | undefined {
  const msgtype = String(args.msgtype);
  const refused = OPTIONS.find(([name, rule]) => args[name] !== undefined && !rules[rule]);
  if (refused) return refuse(40097, `invalid args: ${refused[0]}`);
  if (msgtype === "msgmenu" && rules.takesMsgmenu) return undefined;
  const names = Object.hasOwn(FIELDS, msgtype) ? FIELDS[msgtype] : undefined;
  if (!names) return refuse(45162, `invalid type ${msgtype}`);
  const body = args[msgtype];
  if (typeof body !== "object" || body === null) return refuse(40101, `missing parameter ${msgtype}`);
  return checkStrings(body as Args, names) ?? checkValues(body as Args, media, rules);
}

/** The message without `touser` and without the keys that WeChat does not know: it ignores them. */
export function withoutUnknownKeys(args: Args): Args & { readonly msgtype: string } {
  const { touser: _, ...message } = known(args, keysOfMessage(args));
  const parts = Object.entries(message).map(([name, part]) => [
    name,
    isObject(part) ? known(part, keysOf(name)) : part,
  ]);
  return { ...Object.fromEntries(parts), msgtype: String(args.msgtype) };
}

/** What a message has that does nothing, or may not work: keys that WeChat does not know, and pages it may not open. */
export function warningsAbout(args: Args, app: () => AppPages | undefined): readonly SendWarning[] {
  const beside = keysOfMessage(args);
  const parts = beside.filter((name) => isObject(args[name]));
  return [
    ...unknownKeys({ en: "the message", zh: "消息" }, args, beside),
    ...parts.flatMap((name) => unknownKeys(same(name), args[name] as Args, keysOf(name))),
    ...pagePathsIn(args).flatMap(({ path, appid }) => {
      const own = app();
      const isOwn = appid === undefined || appid === own?.appid;
      const problem = pageProblem(path, isOwn ? own : undefined);
      return problem === undefined ? [] : [problem];
    }),
  ];
}

const keysOfMessage = ({ msgtype }: Args) => [...BESIDE, String(msgtype)];
const keysOf = (name: string) => [...(FIELDS[name] ?? []), ...(OPTIONAL[name] ?? [])];

function isObject(value: unknown): value is Args {
  return typeof value === "object" && value !== null;
}

function known(body: Args, names: readonly string[]): Args {
  return Object.fromEntries(Object.entries(body).filter(([name]) => names.includes(name)));
}

function unknownKeys(where: Both, body: Args, names: readonly string[]): SendWarning[] {
  return Object.keys(body)
    .filter((key) => !names.includes(key))
    .map((key) => {
      const meant = didYouMean(key, names);
      return {
        fact: {
          en: `WeChat does not know the key "${key}" in ${where.en}, and ignores it.`,
          zh: `微信不认识${where.zh}里的字段“${key}”，会忽略它。`,
        },
        fix: {
          en: `${meant.en}Known are ${names.join(", ")}.`,
          zh: `${meant.zh}可用的字段：${names.join("、")}。`,
        },
      };
    });
}

/** The paths of a card and of the links in a text. */
function pagePathsIn({ msgtype, text, miniprogrampage }: Args): { path: string; appid: string | undefined }[] {
  if (msgtype === "miniprogrampage" && isObject(miniprogrampage)) {
    const { pagepath, appid } = miniprogrampage;
    return typeof pagepath === "string"
      ? [{ path: pagepath, appid: appid === undefined ? undefined : String(appid) }]
      : [];
  }
  const content = msgtype === "text" && isObject(text) ? String(text.content) : "";
  return [...content.matchAll(/<a\s[^<>]*>/g)].flatMap(([tag]) => {
    const path = /data-miniprogram-path="([^"]*)"/.exec(tag)?.[1];
    return path === undefined ? [] : [{ path, appid: /data-miniprogram-appid="([^"]*)"/.exec(tag)?.[1] }];
  });
}

function checkStrings(body: Args, names: readonly string[]): OpenApiResponse | undefined {
  if (body.content === "") return refuse(44004, "empty content");
  const missing = names.find((name) => typeof body[name] !== "string" || body[name] === "");
  return missing === undefined ? undefined : refuse(40101, `missing parameter ${missing}`);
}

function checkValues(body: Args, media: MediaStore, { textMaxBytes }: WechatRules): OpenApiResponse | undefined {
  const { content, media_id, thumb_media_id, url, thumb_url } = body;
  if (content !== undefined && Buffer.byteLength(String(content)) > textMaxBytes) {
    return refuse(45002, "content size out of limit");
  }
  for (const id of [media_id, thumb_media_id]) {
    if (id !== undefined && !media.find(id)) return refuse(40007, "invalid media_id");
  }
  for (const address of [url, thumb_url]) {
    if (address !== undefined && !/^https?:\/\//i.test(String(address)))
      return refuse(40097, "invalid args: not an http(s) url");
  }
  return undefined;
}
