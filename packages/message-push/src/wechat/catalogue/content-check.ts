// 内容安全: what the asynchronous check of a picture or a sound found, in either version of the interface.
import type { PairDocs, PairFacts } from "./facts";

export const contentCheck = {
  "event:wxa_media_check": {
    kind: "notice",
    fields: {
      /** The mini program. @zh 小程序的 AppID */
      appid: "text",
      /** The task, as `mediaCheckAsync` answered: the only link to what was checked. @zh 任务 ID，与调用接口时返回的一致，据此找到被检测的内容 */
      trace_id: "text!",
      /** 2; absent in version 1. @zh 接口版本：2，1.0 没有 */
      version: "number",
      /** 0 checked, -1008 could not be downloaded; may be absent. @zh 错误码：0 有效，-1008 下载失败；可能没有 */
      errcode: "number",
      /** Meaning of `errcode`. @zh 错误信息 */
      errmsg: "text",
      /** What was found altogether; absent in version 1. @zh 综合结果，1.0 没有 */
      result: {
        /** `pass`, `review` or `risky`. @zh 建议：pass 通过，review 人工复审，risky 有风险 */
        suggest: "text",
        /** For example 100 normal, 20001 politics, 20002 porn, 20006 crime, 21000 other. @zh 命中标签，如 100 正常、20001 时政、20002 色情、20006 违法犯罪、21000 其他 */
        label: "text",
      },
      /** What each strategy found; empty in version 1. @zh 各策略的检测结果，1.0 为空 */
      detail: [
        {
          /** The strategy, for example `content_model`. @zh 策略类型，如 content_model */
          strategy: "text",
          /** 0 when the entry is valid. @zh 错误码，0 时该项有效 */
          errcode: "number",
          /** `pass`, `review` or `risky`. @zh 建议：pass、review、risky */
          suggest: "text",
          /** As in `result`. @zh 命中标签，同 result */
          label: "text",
          /** How sure it is, from 0 to 100. @zh 置信度，0 到 100 */
          prob: "number",
        },
      ],
      /** Version 1: 0 no risk found, 1 risky; valid only with a `status_code` of 0. @zh 1.0：0 未检测到风险，1 有风险；status_code 为 0 时有效 */
      isrisky: "number",
      /** Version 1: more, usually empty. @zh 1.0：附加信息，默认为空 */
      extra_info_json: "text",
      /** Version 1: 0 checked, 4294966288 (-1008) could not be downloaded. @zh 1.0：0 有效，4294966288（-1008）链接无法下载 */
      status_code: "number",
    },
  },
} as const satisfies Record<string, PairFacts>;

const VERSION_2 =
  "https://developers.weixin.qq.com/miniprogram/dev/server/API/sec-center/sec-check/api_mediacheckasync.html";
const VERSION_1 = "https://developers.weixin.qq.com/miniprogram/dev/framework/security.mediaCheckAsync-v1.html";
const FUNCTIONS =
  "https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/functions/openapi.html";

export const contentCheckDocs = {
  "event:wxa_media_check": {
    about: { en: "A picture or a sound was checked.", zh: "图片或音频的异步检测结果" },
    modes: ["function", "http"],
    console: { msgType: "event", event: "wxa_media_check" },
    account: "mini-program",
    sample: {
      ToUserName: "wx3d289323f5900f8e",
      FromUserName: "oJ6vXb1NqRz4TmKc9WsLy0HgPd7E",
      CreateTime: 1718420105,
      MsgType: "event",
      Event: "wxa_media_check",
      appid: "wx3d289323f5900f8e",
      trace_id: "666d0287-5c18e02f-3b9a74d6",
      version: 2,
      detail: [
        {
          strategy: "content_model",
          errcode: 0,
          suggest: "pass",
          label: 100,
          prob: 90,
        },
      ],
      errcode: 0,
      errmsg: "ok",
      result: {
        suggest: "pass",
        label: 100,
      },
    },
    handler: [
      "handle: ({ trace_id, errcode = 0, status_code = 0, result, isrisky }, { log }) => {",
      "  if (errcode !== 0 || status_code !== 0) {",
      '    return log.warn("not checked", { trace: trace_id, errcode, status_code });',
      "  }",
      "  // Version 2 has a result, version 1 has isrisky.",
      '  const suggest = result?.suggest || (isrisky === 0 ? "pass" : "review");',
      '  log.info("checked", { trace: trace_id, suggest, label: result?.label });',
      "},",
    ],
    sources: [VERSION_2, VERSION_1, FUNCTIONS],
    doubts: [
      {
        en: "FromUserName is WeChat's push service by the page, and not who uploaded: find that out by trace_id.",
        zh: "据文档 FromUserName 是平台推送服务，不是上传者：请按 trace_id 查找",
      },
      {
        en: "What result and detail are when a file could not be downloaded is not said.",
        zh: "下载失败时 result 和 detail 是什么样，文档没有说明",
      },
      {
        en: "A label is a number by the page and a string in a real packet: it is a string here.",
        zh: "label 在文档中是数字，实际报文中有字符串：这里一律是字符串",
      },
      {
        en: "The page lists five labels; others are reported.",
        zh: "文档列出五种标签，另有其他标签的反馈",
      },
      {
        en: "With version 1 a status_code of 4294966287 (-1009) was received, which no page explains.",
        zh: "1.0 有收到 4294966287（-1009）的反馈，文档没有说明",
      },
    ],
  },
} as const satisfies Record<keyof typeof contentCheck, PairDocs>;
