// What is believed of pictures and of temporary media.
import { type Belief, believe } from "./belief";

/** How long the SDK waits for a cloud call. */
const SDK_WAITS_MS = 1_500;

export const MEDIA_BELIEFS: readonly Belief[] = [
  believe({
    id: "gif-taken",
    part: "pictures",
    rule: "takesGif",
    other: false,
    what: { en: "WeChat takes a GIF", zh: "微信接受 GIF" },
    builtOn: { en: "its pages contradict each other", zh: "文档自相矛盾" },
    otherwise: { en: "errCode 40005 in `MEDIA_FAILED`", zh: "`MEDIA_FAILED`，errCode 40005" },
  }),
  believe({
    id: "picture-size",
    part: "pictures",
    rule: "imageMaxBytes",
    other: 10 * 1024 * 1024,
    what: {
      en: "WeChat takes a picture of 2 MB, and none that is larger",
      zh: "微信接受 2 MB 的图片，更大的不接受",
    },
    builtOn: { en: "its pages contradict each other: 2 MB, and 10 MB", zh: "文档自相矛盾：2 MB，以及 10 MB" },
    otherwise: {
      en: "larger pictures work, too; or smaller ones are refused, with errCode 40009 in `MEDIA_FAILED`",
      zh: "更大的图片也可以发；或更小的就被拒绝：`MEDIA_FAILED`，errCode 40009",
    },
  }),
  believe({
    id: "no-picture-number",
    part: "pictures",
    rule: "noPictureErrorCode",
    other: 40005,
    what: {
      en: "An upload whose content is no picture is refused with 40113",
      zh: "上传的内容不是图片时，被 40113 拒绝",
    },
    builtOn: { en: "one report; another one names 40005", zh: "一条反馈；另一条写的是 40005" },
    otherwise: { en: "another errCode in `MEDIA_FAILED`", zh: "`MEDIA_FAILED` 里是另一个 errCode" },
  }),
  believe({
    id: "picture-in-time",
    part: "pictures",
    rule: "pictureUploadMs",
    other: 2_500,
    agrees: (seen) => seen < SDK_WAITS_MS,
    what: {
      en: "A picture up to 2 MB passes a cloud call within the SDK's 1.5 s",
      zh: "2 MB 以内的图片能在 SDK 的 1.5 秒内通过云调用",
    },
    builtOn: { en: "traffic inside the platform", zh: "平台内部的流量" },
    otherwise: {
      en: "`MEDIA_FAILED`; make it smaller, or set WECHAT_APPID and WECHAT_APPSECRET and leave the permission out: by access token it may take 10 s",
      zh: "`MEDIA_FAILED`；把图片改小，或设置 WECHAT_APPID 和 WECHAT_APPSECRET 并去掉该权限：用 access_token 可以有 10 秒",
    },
    setting: {
      en: "Set WECHAT_APPID and WECHAT_APPSECRET, and leave the permission out",
      zh: "设置 WECHAT_APPID 和 WECHAT_APPSECRET，并去掉该权限",
    },
  }),
  {
    id: "media-life",
    what: {
      en: "A media id lives 3 days, and as often as it is sent",
      zh: "media_id 有 3 天有效，发多少次都可以",
    },
    builtOn: { en: "WeChat's page on temporary media", zh: "微信的临时素材页面" },
    otherwise: {
      en: "40007: the picture is uploaded and sent once more; from the outbox, the reply is a dead letter",
      zh: "40007：重新上传并再发一次；在发件箱里的回复成为死信",
    },
    notProbed: { en: "it takes three days", zh: "需要三天" },
  },
  {
    id: "media-shared",
    what: {
      en: "A media id that was uploaded by cloud call can be sent by access token, and the other way round",
      zh: "用云调用上传的 media_id 可以用 access_token 发送，反之亦然",
    },
    builtOn: { en: "both belong to the mini program; no page says it", zh: "两者同属一个小程序；没有页面写明" },
    otherwise: { en: "40007, and another upload at each change", zh: "40007，每次换方式都重新上传" },
    notProbed: {
      en: "an id of media or the person's openid would have to leave the function, or the AppSecret enter it: the probe does neither",
      zh: "需要让 media_id 或 openid 离开云函数，或把 AppSecret 放进云函数：探测两样都不做",
    },
  },
];
