// Errors of the desk in a process that speaks Chinese, and what is wrong with rules in the language that a reader asks for.
import { problemText } from "../../src/desk/answers/problem-words";
import { readRule } from "../../src/desk/answers/read-rule";
import { checkSettings } from "../../src/desk/check-settings";
import { defineDialogue } from "../../src/desk/dialogue/define-dialogue";
import { createOpenModel } from "../../src/desk/model/open-model";
import { createOpenDesk } from "../../src/desk/open-desk";
import { type Language, speak } from "../../src/language";

afterEach(() => speak("en"));

test.each<[string, () => unknown, object]>([
  [
    "an unknown option of a dialogue",
    () => defineDialogue({ nmae: "x" } as never),
    {
      code: "OPTION_UNKNOWN",
      fact: "defineDialogue 没有 `nmae` 这个选项。",
      fix: expect.stringMatching(/^可用的选项：name、/),
    },
  ],
  [
    "a title that is missing",
    () => defineDialogue({ name: "order" } as never),
    { fact: "defineDialogue 的 `title` 没有写。", fix: expect.stringContaining("2,048 字节") },
  ],
  [
    "a file that is none",
    () => createOpenDesk({} as never)({ rules: 3 } as never),
    { code: "OPTION_INVALID", fact: expect.stringContaining("openDesk 收到的不是应答") },
  ],
  [
    "an option of a model",
    () => createOpenModel({} as never)({ perDay: 0 }),
    { fact: "`perDay` 的值是 0。", fix: "请写 1 到 1000000 的整数；要关闭大模型请用它的环境变量。" },
  ],
])("%s", (_, act, refusal) => {
  speak("zh");
  expect(act).toThrow(expect.objectContaining(refusal));
});

test.each<[Language, fact: string, fix: RegExp]>([
  ["en", "WeChat would refuse the reply: reply.link got nothing as url.", /^Give url a non-empty string\.$/],
  ["zh", "微信会拒绝这条回复：reply.link 的 url 是空。", /^请给 url 写非空的字符串。$/],
])(
  "what a builder says of a rule's reply is in the reader's language, whatever the process speaks: %s",
  (language, fact, fix) => {
    speak(language === "en" ? "zh" : "en");
    const reply = { type: "link", title: "t", description: "d", thumb_url: "https://x.cn/a.png" };
    const read = readRule({ name: "n", keywords: ["k"], replies: [reply] });
    const [problem] = Array.isArray(read) ? read : [];
    expect(problem && problemText(problem, language)).toEqual({ fact, fix: expect.stringMatching(fix) });
  },
);

test("a misspelt setting is suggested in the reader's language", () => {
  speak("en");
  expect(checkSettings({ menuTxt: "x" }, "zh")).toMatchObject([
    { fix: expect.stringMatching(/^是不是“menuText”？可用的设置：/) },
  ]);
});
