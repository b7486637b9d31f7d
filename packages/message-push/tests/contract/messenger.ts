// What every Messenger must do, as tests over a factory: run by cloud call and over HTTP with an access token.
import type { OpenApiCall, OpenApiResponse } from "../../simulator/contracts";
import { SMALL_PICTURE } from "../../simulator/wechat/media";
import type { PushError } from "../../src/push-error";
import type { Messenger } from "../../src/runtime/ports";
import { reply } from "../../src/wechat/replies";
import { isPassingRefusal } from "../../src/wechat/send-errors";
import { pictureOf } from "../../src/wechat/temp-media";

export interface MessengerBench {
  readonly messenger: Messenger;
  /** Calls that arrived at WeChat, oldest first; emptied by the tests. */
  readonly calls: OpenApiCall[];
  /** How WeChat answers from now on. */
  answer(answer: OpenApiResponse): void;
  /** What happens on the wire to the next call of that name. */
  breakNext(apiName: string, kind: (typeof BREAKAGES)[number]): void;
}

const PICTURE = pictureOf(SMALL_PICTURE);
const OPENID = "oSomebody-of-the-contract";
const SEND = "customerServiceMessage.send";
const UPLOAD = "customerServiceMessage.uploadTempMedia";
const DOWNLOAD = "customerServiceMessage.getTempMedia";
const BREAKAGES = ["reset", "lost-answer", "empty", "status"] as const;
const text = (content: string) => reply.text(content).message;

export function describeMessenger(open: () => MessengerBench): void {
  const say = (errcode: number) => open().answer({ kind: "json", body: { errcode, errmsg: "said rid: 1" } });

  beforeEach(() => {
    open().calls.length = 0;
    say(0);
  });

  test.each([
    reply.text('收到 <a href="https://example.com">这里</a> 🍵 "\\u4f60"'),
    reply.text("好", { aimsgcontext: { is_ai_msg: 1 }, businessid: "7", customservice: { kf_account: "a@b" } }),
    reply.image("MEDIA", { aimsgcontext: { is_ai_msg: 1 } }),
    reply.link({
      title: "t",
      description: "d",
      url: "https://example.com/?aB=1",
      thumb_url: "https://example.com/a.png",
    }),
    reply.miniProgramPage(
      { title: "t", pagepath: "pages/order/order?orderId=7", thumb_media_id: "M", appid: "wx1" },
      { businessid: "90071992547409931" },
    ),
  ])("a $message.msgtype arrives at WeChat under the names of the wire, and nothing else does", async ({ message }) => {
    await open().messenger.deliver(OPENID, message);
    expect(open().calls.map(({ apiName, args }) => ({ apiName, args }))).toEqual([
      { apiName: "customerServiceMessage.send", args: { touser: OPENID, ...message } },
    ]);
  });

  test("a number that nobody knows passes where WeChat says that its system failed", async () => {
    for (const [errmsg, passes] of [
      ["system error rid: 1", true],
      ["said rid: 1", false],
    ] as const) {
      open().answer({ kind: "json", body: { errcode: 88_888, errmsg } });
      const error = await open()
        .messenger.deliver(OPENID, text("好"))
        .catch((failure: unknown) => failure);
      expect([errmsg, isPassingRefusal(error as PushError)]).toEqual([errmsg, passes]);
    }
  });

  test("typing arrives at WeChat as a command", async () => {
    await open().messenger.showTyping(OPENID);
    expect(open().calls.map(({ apiName, args }) => ({ apiName, args }))).toEqual([
      { apiName: "customerServiceMessage.setTyping", args: { touser: OPENID, command: "Typing" } },
    ]);
  });

  test("typing in the conversation of a 客服子商户 names it", async () => {
    await open().messenger.showTyping(OPENID, { businessid: 7 });
    expect(open().calls.map(({ args }) => args)).toEqual([{ touser: OPENID, command: "Typing", businessid: 7 }]);
  });

  test.each([-1, 45015, 45047, 40003, 40007, 45002, 48001, 99999])(
    "WeChat's %i is a refusal with its number and a fix",
    async (errcode) => {
      say(errcode);
      await expect(open().messenger.deliver(OPENID, text("好"))).rejects.toMatchObject({
        code: "SEND_REFUSED",
        errCode: errcode,
        fix: expect.stringMatching(/\.$/),
        message: expect.not.stringContaining(OPENID),
      });
    },
  );

  test.each([45080, 45081])("typing that WeChat refuses with %i is a refusal, too", async (errcode) => {
    say(errcode);
    await expect(open().messenger.showTyping(OPENID)).rejects.toMatchObject({
      code: "SEND_REFUSED",
      errCode: errcode,
      message: expect.not.stringContaining("return codes"),
    });
  });

  test.each([
    ["breaks off before anything was done", "reset", 0],
    ["breaks off when it was done", "lost-answer", 1],
    ["carries an empty answer", "empty", 0],
    ["carries an error page", "status", 0],
  ] as const)("a connection that %s leaves it unknown whether the message was accepted", async (_, kind, arrived) => {
    open().breakNext(SEND, kind);
    await expect(open().messenger.deliver(OPENID, text("好"))).rejects.toMatchObject({ code: "SEND_UNKNOWN" });
    expect(open().calls).toHaveLength(arrived);
    await open().messenger.deliver(OPENID, text("好"));
    expect(open().calls).toHaveLength(arrived + 1);
  });

  test("many messages at once all arrive", async () => {
    const contents = Array.from({ length: 12 }, (_, i) => `第${i}条`);
    await Promise.all(contents.map((content) => open().messenger.deliver(OPENID, text(content))));
    const arrived = open().calls.map(({ args }) => (args.text as { content: string }).content);
    expect(arrived.sort()).toEqual(contents.sort());
  });

  test.each([
    ["image/png", "media.png", SMALL_PICTURE],
    ["image/jpeg", "media.jpeg", Buffer.from("ffd8ffe000060d0a2d2dffda0002ffd9", "hex")],
    ["image/gif", "media.gif", Buffer.from("GIF89a\x01\0\x01\0\0\0\0;\r\n--x", "latin1")],
  ])(
    "an upload of %s arrives at WeChat byte for byte, as %s, and its media id comes back",
    async (_, fileName, content) => {
      open().answer({
        kind: "json",
        body: { errcode: 0, errmsg: "ok", type: "image", media_id: "M-1", created_at: 1 },
      });
      expect(await open().messenger.uploadMedia(pictureOf(content))).toBe("M-1");
      expect(open().calls).toMatchObject([
        { apiName: UPLOAD, args: { type: "image" }, files: { media: { fileName, content } } },
      ]);
    },
  );

  test("a large picture arrives whole", async () => {
    open().answer({ kind: "json", body: { errcode: 0, errmsg: "ok", media_id: "M" } });
    const content = Buffer.concat([SMALL_PICTURE, Buffer.alloc(2 * 1024 * 1024 - SMALL_PICTURE.length, 7)]);
    await open().messenger.uploadMedia(pictureOf(content));
    expect(open().calls[0]?.files.media?.content.equals(content)).toBe(true);
  });

  test("a download brings the bytes and their type", async () => {
    open().answer({ kind: "binary", contentType: "image/jpeg", content: SMALL_PICTURE });
    const media = await open().messenger.downloadMedia("M+/=");
    expect(media).toEqual({ contentType: "image/jpeg", content: SMALL_PICTURE });
    expect(open().calls).toMatchObject([{ apiName: DOWNLOAD, args: { media_id: "M+/=" } }]);
  });

  test.each([-1, 40004, 40007, 40009, 45009])("pictures that WeChat refuses with %i are a refusal", async (errcode) => {
    say(errcode);
    const refused = { code: "SEND_REFUSED", errCode: errcode };
    await expect(open().messenger.uploadMedia(PICTURE)).rejects.toMatchObject(refused);
    await expect(open().messenger.downloadMedia("M")).rejects.toMatchObject(refused);
  });

  test.each(BREAKAGES)("pictures that get lost on the way (%s) are unknown, and move the next time", async (kind) => {
    open().answer({ kind: "json", body: { errcode: 0, errmsg: "ok", media_id: "M" } });
    open().breakNext(UPLOAD, kind);
    await expect(open().messenger.uploadMedia(PICTURE)).rejects.toMatchObject({ code: "SEND_UNKNOWN" });
    expect(await open().messenger.uploadMedia(PICTURE)).toBe("M");
    open().answer({ kind: "binary", contentType: "image/png", content: SMALL_PICTURE });
    open().breakNext(DOWNLOAD, kind);
    await expect(open().messenger.downloadMedia("M")).rejects.toMatchObject({ code: "SEND_UNKNOWN" });
    expect((await open().messenger.downloadMedia("M")).content).toEqual(SMALL_PICTURE);
  });

  test("answers that are neither a picture nor a refusal are unknown", async () => {
    say(0);
    await expect(open().messenger.uploadMedia(PICTURE)).rejects.toMatchObject({ code: "SEND_UNKNOWN" });
    await expect(open().messenger.downloadMedia("M")).rejects.toMatchObject({ code: "SEND_UNKNOWN" });
    open().answer({ kind: "json", body: { errcode: 0, errmsg: "ok", media_id: "" } });
    await expect(open().messenger.uploadMedia(PICTURE)).rejects.toMatchObject({ code: "SEND_UNKNOWN" });
    open().answer({ kind: "binary", contentType: "image/png", content: Buffer.alloc(0) });
    await expect(open().messenger.downloadMedia("M")).rejects.toMatchObject({ code: "SEND_UNKNOWN" });
  });
}
