// Stories for tests, made by hand.
import type { PushStep, Shown, Step } from "../../../page/again/story";
import { type TestStyle, writeTest } from "../../../page/again/write-test";
import { SMALL_PICTURE } from "../../../simulator/wechat/media";

export const OPENID = "oAbcDefGhiJklMnoPqrStuVwxYz1";
export const AT_MS = Date.UTC(2026, 10, 28, 4, 30, 15);
export const TS: TestStyle = { language: "ts", isModule: true, words: "en" };

export const around = {
  name: "小王",
  samples: new Map([
    ["event:poi", { FromUserName: "o1", Event: "poi", Status: "ok", Order: "sample_0123456789abcdef" }],
  ]),
  pictures: new Map([
    ["small", SMALL_PICTURE.toString("base64")],
    ["own", "R0lGODlhAQABAAAAACw="],
    ["large", "A".repeat(4_000)],
  ]),
};

let lastPush = 0;
export function push(packet: object, answers: readonly string[] = [], more: Partial<PushStep> = {}): PushStep {
  lastPush += 1;
  const pushId = more.pushId ?? lastPush;
  const { MsgType = "text", Event } = packet as { MsgType?: string; Event?: string };
  return {
    kind: "push",
    pushId,
    pair: MsgType === "event" ? `event:${Event}` : MsgType,
    packet: { FromUserName: OPENID, ToUserName: "wx0", CreateTime: 1, MsgId: `m${pushId}`, MsgType, ...packet },
    atMs: AT_MS,
    isAtOnce: false,
    faults: [],
    shown: answers.map((content) => reply(pushId, content)),
    isTransferred: false,
    delivery: "delivered",
    isLate: false,
    ...more,
  };
}

export function reply(pushId: number, content: string): Shown {
  return { kind: "reply", pushId, atMs: AT_MS, message: { msgtype: "text", text: { content } } };
}

export const says = (Content: string, answers: readonly string[] = [], more: Partial<PushStep> = {}) =>
  push({ Content }, answers, more);

export function write(steps: readonly Step[], style: TestStyle = TS): string {
  return writeTest({ openid: OPENID, steps, remarks: [], added: 0 }, style, around).text;
}

export const card = { MsgType: "miniprogrampage", AppId: "wx0", ThumbUrl: "u", ThumbMediaId: "t" };
export const image = (MediaId: string) => push({ MsgType: "image", MediaId, PicUrl: "u" });
export const event = (Event: string, fields: object) => push({ MsgType: "event", Event, ...fields });
