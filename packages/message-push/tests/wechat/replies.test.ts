import fc from "fast-check";
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

test("a text may need five messages, counted in UTF-8, and not six", () => {
  expect(reply.text("a".repeat(5 * 2048)).kind).toBe("reply");
  expect(reply.text("字".repeat(5 * 682)).kind).toBe("reply");
  expect(() => reply.text("a".repeat(5 * 2048 + 1))).toThrow(refusal(/reply\.link/));
  expect(() => reply.text("字".repeat(5 * 682 + 1))).toThrow(refusal(/reply\.link/));
});

test.each<[string, () => Reply]>([
  ["an empty text", () => reply.text("")],
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
    fc.property(fc.string({ minLength: 10_241, maxLength: 10_300 }), (content) => {
      try {
        reply.text(content);
        return false;
      } catch (error) {
        return !String(error).includes(content);
      }
    }),
    // Making such long texts takes all the time.
    { numRuns: 10 },
  );
});
