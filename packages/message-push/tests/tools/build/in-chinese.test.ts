// What a build says where Chinese is spoken.
import { speak } from "../../../src/language";
import { buildFunctions } from "../../../tools/bundle/build-functions";
import { reportOf } from "../../../tools/bundle/report-table";
import { startTiming } from "../../../tools/timing";
import { cloudbaserc, removeTinyProjects, type TinyProject, tinyProject } from "../../support/tiny-project";

beforeEach(() => speak("zh"));
afterEach(() => speak("en"));
afterAll(removeTinyProjects);

const build = ({ dir }: TinyProject) => buildFunctions({ projectDir: dir, isTypeChecked: false });
const HANDLER = 'export const main = defineFunction({ on: "text", handle: () => "好" });';

test("the table has Chinese headings, and a folder of others is named", async () => {
  const project = tinyProject();
  project.write("cloudfunctions/login/index.js", "exports.main = async () => ({});");
  const text = reportOf(await build(project));
  expect(text).toMatch(/^云函数 +消息对 +大小 +gzip\n/);
  expect(text).toMatch(/\n合计 /);
  expect(text).toContain("不属于本项目的推送云函数，原样复制：login。");
}, 30_000);

test("what is wrong with the folders is named with its fix", async () => {
  const project = tinyProject();
  project.write("cloudbaserc.json", cloudbaserc(["text"]));
  await expect(build(project)).rejects.toThrow(
    /\[FUNCTION_NOT_LISTED\] cloudbaserc\.json 里没有这些云函数：image。\n {2}→ 请仿照已有的条目加进 `functions`/,
  );
  project.write("cloudfunctions/image/config.json", "{");
  await expect(build(project)).rejects.toThrow(/这些文件不符合微信的格式：\n {2}cloudfunctions\/image\/config\.json：/);
});

test("a pair of two functions, and a function that does not load, are named in one sentence each", async () => {
  const shared = tinyProject();
  shared.write("cloudfunctions/image/index.ts", `import { defineFunction } from "#runtime";\n${HANDLER}\n`);
  await expect(build(shared)).rejects.toThrow(/“text”由 image、text 同时处理。微信只把一个消息对绑定到一个云函数。/);
  const broken = tinyProject();
  broken.write("cloudfunctions/image/index.ts", "export const main = 7;\n");
  broken.write("cloudfunctions/text/index.ts", 'throw new Error("my own words");\n');
  await expect(build(broken)).rejects.toThrow(
    /这些云函数无法使用：\n {2}image：没有导出函数 `main`\n {2}text：my own words\n/,
  );
}, 30_000);

test("the times of the steps have Chinese names", async () => {
  const timing = startTiming();
  await timing.measure({ en: "bundle", zh: "打包" }, async () => undefined);
  expect(timing.report()).toMatch(/^步骤 +开始（ms） +用时（ms）\n启动 Node\.js、读取参数[\s\S]*\n打包 [\s\S]*\n合计 /);
});
