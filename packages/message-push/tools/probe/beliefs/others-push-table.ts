// What is believed of the console's push table, and of the calls that set it.
import type { Belief } from "./belief";

export const PUSH_TABLE_BELIEFS: readonly Belief[] = [
  {
    id: "console-row-packets",
    what: {
      en: "Which packets the rows `express_add_path`, `subscribe_msg_event`, `subscribe_and_unsubscribe` and `qr_scan_scene` of the console bring",
      zh: "控制台的 `express_add_path`、`subscribe_msg_event`、`subscribe_and_unsubscribe`、`qr_scan_scene` 各带来哪些报文",
    },
    builtOn: { en: "their Chinese labels; no page maps them", zh: "它们的中文名称；没有文档对应" },
    otherwise: {
      en: "`npm run push-table` names the wrong row; functions go by the packet, so bind the right row",
      zh: "`npm run push-table` 会写错那一行；云函数只认报文，请绑定正确的一行",
    },
    notProbed: {
      en: "it takes real events: a parcel on its way, an answer to a subscription, a follower of an official account",
      zh: "要有真实的事件才会推送：运单轨迹、订阅消息授权、公众号关注和扫码",
    },
  },
  {
    id: "callbacks-whole-list",
    what: {
      en: "`callbacks` is the whole list: what is left out is gone",
      zh: "`callbacks` 是完整的列表：没写的就没了",
    },
    builtOn: {
      en: "the field's description as a list; nothing more is documented",
      zh: "字段说明是列表；没有更多文档",
    },
    otherwise: {
      en: "a doubled row is not removed, and `apply` reports it",
      zh: "重复的行不会删掉，`apply` 会报告",
    },
    notProbed: {
      en: "the probe writes no team's push table; `push-table apply` reads back what it wrote, and reports this",
      zh: "探测不写团队的推送表；`push-table apply` 写入后会读回核对，并报告这一点",
    },
  },
  {
    id: "container-config-left-out",
    what: {
      en: "`container_config` may be left out and then stays as it is",
      zh: "`container_config` 可以省略，并保持原样",
    },
    builtOn: {
      en: "both pages say so, but one also calls it required",
      zh: "两个页面都这样说；其中一个又把它标为必填",
    },
    otherwise: { en: "after 40101 it is sent as it was read", zh: "收到 40101 后，把读到的原样带上" },
    notProbed: {
      en: "the probe writes no team's push table; `push-table apply` leaves it out, and a `plan` after it reports 云托管, should that be on",
      zh: "探测不写团队的推送表；`push-table apply` 会省略它，之后的 `plan` 会指出云托管是否被打开",
    },
  },
  {
    id: "push-table-read-at-once",
    what: { en: "What was set can be read at once", zh: "写入之后立即可以读到" },
    builtOn: { en: "nothing", zh: "没有依据" },
    otherwise: {
      en: "`apply` reports `PUSH_TABLE_NOT_TAKEN`; a `plan` a minute later shows the real state",
      zh: "`apply` 报 `PUSH_TABLE_NOT_TAKEN`；一分钟后 `plan` 会显示实情",
    },
    notProbed: {
      en: "the probe writes no team's push table; `push-table apply` reads back what it wrote, and reports this",
      zh: "探测不写团队的推送表；`push-table apply` 写入后会读回核对，并报告这一点",
    },
  },
  {
    id: "row-without-enable",
    what: { en: "A row without `enable` is on", zh: "没有 `enable` 的行算打开" },
    builtOn: { en: "the older pages' default", zh: "旧文档的默认值" },
    otherwise: { en: "a row is shown as on that is off", zh: "关着的行会显示为打开" },
    notProbed: {
      en: "such a row would have to be written, and the probe writes no team's push table; compare `push-table plan` with the console",
      zh: "要先写入这样的一行，而探测不写团队的推送表；可以把 `push-table plan` 与控制台对照",
    },
  },
];
