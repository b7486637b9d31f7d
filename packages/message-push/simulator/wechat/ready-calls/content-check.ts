// The content check: texts are judged at once, media later, by a push.
// https://developers.weixin.qq.com/miniprogram/dev/server/API/sec-center/sec-check/api_msgseccheck.html
// https://developers.weixin.qq.com/miniprogram/dev/server/API/sec-center/sec-check/api_mediacheckasync.html
import { randomBytes } from "node:crypto";
import type { SimulatorClock } from "../../clock";
import type { OpenApiCall, OpenApiResponse } from "../../contracts";
import type { Packet } from "../../packet";
import { refuse } from "../refusals";
import type { WechatRules } from "../rules";
import type { Samples } from "../samples";
import type { Users } from "../users";

export interface ContentCheckParts {
  readonly clock: SimulatorClock;
  readonly rules: WechatRules;
  readonly users: Users;
  readonly samples: Samples;
  readonly appid: string;
  /** Pushes the result of a media check. */
  push(packet: Packet): Promise<unknown>;
}

type Args = OpenApiCall["args"];

const TEXT_MAX_CHARACTERS = 2_500;
/** 100 is normal, 21000 "other" among the kinds of violation. */
const NORMAL = 100;
const OTHER_VIOLATION = 21000;

/** `security.msgSecCheck`. Without `version: 2` it answers as version 1 did: 87014 for a risky text, and no result. */
export function checkText(parts: ContentCheckParts, { args }: OpenApiCall): OpenApiResponse {
  const { content, version } = args;
  if (typeof content !== "string" || content === "") return refuse(47001, "data format error: content is missing");
  const { suggest, label, keyword } = judge(content, parts.rules);
  if (Number(version) !== 2) {
    return keyword === undefined
      ? { kind: "json", body: { errcode: 0, errmsg: "ok" } }
      : refuse(87014, "risky content");
  }
  if ([...content].length > TEXT_MAX_CHARACTERS) return refuse(45002, "content size out of limit");
  const refusal = refuseCheck(parts, args);
  if (refusal) return refusal;
  const found = keyword === undefined ? {} : { suggest, label, level: 90, keyword };
  const detail = [
    { strategy: "content_model", errcode: 0, suggest, label, prob: 90 },
    { strategy: "keyword", errcode: 0, ...found },
  ];
  const body = { errcode: 0, errmsg: "ok", detail, trace_id: newTraceId(), result: { suggest, label } };
  return { kind: "json", body };
}

/** `security.mediaCheckAsync`: answers with an id, and pushes `wxa_media_check` with the same one. */
export function checkMedia(parts: ContentCheckParts, { args }: OpenApiCall): OpenApiResponse {
  const { media_url, media_type, openid } = args;
  if (typeof media_url !== "string" || media_url === "")
    return refuse(47001, "data format error: media_url is missing");
  if (![1, 2].includes(Number(media_type))) return refuse(47001, "data format error: media_type is 1 or 2");
  if (Number(args.version) !== 2) return refuse(47001, "data format error: version is 2");
  const refusal = refuseCheck(parts, args);
  if (refusal) return refusal;
  const trace_id = newTraceId();
  void pushResult(parts, String(openid), { trace_id, media_url });
  return { kind: "json", body: { errcode: 0, errmsg: "ok", trace_id } };
}

async function pushResult(
  { clock, rules, samples, appid, push }: ContentCheckParts,
  openid: string,
  { trace_id, media_url }: { readonly trace_id: string; readonly media_url: string },
): Promise<void> {
  await clock.after(rules.mediaCheckMs);
  const { suggest, label } = judge(media_url, rules);
  const detail = [{ strategy: "content_model", errcode: 0, suggest, label, prob: 90 }];
  await push(samples.make("event:wxa_media_check", openid, { appid, trace_id, detail, result: { suggest, label } }));
}

/** What both checks want of who is checked. */
function refuseCheck({ clock, rules, users }: ContentCheckParts, { openid, scene }: Args): OpenApiResponse | undefined {
  if (![1, 2, 3, 4].includes(Number(scene))) return refuse(47001, "data format error: scene is 1, 2, 3 or 4");
  const user = users.find(String(openid));
  if (!user) return refuse(40003, "invalid openid");
  if (!rules.checksWhoWrites) return refuse(61010, "code is expired");
  const wasHereAtMs = user.lastActionAtMs ?? clock.nowMs();
  return clock.nowMs() - wasHereAtMs > rules.checkedVisitMs ? refuse(61010, "code is expired") : undefined;
}

function judge(text: string, { riskyWords }: WechatRules) {
  const keyword = riskyWords.find((word) => text.includes(word) || text.includes(encodeURIComponent(word)));
  return keyword === undefined
    ? { suggest: "pass", label: NORMAL, keyword }
    : { suggest: "risky", label: OTHER_VIOLATION, keyword };
}

/** Three groups of eight digits, as WeChat's are. */
function newTraceId(): string {
  return [0, 0, 0].map(() => randomBytes(4).toString("hex")).join("-");
}
