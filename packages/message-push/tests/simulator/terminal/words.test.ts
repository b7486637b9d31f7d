// The words of lines: times, messages, reasons, and the language they are in.
import { userLanguage } from "../../../project/user-language";
import { elapsed, wait } from "../../../simulator/terminal/lines/elapsed";
import { messageLine } from "../../../simulator/terminal/lines/message-line";
import { describeReason } from "../../../simulator/terminal/lines/reasons";
import { SMALL_PICTURE } from "../../../simulator/wechat/media";
import { PUSH_ERROR_CODES } from "../../../src/push-error";

test("every code that a push can die of has a sentence and a fix in both languages", () => {
  for (const code of [...PUSH_ERROR_CODES, "RECORD_DAMAGED", "RECORD_MISSING"])
    for (const language of ["en", "zh"] as const) {
      const { fact, fix } = describeReason(code, language);
      expect([fact === code, fix === undefined]).toEqual([false, false]);
    }
  expect(describeReason("OF_A_LATER_VERSION", "en")).toEqual({ fact: "OF_A_LATER_VERSION" });
});

test("pictures, links and cards say what they hold", () => {
  const words = { language: "en", pictureOf: () => ({ contentType: "image/png", content: SMALL_PICTURE }) } as const;
  expect(messageLine({ msgtype: "image", image: { media_id: "m" } }, words)).toBe(
    `[picture png ${SMALL_PICTURE.length} B]`,
  );
  expect(
    messageLine({ msgtype: "link", link: { title: "Guide", description: "all", url: "https://e.com" } }, words),
  ).toBe("[link] Guide · all → https://e.com");
  expect(
    messageLine(
      { msgtype: "miniprogrampage", miniprogrampage: { title: "茶", pagepath: "pages/tea" } },
      { ...words, language: "zh" },
    ),
  ).toBe("[小程序卡片] 茶 → pages/tea");
});

test.each([
  [0, "0 ms"],
  [9_999, "9999 ms"],
  [12_340, "12.3 s"],
  [90_000, "90 s"],
  [5_400_000, "90 min"],
  [49 * 3_600_000, "49 h"],
  [4 * 86_400_000, "4 d"],
])("%p ms are %p", (ms, text) => {
  expect(elapsed(ms)).toBe(text);
});

test("a wait is told in seconds from one on", () => {
  expect([300, 2_000, 2_500, 240_000].map(wait)).toEqual(["300 ms", "2 s", "2.5 s", "4 min"]);
});

test.each([
  [{ LANG: "zh_CN.UTF-8" }, "en-US", "zh"],
  [{ LC_ALL: "zh_TW" }, "en-US", "zh"],
  [{ LC_ALL: "", LANG: "zh_CN.UTF-8" }, "en-US", "zh"],
  [{ LC_ALL: "C", LANG: "zh_CN.UTF-8" }, "zh-CN", "en"],
  [{ LANG: "en_GB.UTF-8" }, "zh-CN", "en"],
  [{}, "zh-Hans-CN", "zh"],
  [{}, "de-DE", "en"],
  [{ LANG: "zha_CN" }, "en", "en"],
] as const)("the language of %p on a system in %s is %s", (environment, system, language) => {
  expect(userLanguage(environment, system)).toBe(language);
});
