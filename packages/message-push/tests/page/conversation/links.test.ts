import { readLinks, webAddress } from "../../../page/conversation/links";

const text = (content: string) => [{ kind: "text", text: content }];

test("a link is read out of the text around it, and line ends stay", () => {
  expect(readLinks('看\n<a href="https://example.com/茶?a=1&b=2">茶单</a>。')).toEqual([
    { kind: "text", text: "看\n" },
    { kind: "link", text: "茶单", url: "https://example.com/%E8%8C%B6?a=1&b=2" },
    { kind: "text", text: "。" },
  ]);
});

test.each([
  ['<a href="http://example.com" data-miniprogram-appid="wx1" data-miniprogram-path="pages/a?x=y">去</a>'],
  ["<A data-miniprogram-path='pages/a?x=y' data-miniprogram-appid='wx1'>去</A>"],
])("%s leads into a mini program", (content) => {
  expect(readLinks(content)).toEqual([{ kind: "page-link", text: "去", appid: "wx1", path: "pages/a?x=y" }]);
});

test("a link with half of what a mini program needs leads where its address does", () => {
  expect(readLinks('<a href="https://a.example/" data-miniprogram-appid="wx1">去</a>')).toEqual([
    { kind: "link", text: "去", url: "https://a.example/" },
  ]);
});

test("several links in one text are several links", () => {
  const links = readLinks('<a href="https://a.example/">一</a><a href="https://b.example/">二</a>');
  expect(links.map((part) => part.kind === "link" && part.url)).toEqual(["https://a.example/", "https://b.example/"]);
});

test.each([
  "没有链接 <3 a < b",
  '<a href="javascript:alert(1)">点我</a>',
  '<a href=" java\tscript:alert(1)">点我</a>',
  '<a href="data:text/html,x">点我</a>',
  '<a href="/relative">点我</a>',
  '<a href="javascript:alert(1)" data-miniprogram-appid="wx1" data-miniprogram-path="p">点我</a>',
  '<a href="https://example.com"><b>粗</b></a>',
  '<a href="https://example.com"></a>',
  '<a href="https://example.com">没有结尾',
  "<a href=https://example.com>没有引号</a>",
  "<a>没有地址</a>",
  '<img src=x onerror="alert(1)">',
  "<script>alert(1)</script>",
])("%s stays the text that it is", (content) => {
  expect(readLinks(content)).toEqual(text(content));
});

test("other attributes of a link are read by nobody", () => {
  expect(readLinks('<a href="https://example.com/" onclick="x" target="_top">去</a>')).toEqual([
    { kind: "link", text: "去", url: "https://example.com/" },
  ]);
});

test("a text that is made to be slow is read at once", () => {
  const content = `${"<a ".repeat(20_000)}${'<a href="'.repeat(20_000)}${" ".repeat(20_000)}`;
  expect(readLinks(content)).toEqual(text(content));
});

test.each(["", "example.com", "ftp://example.com", "javascript:1", "//example.com"])("%p is no address", (address) => {
  expect(webAddress(address)).toBeUndefined();
});
