// The replies of a rule: all that can be said, and nothing that WeChat would refuse.
import { readReplies } from "../../../src/desk/answers/read-replies";
import { isMessage, replyOf } from "../../../src/desk/answers/reply-of";
import type { ReplyMode, RuleMessage, RuleProblem } from "../../../src/desk/answers/rule";
import { reply } from "../../../src/wechat/replies";

function read(given: unknown, mode: ReplyMode = "reply_all") {
  const problems: Omit<RuleProblem, "rule">[] = [];
  const replies = readReplies(given, mode, (path, kind, ...details) => void problems.push({ path, kind, details }));
  return { replies, problems };
}

const LINK = { title: "t", description: "d", url: "https://example.com/", thumb_url: "https://example.com/a.png" };
const PAGE = { title: "t", pagepath: "pages/order/order?id=7" };

test.each<[RuleMessage, object]>([
  [{ type: "text", content: "好" }, reply.text("好")],
  [{ type: "link", ...LINK }, reply.link(LINK)],
  [{ type: "image", media_id: "m" }, reply.image("m")],
  [{ type: "image", file: "pictures/map.png" }, reply.image({ file: "pictures/map.png" })],
  [{ type: "image", fileID: "cloud://env.bucket/map.png" }, reply.image({ fileID: "cloud://env.bucket/map.png" })],
  [{ type: "image", url: "https://example.com/map.png" }, reply.image({ url: "https://example.com/map.png" })],
  [{ type: "miniprogrampage", ...PAGE, thumb_media_id: "m" }, reply.miniProgramPage({ ...PAGE, thumb_media_id: "m" })],
  [
    { type: "miniprogrampage", ...PAGE, appid: "wx1", file: "cover.jpg" },
    reply.miniProgramPage({ ...PAGE, appid: "wx1", file: "cover.jpg" }),
  ],
  [
    { type: "miniprogrampage", ...PAGE, url: "https://example.com/a.png" },
    reply.miniProgramPage({ ...PAGE, url: "https://example.com/a.png" }),
  ],
])("%j is read, and is what a handler returns", (given, built) => {
  expect(read([given])).toEqual({ replies: [given], problems: [] });
  expect(replyOf(given)).toEqual(built);
});

test("a rule may hand over to a person, with words before it or without", () => {
  const handOver = { type: "hand_over" } as const;
  expect(read([handOver])).toEqual({ replies: [handOver], problems: [] });
  expect(read(["马上", handOver]).replies.filter(isMessage)).toEqual([{ type: "text", content: "马上" }]);
  expect(read([{ ...handOver, text: "马上" }]).problems).toMatchObject([
    { path: "replies[0].text", kind: "reply-field" },
  ]);
});

test("a plain string is a text", () => {
  expect(read(["好"]).replies).toEqual([{ type: "text", content: "好" }]);
});

test("a picture that has to be uploaded first is named in the reply", () => {
  expect(replyOf({ type: "image", file: "a.png" })).toMatchObject({ picture: { file: "a.png" } });
  expect(replyOf({ type: "image", media_id: "m" }).picture).toBeUndefined();
});

test("no customer's words get into the address of a picture, where each would be another upload", () => {
  const picture = { type: "image", url: "https://example.com/{{words}}.png" };
  expect(read([picture]).problems).toMatchObject([{ path: "replies[0].url", kind: "placeholder-place" }]);
  expect(read([{ type: "link", ...LINK, url: "https://example.com/{{words}}" }]).problems).toEqual([]);
});

test.each([
  ["replies[0].type", null],
  ["replies[0].type", 7],
  ["replies[0].type", {}],
  ["replies[0].type", { type: "voice", media_id: "m" }],
  ["replies[0].type", { type: "toString" }],
  ["replies[0].contnt", { type: "text", contnt: "好" }],
  ["replies[0].content", { type: "text", content: 7 }],
  ["replies[0]", { type: "text" }],
  ["replies[0]", ""],
  ["replies[0]", " \n"],
  ["replies[0]", `<a href="https://example.com/${"a".repeat(2048)}">x</a>`],
  ["replies[0]", { type: "link", ...LINK, url: "pages/index" }],
  ["replies[0]", { type: "link", ...LINK, thumb_url: "" }],
  ["replies[0]", { type: "link", title: "t" }],
  ["replies[0].picurl", { type: "link", ...LINK, picurl: "https://example.com/a.png" }],
  ["replies[0]", { type: "miniprogrampage", ...PAGE }],
  ["replies[0]", { type: "miniprogrampage", ...PAGE, file: "a.png", thumb_media_id: "m" }],
  ["replies[0]", { type: "miniprogrampage", title: "t", file: "a.png" }],
  ["replies[0]", { type: "image" }],
  ["replies[0]", { type: "image", media_id: "m", file: "a.png" }],
  ["replies[0]", { type: "image", media_id: "" }],
  ["replies[0]", { type: "image", file: "a.webp" }],
  ["replies[0].file", { type: "image", file: "../a.png" }],
  ["replies[0].file", { type: "image", file: "/a.png" }],
  ["replies[0].file", { type: "image", file: "C:\\a.png" }],
  ["replies[0].file", { type: "image", file: "b\\..\\..\\a.png" }],
  ["replies[0].content", "{{word}}"],
  ["replies[0].content", "{{}}"],
  ["replies[0].title", { type: "link", ...LINK, title: "关于{{words}}" }],
])("the problem at %s of %j is named", (path, given) => {
  expect(read([given]).problems.map((problem) => problem.path)).toEqual([path]);
});

test("what is too long only with a customer's words in it is found as well", () => {
  const address = (length: number) => `<a href="https://example.com/${"a".repeat(length)}?q={{words}}">x</a>`;
  expect(read([`${"字".repeat(700)}${address(100)}`]).problems).toEqual([]);
  expect(read([`${"字".repeat(700)}${address(1980)}`]).problems).toHaveLength(1);
});

test("WeChat takes five messages for one: more are refused, unless one is chosen of them", () => {
  const texts = ["一", "二", "三", "四", "五"];
  expect(read(texts).problems).toEqual([]);
  expect(read([...texts, "六"]).problems).toEqual([expect.objectContaining({ path: "replies" })]);
  expect(read([...texts, "六"], "random_one").problems).toEqual([]);
});

test("a long text counts as the messages that it is split into", () => {
  const long = "字".repeat(682);
  expect(read([long.repeat(4), "尾"]).problems).toEqual([]);
  expect(read([long.repeat(5), "尾"]).problems).toHaveLength(1);
  expect(read([long.repeat(6), "尾"], "random_one").problems).toHaveLength(1);
});
