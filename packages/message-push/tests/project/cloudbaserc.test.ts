// Which cloudbaserc.json is read: both versions that CloudBase's CLI knows, and what the newer one has besides is left alone.

import { readCloudbaserc } from "../../project/cloudbaserc";
import { speak } from "../../src/language";
import { cloudbaserc, removeTinyProjects, tinyProject } from "../support/tiny-project";

afterAll(removeTinyProjects);
afterEach(() => speak("en"));

function read(changes: object) {
  const project = tinyProject();
  project.write("cloudbaserc.json", JSON.stringify({ ...JSON.parse(cloudbaserc(["text"])), ...changes }));
  return readCloudbaserc(project.dir);
}

test("2.0 and 2.1 are read alike", () => {
  const { version, ...rest } = read({ version: "2.0" });
  expect(version).toBe("2.0");
  expect(rest.functions).toMatchObject([{ name: "text", runtime: "Nodejs20.19", timeout: 5 }]);
  expect(read({ version: "2.1" })).toEqual({ version: "2.1", ...rest });
});

test("what the deploys of CLI 3.x read besides is none of our business", () => {
  const others = {
    requiredEnv: ["LLM_KEY"],
    gateway: { routes: [{ path: "/pay", target: "function:text" }] },
    hosting: { root: "./dist/web" },
  };
  expect(read({ version: "2.1", ...others })).toEqual(read({ version: "2.1" }));
});

test.each(["1.0", "3.0", 2.1, undefined])("version %j is refused with what to write", (version) => {
  expect(() => read({ version })).toThrow(
    expect.objectContaining({
      code: "CLOUDBASERC_INVALID",
      fact: expect.stringContaining("at version"),
      fix: 'Write "version": "2.0", or "2.1" for a file of tcb 3.x.',
    }),
  );
});

const inText = (setting: object) => () => {
  const [text] = JSON.parse(cloudbaserc(["text"])).functions;
  return read({ functions: [{ ...text, ...setting }] });
};

test.each([
  [
    { timeout: "60" },
    'cloudbaserc.json, at text.timeout: Invalid type: Expected number but received "60".',
    '"timeout": 60.',
  ],
  [{ memorySize: 200 }, "at text.memorySize", '"memorySize": 256.'],
  [{ runtime: "Nodejs20" }, "at text.runtime", '"runtime": "Nodejs20.19"'],
  [{ installDependency: true }, "at text.installDependency: must be false", '"installDependency": false.'],
])("%j is refused with the function's name and the value to write", (setting, fact, fix) => {
  expect(inText(setting)).toThrow(
    expect.objectContaining({
      code: "CLOUDBASERC_INVALID",
      fact: expect.stringContaining(fact),
      fix: expect.stringContaining(fix),
    }),
  );
});

test("in Chinese, a schema says so in its own words and in ours", () => {
  speak("zh");
  expect(inText({ timeout: "60" })).toThrow(/text\.timeout 处：应为 number，实际是 "60"。\n {2}→ 请写 "timeout": 60。/);
  expect(inText({ installDependency: true })).toThrow(/必须是 false：打包好的云函数/);
  expect(inText({ runtime: "Nodejs20.1" })).toThrow(
    /云开发没有 "Nodejs20\.1" 这个 Node 运行环境[\s\S]*是不是“Nodejs20\.19”？/,
  );
  expect(inText({ triggers: [{ name: "tick", type: "timer", config: "* * *" }] })).toThrow(
    /“\* \* \*”有 3 段，而云开发要求 7 段，用一个空格隔开：秒 分 时 日 月 星期 年[\s\S]*→ 请写成 \{ "name": "tick"/,
  );
  expect(() => read({ functions: [{ handler: "index.main" }] })).toThrow(/缺少 "name"/);
});
