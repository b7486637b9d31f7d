// Generated from ../catalogue/content-check.ts by npm run generate: correct it there.
import type { Envelope } from "../catalogue/facts";

/**
 * Pair `event:wxa_media_check`: A picture or a sound was checked.
 * @zh 图片或音频的异步检测结果
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/API/sec-center/sec-check/api_mediacheckasync.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/security.mediaCheckAsync-v1.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/functions/openapi.html
 */
export interface WxaMediaCheckEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "wxa_media_check";
  /** The mini program. @zh 小程序的 AppID */
  readonly appid: string;
  /** The task, as `mediaCheckAsync` answered: the only link to what was checked. @zh 任务 ID，与调用接口时返回的一致，据此找到被检测的内容 */
  readonly trace_id: string;
  /** 2; absent in version 1. @zh 接口版本：2，1.0 没有 */
  readonly version?: number;
  /** 0 checked, -1008 could not be downloaded; may be absent. @zh 错误码：0 有效，-1008 下载失败；可能没有 */
  readonly errcode?: number;
  /** Meaning of `errcode`. @zh 错误信息 */
  readonly errmsg: string;
  /** What was found altogether; absent in version 1. @zh 综合结果，1.0 没有 */
  readonly result?: {
    /** `pass`, `review` or `risky`. @zh 建议：pass 通过，review 人工复审，risky 有风险 */
    readonly suggest: string;
    /** For example 100 normal, 20001 politics, 20002 porn, 20006 crime, 21000 other. @zh 命中标签，如 100 正常、20001 时政、20002 色情、20006 违法犯罪、21000 其他 */
    readonly label: string;
  };
  /** What each strategy found; empty in version 1. @zh 各策略的检测结果，1.0 为空 */
  readonly detail: readonly {
    /** The strategy, for example `content_model`. @zh 策略类型，如 content_model */
    readonly strategy: string;
    /** 0 when the entry is valid. @zh 错误码，0 时该项有效 */
    readonly errcode?: number;
    /** `pass`, `review` or `risky`. @zh 建议：pass、review、risky */
    readonly suggest: string;
    /** As in `result`. @zh 命中标签，同 result */
    readonly label: string;
    /** How sure it is, from 0 to 100. @zh 置信度，0 到 100 */
    readonly prob?: number;
  }[];
  /** Version 1: 0 no risk found, 1 risky; valid only with a `status_code` of 0. @zh 1.0：0 未检测到风险，1 有风险；status_code 为 0 时有效 */
  readonly isrisky?: number;
  /** Version 1: more, usually empty. @zh 1.0：附加信息，默认为空 */
  readonly extra_info_json: string;
  /** Version 1: 0 checked, 4294966288 (-1008) could not be downloaded. @zh 1.0：0 有效，4294966288（-1008）链接无法下载 */
  readonly status_code?: number;
}
