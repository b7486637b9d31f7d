// Every sentence that people read stands in both languages, with the same values in it.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { isSentence, loneSentences, unevenTexts } from "../../shared/lone-sentences";

const PACKAGE = resolve(__dirname, "../../../message-push");
const ROOMS = ["src", "simulator", "page", "server", "project", "testing", "tools"];

/** What stands in English alone, and why. A path ends with what it names. */
const ENGLISH: readonly (readonly [path: RegExp, text: RegExp, why: string])[] = [
  [/src\/wechat\/catalogue\//, /./, "samples of code, which go into a project as they are"],
  [/src\/platform\/cloudbase\/slim\//, /./, "errors in place of the SDK's own, which are English"],
  [/src\/wechat\/passive-reply\.ts/, /not done yet/, "what WeChat is told, not a person"],
  [/src\/desk\/dialogue\/steps\.ts/, /是的/, "words that customers say for yes"],
  [/src\/platform\/memory\//, /There is no file/, "an error of tests in memory"],
  [/simulator\/cloud-api\//, /./, "what Tencent Cloud's API answers"],
  [/simulator\/(?:gateway|call-function|desk\/stand-in)/, /./, "what CloudBase answers the SDK"],
  [/simulator\/(?:wechat|runner\/instance-ending|http-push\/malformed)/, /./, "what WeChat answers, or is told"],
  [/simulator\/model\//, /./, "what a model answers"],
  [
    /page\/(?:again\/test-dialog|conversation\/log|pushes\/editor|ui\/head)\.tsx/,
    /./,
    "a command, a selector, style rules",
  ],
  [/server\/function-folders\.ts/, /There is no file/, "the cause of an error that is told in both languages"],
  [/tools\/bundle\/slim-sdk\.ts/, /as slim-sdk/, "only maintainers change the version of the SDK"],
  [/tools\/(?:new|init)\//, /./, "code that is written into a project"],
  [/tools\/push-table\/readmes\.ts/, /npm run generate/, "a mark in this project's own README"],
  [/tools\/probe\/parts\//, /./, "names of figures: the report is English, because it goes to this project's issues"],
  [/tools\/probe\/render-report\.ts/, /./, "the report to paste into an issue is English"],
  [/tools\/probe\/function\//, /./, "errors of the probe's own function, which the person never reads"],
  [/tools\/probe\/rehearsal\//, /./, "errors of the stand-in, which only this project's tests see"],
  [/tools\/probe\/cloud-api-client\.ts/, /the proxy refused/, "the cause of an error that is told in both languages"],
];

const files = ROOMS.flatMap((room) =>
  readdirSync(join(PACKAGE, room), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => `${room}/${path.replaceAll("\\", "/")}`),
);

test("no sentence stands in English alone, unless it is said why", () => {
  const found = files.flatMap((file) =>
    loneSentences(join(PACKAGE, file))
      .filter(({ text }) => !ENGLISH.some(([path, sentence]) => path.test(file) && sentence.test(text)))
      .map(({ line, text }) => `${file}:${line} ${text}`),
  );
  expect(found).toEqual([]);
});

test("each reason for English is needed", () => {
  const lone = files.flatMap((file) => loneSentences(join(PACKAGE, file)).map(({ text }) => ({ file, text })));
  const needless = ENGLISH.filter(
    ([path, sentence]) => !lone.some(({ file, text }) => path.test(file) && sentence.test(text)),
  );
  expect(needless).toEqual([]);
});

test("both languages of a text hold the same values", () => {
  const found = files.flatMap((file) =>
    unevenTexts(join(PACKAGE, file)).map(({ line, en, zh }) => `${file}:${line} en ${en} zh ${zh}`),
  );
  expect(found).toEqual([]);
});

describe("the search itself", () => {
  const folder = mkdtempSync(join(tmpdir(), "sentences-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const look = (source: string) => {
    const file = join(folder, "one.ts");
    writeFileSync(file, source);
    return { lone: loneSentences(file).map(({ text }) => text), uneven: unevenTexts(file).length };
  };

  test.each([
    ['fail("There is no such file.")', ["There is no such file."]],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text.
    ["fail(`the file ${name} is not there`)", ["the file … is not there"]],
    ['fail({ en: "There is no such file.", zh: "没有这个文件。" })', []],
    ['import x from "a file of no name";', []],
    ['type X = "one of the words";', []],
    ['header("content-type")', []],
  ])("in %s", (source, sentences) => {
    expect(look(source).lone).toEqual(sentences);
  });

  test.each([
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text.
    ["({ en: `no ${name}`, zh: `没有 ${name}` })", 0],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text.
    ["({ en: `no ${name}`, zh: `没有` })", 1],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text.
    ["({ en: `${plural(count)} of ${error.texts.fact.en}`, zh: `${count} ${error.texts.fact.zh}` })", 0],
  ])("values of %s", (source, uneven) => {
    expect(look(source).uneven).toBe(uneven);
  });
});

test.each([
  ["There is no such file.", true],
  ["没有这个文件。", false],
  ["npx message-push doctor --json", false],
  ["Content-Type: application/json", false],
])("whether %j is a sentence", (text, is) => {
  expect(isSentence(text)).toBe(is);
});
