// Errors of the runtime in a process that speaks Chinese.
import { speak } from "../../src/language";
import { memoryPlatform } from "../../src/platform/memory/memory-platform";
import { misdirected } from "../../src/runtime/admit-push";
import { recordMissing } from "../../src/runtime/claim-push";
import { createDefineFunction } from "../../src/runtime/define-function";
import { later } from "../../src/runtime/later";
import { readPicture } from "../../src/runtime/media-file";
import { fakeClock } from "../support/fake-clock";

afterEach(() => speak("en"));

const platform = memoryPlatform({ clock: fakeClock(), files: { "thanks.png": Buffer.from("x") } });
const define = createDefineFunction(platform);
const handle = () => undefined;

test.each<[string, () => unknown, object]>([
  [
    "a misspelt option",
    () => define({ on: "text", handle, maxRun: 3 } as never),
    {
      code: "OPTION_UNKNOWN",
      fact: "defineFunction 没有“maxRun”这个选项。",
      fix: expect.stringMatching(/^是不是“maxRuns”？可用的选项：on、/),
    },
  ],
  [
    "a misspelt pair",
    () => define({ on: "txet", handle } as never),
    {
      code: "PAIR_UNKNOWN",
      fact: '`on` 里的 "txet" 不是消息对。',
      fix: expect.stringMatching(/^是不是“text”？消息对：.*own-pairs\.ts/),
    },
  ],
  [
    "a deadline that is too long",
    () => define({ on: "text", handle, deadlineMs: 9_000 }),
    { code: "OPTION_INVALID", fact: "`deadlineMs` 的值是 9000。", fix: expect.stringContaining("微信等待 5000 毫秒") },
  ],
  ["no work for later", () => later("x" as never), { code: "OUTPUT_INVALID", fact: "later 收到的是 string。" }],
  [
    "a picture that is not there",
    () => readPicture(platform.files, "Thanks.png"),
    {
      code: "MEDIA_FILE_MISSING",
      fact: "云函数的代码旁边没有“Thanks.png”；已有：thanks.png。",
      fix: "是不是“thanks.png”？请把它放进云函数目录，文件名大小写一致，再重新构建。",
    },
  ],
  [
    "a push of another pair",
    () => {
      throw misdirected("voice", ["text", "image"]);
    },
    { fact: "这个云函数处理“text”、“image”，收到的推送却是“voice”。", fix: expect.stringContaining("消息推送") },
  ],
  [
    "a record that is not there",
    () => {
      throw recordMissing("missing");
    },
    { code: "RECORD_MISSING", fact: "数据库说这条推送已有记录，却没有它的记录；已请微信重推。" },
  ],
])("%s", async (_, act, refusal) => {
  speak("zh");
  await expect(Promise.resolve().then(act)).rejects.toMatchObject(refusal);
});
