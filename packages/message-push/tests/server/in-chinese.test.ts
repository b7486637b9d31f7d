// Errors of the server in a process that speaks Chinese, and of its functions, which speak as the command does.
import { writeFileSync } from "node:fs";
import { readServeOptions } from "../../server/read-serve-options";
import { openDataFolder } from "../../server/store/data-folder";
import { speak } from "../../src/language";
import { dataFolder, serve, settings, useServeBench } from "../support/serve-bench";

useServeBench();
afterEach(() => speak("en"));

test("a flag that is refused", () => {
  speak("zh");
  expect(() => readServeOptions({ port: "eighty" })).toThrow("--port 的值是“eighty”。\n  → 请写 0 到 65535 的数字。");
});

test("a file where the data folder should be", async () => {
  speak("zh");
  const file = dataFolder("file");
  writeFileSync(file, "");
  await expect(openDataFolder(file)).rejects.toMatchObject({
    code: "DATA_FOLDER_UNUSABLE",
    fact: `数据目录 ${file} 无法创建：${file} 不是目录（ENOTDIR）。`,
  });
});

test("functions speak as the command does: by the locale, where no variable says", async () => {
  const chinese = { MESSAGE_PUSH_LANG: "", LC_ALL: "zh_CN.UTF-8" };
  const { url, prints } = await serve("chinese", { ...settings(), ...chinese });
  expect((await fetch(`${url}/push`)).status).toBe(403);
  await prints(/"reason":"signature 缺失或格式不对"/);
}, 60_000);
