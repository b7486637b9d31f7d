// The packets WeChat pushes in function mode: ToUserName is the appid, MsgId a string that never repeats.
import { randomBytes } from "node:crypto";
import type { SimulatorClock } from "../clock";
import type { Packet } from "../packet";

export interface CardFields {
  readonly title?: string;
  readonly pagePath?: string;
}

export interface Packets {
  text(openid: string, content: string): Packet;
  image(openid: string, mediaId: string): Packet;
  card(openid: string, thumbMediaId: string, card: CardFields): Packet;
  enter(openid: string, sessionFrom: string): Packet;
}

export function createPackets(clock: SimulatorClock, appid: string): Packets {
  const envelope = (openid: string) => ({
    FromUserName: openid,
    ToUserName: appid,
    CreateTime: Math.floor(clock.nowMs() / 1000),
  });
  // The form of the official sample: a long id, "_", and the seconds.
  const messageEnvelope = (openid: string) => {
    const common = envelope(openid);
    return { ...common, MsgId: `${randomBytes(21).toString("hex")}_${common.CreateTime}` };
  };
  return {
    text: (openid, Content) => ({ ...messageEnvelope(openid), MsgType: "text", Content }),
    image: (openid, MediaId) => ({
      ...messageEnvelope(openid),
      MsgType: "image",
      PicUrl: `http://mmbiz.qpic.cn/simulator/${MediaId}`,
      MediaId,
    }),
    card: (openid, ThumbMediaId, { title = "商品详情", pagePath = "pages/index/index" }) => ({
      ...messageEnvelope(openid),
      MsgType: "miniprogrampage",
      Title: title,
      AppId: appid,
      PagePath: pagePath,
      ThumbUrl: `http://mmbiz.qpic.cn/simulator/${ThumbMediaId}`,
      ThumbMediaId,
    }),
    enter: (openid, SessionFrom) => ({
      ...envelope(openid),
      MsgType: "event",
      Event: "user_enter_tempsession",
      SessionFrom,
    }),
  };
}
