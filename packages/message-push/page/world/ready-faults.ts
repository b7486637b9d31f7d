// The faults that one wants to see at a desk: what happens in real life, and what should be seen. docs/reliability-and-security.md says why.
import type { Fault } from "../../simulator/faults/fault";
import type { Both } from "../../src/language";

export interface ReadyFault {
  /** Unique among them. */
  readonly name: string;
  readonly title: Both;
  /** When that happens. */
  readonly life: Both;
  /** What should be seen here. */
  readonly seen: Both;
  readonly fault: Fault;
}

export interface FaultGroup {
  readonly name: string;
  readonly title: Both;
  readonly faults: readonly ReadyFault[];
}

const SEND = "customerServiceMessage.send";
const CLAIM = "database.insertDocument";

const INSTANCE: FaultGroup = {
  name: "instance",
  title: { en: "The instance", zh: "实例" },
  faults: [
    {
      name: "die-claimed",
      title: { en: "Dies after the claim", zh: "认领后退出" },
      life: { en: "Out of memory, or taken away, while it works.", zh: "处理途中内存不足，或被平台回收。" },
      seen: {
        en: "The redelivery waits for the lease to end, and answers.",
        zh: "重推等租约到期后接手并回复。",
      },
      fault: { on: CLAIM, kind: "die", phase: "after" },
    },
    {
      name: "die-unclaimed",
      title: { en: "Dies before the claim", zh: "认领前退出" },
      life: { en: "It is gone before anything was written.", zh: "还没写下任何记录就退出了。" },
      seen: { en: "The redelivery answers at once.", zh: "重推立即回复。" },
      fault: { on: CLAIM, kind: "die", phase: "before" },
    },
    {
      name: "die-sent",
      title: { en: "Dies after sending", zh: "发送后退出" },
      life: { en: "WeChat took the reply, nobody could record that.", zh: "微信已收下回复，但来不及记录。" },
      seen: {
        en: "The one declared gap: the customer gets the reply twice.",
        zh: "唯一声明的缺口：客户会收到两遍。",
      },
      fault: { on: SEND, kind: "die", phase: "after" },
    },
    {
      name: "freeze",
      title: { en: "Frozen for 20 s, thaws late", zh: "冻结 20 秒后恢复" },
      life: { en: "The platform stops an instance, and lets it go on later.", zh: "平台暂停了实例，过一阵才恢复。" },
      seen: {
        en: "A redelivery answers; the thawed instance sends nothing. Not on Windows.",
        zh: "重推负责回复；恢复后的实例不再发送。Windows 上不支持。",
      },
      fault: { on: CLAIM, kind: "freeze", freezeMs: 20_000, phase: "after" },
    },
    {
      name: "cut-off",
      title: { en: "Reaches nothing at all", zh: "与外界完全断开" },
      life: {
        en: "Its network is gone: database and WeChat's API share one address.",
        zh: "实例的网络断了：数据库与微信接口走同一个地址。",
      },
      seen: {
        en: "The delivery fails and WeChat pushes again. That one answers.",
        zh: "这次投递失败，微信重推，下一次照常回复。",
      },
      fault: { on: "invocation", kind: "cut-off", how: "refused" },
    },
    {
      name: "slow-start",
      title: { en: "Cold start takes 3 s longer", zh: "冷启动慢 3 秒" },
      life: { en: "A large bundle, a busy region.", zh: "代码包太大，或地域繁忙。" },
      seen: {
        en: "The next new instance answers late. Warm ones are not hit: save the function to have a new one.",
        zh: "下一个新实例回复变慢。热实例不受影响：保存一次云函数即可换新实例。",
      },
      fault: { on: "start", kind: "delay", delayMs: 3_000 },
    },
  ],
};

const DELIVERY: FaultGroup = {
  name: "delivery",
  title: { en: "WeChat's deliveries", zh: "微信的投递" },
  faults: [
    {
      name: "twice",
      title: { en: "Delivers twice at once", zh: "同时投递两次" },
      life: { en: "Two deliveries of one push reach two instances.", zh: "同一推送同时到达两个实例。" },
      seen: {
        en: "The handler runs once, the customer gets one reply.",
        zh: "处理函数只执行一次，客户只收到一条回复。",
      },
      fault: { on: "push", kind: "twice" },
    },
    {
      name: "early",
      title: { en: "Delivers again too early", zh: "过早重推" },
      life: { en: "A redelivery comes before the first is answered.", zh: "第一次投递还没应答，重推就到了。" },
      seen: { en: "The second waits for the first: one reply.", zh: "第二次会等第一次的结果：只有一条回复。" },
      fault: { on: "push", kind: "early", delayMs: 5 },
    },
    {
      name: "give-up",
      title: { en: "Does not deliver again", zh: "不再重推" },
      life: { en: "The redelivery that you count on does not come.", zh: "本该来的重推没有来。" },
      seen: {
        en: "Arm a death, too: the customer reads the notice, and the relay still replies.",
        zh: "与“认领后退出”一起注入：客户先看到无法提供服务的提示，投递器稍后补上回复。",
      },
      fault: { on: "push", kind: "give-up" },
    },
  ],
};

const DATABASE: FaultGroup = {
  name: "database",
  title: { en: "The database", zh: "数据库" },
  faults: [
    {
      name: "database-down",
      title: { en: "Does not answer for 30 s", zh: "中断 30 秒" },
      life: { en: "An outage, or the quota of the environment.", zh: "服务故障，或环境配额用尽。" },
      seen: {
        en: "Customers are answered without protection; payments are refused until it is back.",
        zh: "客户消息照常回复，但没有去重保护；支付推送会拒绝，等恢复后重推。",
      },
      fault: { on: "database", kind: "status", status: 503, forMs: 30_000 },
    },
    {
      name: "database-slow",
      title: { en: "Answers 2 s late", zh: "响应慢 2 秒" },
      life: {
        en: "A slow request: the SDK gives it up, it is done all the same.",
        zh: "SDK 已放弃该请求，但请求实际执行了。",
      },
      seen: { en: "One reply, later than usual.", zh: "只有一条回复，比平时慢。" },
      fault: { on: "database", kind: "delay", delayMs: 2_000 },
    },
    {
      name: "duplicate",
      title: { en: "Says that the claim is taken", zh: "认领成功却报重复" },
      life: { en: "The network repeated the insert on its way.", zh: "网络在途中重发了插入请求。" },
      seen: { en: "The instance recognises its own claim: one reply.", zh: "实例认出自己的认领：照常回复一次。" },
      fault: { on: CLAIM, kind: "duplicate", phase: "after" },
    },
    {
      name: "phantom",
      title: { en: "Says taken, and has no record", zh: "报重复却没有记录" },
      life: { en: "Another unique index, or a stale read.", zh: "另有唯一索引，或读到了旧数据。" },
      seen: {
        en: "The instance looks, finds nothing, and fails: WeChat pushes again, and that delivery answers.",
        zh: "实例查不到记录，于是失败；微信重推，下一次照常回复。",
      },
      fault: { on: CLAIM, kind: "duplicate", phase: "before" },
    },
  ],
};

const WECHAT: FaultGroup = {
  name: "wechat",
  title: { en: "WeChat's API", zh: "微信接口" },
  faults: [
    {
      name: "over-quota",
      title: { en: "45047: too many replies", zh: "45047：回复条数超限" },
      life: {
        en: "Five replies after a message, and somebody else sends as well.",
        zh: "客户每发一次消息只能回复 5 条，别处也可能在发。",
      },
      seen: { en: "A dead letter that says why.", zh: "成为死信，并注明原因。" },
      fault: { on: SEND, kind: "errcode", errcode: 45047 },
    },
    {
      name: "window-closed",
      title: { en: "45015: window closed", zh: "45015：超过 48 小时" },
      life: { en: "The customer was silent for 48 hours.", zh: "客户 48 小时没有发过消息。" },
      seen: { en: "A dead letter that says why.", zh: "成为死信，并注明原因。" },
      fault: { on: SEND, kind: "errcode", errcode: 45015 },
    },
    {
      name: "busy",
      title: { en: "-1: system busy", zh: "-1：系统繁忙" },
      life: { en: "WeChat is overloaded for a moment.", zh: "微信一时过载。" },
      seen: {
        en: "Sent again at once; armed more often, the relay sends it later.",
        zh: "立即重发；次数多时由投递器稍后再发。",
      },
      fault: { on: SEND, kind: "errcode", errcode: -1 },
    },
    {
      name: "lost",
      title: { en: "The answer to a send is lost", zh: "发送结果丢失" },
      life: { en: "The reply arrived, the connection broke.", zh: "回复已送达，但连接断开。" },
      seen: {
        en: "Announced in the record and sent once more: the customer reads it twice. onUnknownSend decides.",
        zh: "先记录，再重发一次：客户会读到两遍。由 onUnknownSend 决定。",
      },
      fault: { on: SEND, kind: "reset", phase: "after" },
    },
    {
      name: "hang",
      title: { en: "A send is never answered", zh: "发送没有响应" },
      life: { en: "Nobody knows whether WeChat took it.", zh: "不知道微信是否收下。" },
      seen: {
        en: "Sent once more, which arrives. Armed twice, it counts as sent, unconfirmed. onUnknownSend decides.",
        zh: "重发一次并送达；连续两次则视为已发送，标为未确认。由 onUnknownSend 决定。",
      },
      fault: { on: SEND, kind: "hang" },
    },
    {
      name: "upload",
      title: { en: "An upload fails", zh: "上传图片失败" },
      life: { en: "A reply with a picture needs an upload first.", zh: "回复图片前要先上传素材。" },
      seen: { en: "Uploaded again, then sent.", zh: "重新上传后再发送。" },
      fault: { on: "customerServiceMessage.uploadTempMedia", kind: "errcode", errcode: -1 },
    },
  ],
};

export const FAULT_GROUPS: readonly FaultGroup[] = [INSTANCE, DELIVERY, DATABASE, WECHAT];

export const READY_FAULTS: readonly ReadyFault[] = FAULT_GROUPS.flatMap(({ faults }) => faults);
