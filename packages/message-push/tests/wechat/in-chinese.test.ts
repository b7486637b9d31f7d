// Errors of the protocol in a process that speaks Chinese: the values stand in them, and codes stay.
import { speak } from "../../src/language";
import { answerPacket } from "../../src/wechat/answer-packet";
import { parsePush } from "../../src/wechat/parse-push";
import { readPacket } from "../../src/wechat/read-packet";
import { reply } from "../../src/wechat/replies";
import { failedMedia, failedSend, unsentSend } from "../../src/wechat/send-errors";
import { pictureOf, pictureWithType } from "../../src/wechat/temp-media";

afterEach(() => speak("en"));

const WEBP = Buffer.from("RIFF....WEBPVP8 ");
const refused = (act: () => unknown) => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};

test.each<[string, () => unknown, fact: string, fix: string]>([
  [
    "a misspelt field",
    () => reply.link({ title: "t", descripton: "d", url: "https://x.cn", thumb_url: "https://x.cn" } as never),
    "reply.link 没有“descripton”这个字段。",
    "是不是“description”？reply.link 可用的字段：title, description, url, thumb_url，即微信自己的字段名。",
  ],
  ["an empty text", () => reply.text(""), "reply.text 的 content 是空字符串。", "请给 content 写非空的字符串。"],
  [
    "a picture of a kind that is not sent",
    () => pictureOf(WEBP),
    "media.upload 收到的内容不是 PNG、JPEG 或 GIF，而是：WebP 图片。",
    "请转成 PNG 或 JPEG：别的图片不能发给客户。",
  ],
  [
    "a file whose ending lies",
    () => pictureWithType("a.png", WEBP, "image/png"),
    "“a.png”不是 PNG，它的内容是：WebP 图片。",
    "请重新保存为 PNG，或改成与内容相符的扩展名。",
  ],
  [
    "an answer without a field",
    () => answerPacket({ FromUserName: "a", ToUserName: "b" } as never, { resultcode: "number!" }, {}, 0),
    "ack.packet 收到的内容不对：缺少 resultcode。",
    "请写 resultcode：微信要求必填。",
  ],
  [
    "what is no packet",
    () => readPacket("hello"),
    "推送的正文不是 JSON。",
    "请检查是谁访问了这个地址；微信发送的是一个 JSON 对象，或一个 <xml> 元素。",
  ],
  [
    "a push without a sender",
    () => parsePush({ MsgType: "text", ToUserName: "gh_1", CreateTime: 1, MsgId: "1", Content: "x" }),
    "推送里没有可用的 FromUserName：应为文本，实际是空。",
    "请检查是谁调用了这个云函数；微信总会带上这个字段。",
  ],
  [
    "what never left",
    () => unsentSend("ECONNREFUSED"),
    "回复没有到达微信：ECONNREFUSED。",
    expect.stringMatching("网络"),
  ],
  [
    "WeChat's own number",
    () => failedSend(45015),
    "微信拒绝了回复，errCode 45015：回复窗口已结束或客户已离开会话。",
    "等客户再次发消息；只是进入会话的话窗口只有 1 分钟。",
  ],
  [
    "an upload that WeChat refused",
    () => failedMedia("uploaded", failedSend(40006)),
    "无法上传图片：errCode 40006：图片太大。",
    "2 MB 以内是安全的。",
  ],
])("%s", (_, act, fact, fix) => {
  speak("zh");
  expect(refused(act)).toMatchObject({ fact, fix, code: expect.stringMatching(/^[A-Z_]+$/) });
});
