import fc from "fast-check";
import type { MessageOptions } from "../../src/wechat/message-options";
import type { PictureSource } from "../../src/wechat/picture-source";
import { type Reply, reply } from "../../src/wechat/replies";

const link = {
  title: "指南",
  description: "怎么用",
  url: "https://example.com/a",
  thumb_url: "https://example.com/a.png",
};
const page = { title: "订单", pagepath: "pages/order/order?id=7", thumb_media_id: "M" };
const refusal = (fix: RegExp) => expect.objectContaining({ code: "REPLY_INVALID", fix: expect.stringMatching(fix) });

test("the builders produce the names of the wire", () => {
  expect(reply.text("好").message).toEqual({ msgtype: "text", text: { content: "好" } });
  expect(reply.image("M").message).toEqual({ msgtype: "image", image: { media_id: "M" } });
  expect(reply.link(link).message).toEqual({ msgtype: "link", link });
  expect(reply.miniProgramPage(page).message).toEqual({ msgtype: "miniprogrampage", miniprogrampage: page });
});

test.each([{ file: "map.png" }, { fileID: "cloud://env.bucket/map.png" }, { url: "https://example.com/map.png" }])(
  "a picture by %j stands in the reply, and its name in the message until it is uploaded",
  (picture) => {
    const [name = ""] = Object.values(picture).map((value) => (picture.file === undefined ? value : `file:${value}`));
    const source = picture as PictureSource;
    const { title, pagepath } = page;
    expect(reply.image(source)).toEqual({
      kind: "reply",
      message: { msgtype: "image", image: { media_id: name } },
      picture,
    });
    expect(reply.miniProgramPage({ title, pagepath, ...source })).toEqual({
      kind: "reply",
      message: { msgtype: "miniprogrampage", miniprogrampage: { title, pagepath, thumb_media_id: name } },
      picture,
    });
  },
);

test.each<[string, object, RegExp]>([
  ["none", {}, /exactly one of file, fileID, url/],
  ["two", { file: "a.png", url: "https://example.com/a.png" }, /exactly one of/],
  ["a misspelt field", { fileId: "cloud://env.bucket/a.png" }, /"fileID"/],
  ["an empty path", { file: "" }, /file: "thanks\.png"/],
  ["a path that is no text", { file: 7 }, /file: "thanks\.png"/],
  ["a fileID that is a path", { fileID: "pictures/a.png" }, /cloud:\/\//],
  ["a fileID without a path", { fileID: "cloud://env.bucket/" }, /cloud:\/\//],
  ["an address without https", { url: "example.com/a.png" }, /https:\/\//],
  ["a file's address", { url: "file:///etc/passwd" }, /https:\/\//],
])("a reply with %s as its picture is refused with the fix", (_, picture, fix) => {
  const source = picture as PictureSource;
  const { title, pagepath } = page;
  expect(() => reply.image(source)).toThrow(refusal(fix));
  expect(() => reply.miniProgramPage({ title, pagepath, ...source })).toThrow(refusal(fix));
});

test("a card has one cover", () => {
  const two = { ...page, file: "a.png" } as unknown as typeof page;
  expect(() => reply.miniProgramPage(two)).toThrow(refusal(/exactly one of file, fileID, url, thumb_media_id/));
});

test("a text may need any number of messages: what WeChat takes of them is said", () => {
  const content = "这是一句十二个字的话啊。".repeat(300);
  expect(reply.text(content).message).toEqual({ msgtype: "text", text: { content } });
});

const all = { aimsgcontext: { is_ai_msg: 1 }, businessid: "7", customservice: { kf_account: "a@b" } } as const;
const onTheWire = { ...all, businessid: 7 };

test.each<[string, (options?: MessageOptions) => Reply]>([
  ["text", (options) => reply.text("好", options)],
  ["image", (options) => reply.image("M", options)],
  ["link", (options) => reply.link(link, options)],
  ["miniProgramPage", (options) => reply.miniProgramPage(page, options)],
])("reply.%s takes WeChat's options, and refuses others with the right name", (_, build) => {
  expect(build(all).message).toMatchObject(onTheWire);
  expect(Object.keys(build({}).message)).toEqual(Object.keys(build().message));
  const wrong = (options: unknown) => () => build(options as MessageOptions);
  expect(wrong({ businessId: 7 })).toThrow(refusal(/"businessid"/));
  expect(wrong({ aimsgcontext: { isAiMsg: 1 } })).toThrow(refusal(/"is_ai_msg"/));
  expect(wrong({ customservice: { kfaccount: "a@b" } })).toThrow(refusal(/"kf_account"/));
  for (const is_ai_msg of [true, "1", 2, undefined])
    expect(wrong({ aimsgcontext: { is_ai_msg } })).toThrow(refusal(/is_ai_msg: 1/));
  for (const options of [
    "x",
    null,
    [],
    { businessid: "" },
    { businessid: 1.5 },
    { customservice: { kf_account: "" } },
    { aimsgcontext: 1 },
  ])
    expect(wrong(options)).toThrow(expect.objectContaining({ code: "REPLY_INVALID" }));
});

test("a businessid that a number cannot hold stays text", () => {
  expect(reply.text("好", { businessid: "90071992547409931" }).message.businessid).toBe("90071992547409931");
  expect(reply.text("好", { businessid: "007" }).message.businessid).toBe("007");
});

test("a card may name its mini program", () => {
  const named = { ...page, appid: "wx1" };
  expect(reply.miniProgramPage(named).message).toEqual({ msgtype: "miniprogrampage", miniprogrampage: named });
  expect(() => reply.miniProgramPage({ ...page, appid: "" })).toThrow(refusal(/appid/));
});

test.each<[string, () => Reply]>([
  ["an empty text", () => reply.text("")],
  ["blanks", () => reply.text("  \n")],
  ["blanks of other kinds", () => reply.text("\u3000\u00a0\t\r\n\u2028\u200b\ufeff\u3164")],
  ["half a character", () => reply.text("😀".slice(0, 1))],
  ["a title of half a character", () => reply.link({ ...link, title: "😀".slice(1) })],
  ["a number as text", () => reply.text(7 as unknown as string)],
  ["an empty media id", () => reply.image("")],
  ["a link without title", () => reply.link({ ...link, title: "" })],
  ["a link without thumb_url", () => reply.link({ ...link, thumb_url: undefined as unknown as string })],
  ["no link at all", () => reply.link(undefined as unknown as typeof link)],
  ["a card without cover", () => reply.miniProgramPage({ ...page, thumb_media_id: "" })],
])("%s is refused", (_, build) => {
  expect(build).toThrow(expect.objectContaining({ code: "REPLY_INVALID" }));
});

test.each(["javascript:alert(1)", "ftp://example.com/a", "example.com", "https://", "/pages/index"])(
  "%s is no address for a link",
  (url) => {
    expect(() => reply.link({ ...link, url })).toThrow(refusal(/https:\/\//));
  },
);

test.each([
  ["thumbUrl", () => reply.link({ ...link, thumbUrl: "x" } as typeof link), /"thumb_url"/],
  ["page_path", () => reply.miniProgramPage({ ...page, page_path: "x" } as typeof page), /"pagepath"/],
  ["thumbMediaId", () => reply.miniProgramPage({ ...page, thumbMediaId: "x" } as typeof page), /"thumb_media_id"/],
])("the misspelt field %s is refused with the right one", (_, build, fix) => {
  expect(build).toThrow(refusal(fix));
});

test("a refusal never quotes what was to be said", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{2050}$/), (content) => {
      try {
        reply.text(`<a href="${content}">x</a>`);
        return false;
      } catch (error) {
        return !String(error).includes(content);
      }
    }),
    // Making such long texts takes all the time.
    { numRuns: 10 },
  );
});
