// What WeChat checks in a customer-service message, before it looks at quotas.
import type { OpenApiResponse } from "../contracts";
import type { MediaStore } from "./media";
import { refuse } from "./refusals";
import type { WechatRules } from "./rules";

type Args = Readonly<Record<string, unknown>>;

/** Fields of each type of message; all are required. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  text: ["content"],
  image: ["media_id"],
  link: ["title", "description", "url", "thumb_url"],
  miniprogrampage: ["title", "pagepath", "thumb_media_id"],
};

/** The refusal of a message, or nothing when it may be sent. */
export function checkMessage(args: Args, media: MediaStore, rules: WechatRules): OpenApiResponse | undefined {
  const msgtype = String(args.msgtype);
  const names = Object.hasOwn(FIELDS, msgtype) ? FIELDS[msgtype] : undefined;
  if (!names) return refuse(45162, `invalid type ${msgtype}`);
  const body = args[msgtype];
  if (typeof body !== "object" || body === null) return refuse(40101, `missing parameter ${msgtype}`);
  return (
    checkKeys("the message", args, ["touser", "msgtype", msgtype]) ??
    checkKeys(msgtype, body as Args, names) ??
    checkStrings(body as Args, names) ??
    checkValues(body as Args, media, rules)
  );
}

// WeChat itself ignores what it does not know; naming a misspelt key saves an hour.
function checkKeys(where: string, body: Args, names: readonly string[]): OpenApiResponse | undefined {
  const unknown = Object.keys(body).find((key) => !names.includes(key));
  return unknown === undefined ? undefined : refuse(40097, `invalid args: unknown key ${unknown} in ${where}`);
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
