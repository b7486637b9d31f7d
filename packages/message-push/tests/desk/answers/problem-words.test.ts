// What operators read about a broken rule.
import { FILLINGS, REPLY_FIELDS } from "../../../src/desk/answers/fields";
import { PROBLEM_WORDS, type ProblemKind, problemText } from "../../../src/desk/answers/problem-words";
import { readRule } from "../../../src/desk/answers/read-rule";

const GOOD = { _id: "a", name: "a", keywords: ["a"], replies: ["a"] };

function textsOf(wrong: object, language: "en" | "zh" = "en") {
  const read = readRule({ ...GOOD, ...wrong });
  return Array.isArray(read) ? read.map((problem) => problemText(problem, language)) : [];
}

test.each(Object.entries(PROBLEM_WORDS))("%s has a fact and a fix, in both languages", (kind, { en, zh }) => {
  for (const text of en) expect(text).toMatch(/^([^\p{sc=Han}]+([.}]|: %1)|%2)$/u);
  for (const text of zh) expect(text).toMatch(/\p{sc=Han}.*(。|%1)$|^%2$/u);
  // Both name the same details.
  const named = (words: readonly string[]) => [...words.join().matchAll(/%\d/g)].map(String).sort();
  expect([kind, named(zh)]).toEqual([kind, named(en)]);
});

test("details are named, and a misspelt name comes with the right one", () => {
  expect(textsOf({ keyword: [] })).toEqual([
    { fact: 'A rule has no field "keyword".', fix: expect.stringMatching(/^Did you mean "keywords"\? ./) },
  ]);
  expect(textsOf({ keyword: [] }, "zh")).toEqual([
    { fact: "规则没有“keyword”这个字段。", fix: expect.stringMatching(/^是不是“keywords”？./) },
  ]);
  expect(textsOf({ replies: [{ type: "txt" }] })[0]?.fix).toContain('Did you mean "text"?');
  expect(textsOf({ replies: ["{{word}}"] })[0]?.fix).toContain('Did you mean "words"?');
  expect(textsOf({ replies: [{ type: "image", media_di: "m" }] })).toEqual([
    {
      fact: 'The reply has no field "media_di".',
      fix: 'Did you mean "media_id"? Its fields are media_id, file, fileID, url.',
    },
  ]);
});

test("what the builder of a reply says is passed on", () => {
  expect(textsOf({ replies: [" "] })).toEqual([
    {
      fact: "WeChat would refuse the reply: reply.text got a content with nothing but white space.",
      fix: "Give content something to read, or return nothing.",
    },
  ]);
});

test("what a detail holds is no pattern", () => {
  const [text] = textsOf({ replies: [{ type: "text", "%2$&": "a" }] });
  expect(text?.fact).toBe('The reply has no field "%2$&".');
});

test("the right names are those that are read", () => {
  const kinds: ProblemKind[] = ["reply-type", "placeholder"];
  const fixes = kinds.map((kind) => problemText({ kind, details: [] }, "en").fix);
  expect(fixes).toEqual([
    expect.stringContaining(Object.keys(REPLY_FIELDS).join(", ")),
    expect.stringContaining(FILLINGS.map((name) => `{{${name}}}`).join(", ")),
  ]);
});

test("a reply without its brackets is not said to be missing", () => {
  expect(textsOf({ replies: "文字" }, "zh")).toEqual([
    { fact: "回复没有写在 [ ] 里。", fix: '请写在 [ 和 ] 之间："replies": ["…"]。' },
  ]);
  expect(textsOf({ replies: "text" })[0]?.fact).toBe("The replies are no list.");
  expect(textsOf({ replies: [] })[0]?.fact).toBe("The rule has no replies.");
});

test("a Chinese list has Chinese commas", () => {
  expect(textsOf({ replies: ["{{name}}"] }, "zh")[0]?.fix).toBe("可用的有 {{words}}、{{keyword}}。");
});
