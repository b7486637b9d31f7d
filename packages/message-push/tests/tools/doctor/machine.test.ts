// Misconfigurations of the machine, the keys and DevTools, each on a copy of the good project.
import { APPID } from "../../support/doctor-project";
import { examine, expectNamed, goodProject, type Seed, troubles, useDoctorBench } from "./doctor-bench";

useDoctorBench();

const OTHER_APPID = "wxfedcba9876543210";

const machine: readonly Seed[] = [
  {
    name: "a Node older than package.json demands",
    seed: (p) => p.replace("package.json", ">=20.19", ">=99.1"),
    id: "node",
    level: "error",
    fix: /Install Node 99\.1 or later/,
  },
  {
    name: "package.json with another version than the lockfile",
    seed: (p) => p.replace("package.json", '"jest": "30.5.2"', '"fflate": "0.8.1"'),
    id: "packages",
    level: "error",
    fix: /npm install.*package-lock\.json/,
  },
  {
    name: "node_modules of another time",
    seed: (p) => {
      p.replace("package.json", '"jest": "30.5.2"', '"fflate": "0.8.4"');
      p.replace("package-lock.json", '"jest": "30.5.2"', '"fflate": "0.8.4"');
      const lock = JSON.parse(p.read("package-lock.json")) as { packages: Record<string, { version: string }> };
      lock.packages["node_modules/fflate"] = { version: "0.8.4" };
      p.write("package-lock.json", JSON.stringify(lock));
    },
    id: "packages",
    level: "error",
    fix: /npm ci/,
  },
  {
    name: "a lockfile with a conflict of git in it",
    seed: (p) => p.write("package-lock.json", `<<<<<<< HEAD\n${p.read("package-lock.json")}`),
    id: "packages",
    level: "error",
    fix: /package-lock\.json from git/,
  },
  {
    name: ".env that Notepad saved with a byte order mark",
    seed: (p) => p.write(".env", `\uFEFF${p.read(".env")}`),
    id: "text-files",
    level: "error",
    fix: /Save \.env as UTF-8 without BOM/,
    also: ["env-id"],
  },
  {
    name: ".env that PowerShell wrote with >",
    seed: (p) => p.write(".env", `\uFEFF${p.read(".env")}`, "utf16le"),
    id: "text-files",
    level: "error",
    fix: /Save \.env as UTF-8 without BOM/,
    also: ["env-id", "http-settings"],
  },
  {
    name: "a clock ten minutes ahead",
    seed: () => {},
    clockOffS: -600,
    id: "clock",
    level: "error",
    fix: /automatic time/,
  },
  {
    name: "a clock ninety seconds behind",
    seed: () => {},
    clockOffS: 90,
    id: "clock",
    level: "warning",
    fix: /automatic time/,
  },
];

const environments: readonly Seed[] = [
  {
    name: "no ENV_ID",
    seed: (p) => p.dotEnv({ ENV_ID: "" }),
    id: "env-id",
    level: "error",
    fix: /\.env: ENV_ID=<云开发控制台 → 设置 → 环境设置 → 环境 ID>/,
  },
  {
    name: "an ENV_ID copied from an example",
    seed: (p) => p.dotEnv({ ENV_ID: "your-env-id" }),
    id: "env-id",
    level: "error",
    fix: /\.env: ENV_ID=/,
  },
  {
    name: "an ENV_ID that is none",
    seed: (p) => p.dotEnv({ ENV_ID: "prod_1a2b3c/" }),
    id: "env-id",
    level: "error",
    fix: /\.env: ENV_ID=/,
  },
  {
    name: ".env.local with another ENV_ID, which only tcb reads",
    seed: (p) => p.write(".env.local", "ENV_ID=test-9z8y7x\n"),
    id: "env-id",
    level: "warning",
    fix: /ENV_ID out of \.env\.local/,
  },
  {
    name: "cloudbaserc.json with another variable than ENV_ID",
    seed: (p) => p.replace("cloudbaserc.json", "{{env.ENV_ID}}", "{{env.ENVID}}"),
    id: "env-id",
    level: "warning",
    fix: /"envId": "\{\{env\.ENV_ID\}\}" in cloudbaserc\.json/,
  },
  {
    name: "cloudbaserc.json with an environment of its own",
    seed: (p) => p.replace("cloudbaserc.json", "{{env.ENV_ID}}", "test-9z8y7x"),
    id: "env-id",
    level: "warning",
    fix: /"envId": "\{\{env\.ENV_ID\}\}" in cloudbaserc\.json/,
  },
];

const keys: readonly Seed[] = [
  {
    name: "a SecretId without its SecretKey",
    seed: (p) => p.dotEnv({ TENCENTCLOUD_SECRETID: "AKIDabcdefgh12345678" }),
    id: "cloud-key",
    level: "error",
    fix: /TENCENTCLOUD_SECRETKEY of one key, from 访问管理 → API 密钥/,
  },
  {
    name: "a SecretKey without its SecretId",
    seed: () => {},
    environment: { TENCENTCLOUD_SECRETKEY: "abcdefgh12345678abcdefgh" },
    id: "cloud-key",
    level: "error",
    fix: /TENCENTCLOUD_SECRETID/,
  },
  {
    name: "SecretId and SecretKey exchanged",
    seed: () => {},
    environment: { TENCENTCLOUD_SECRETID: "abcdefgh12345678", TENCENTCLOUD_SECRETKEY: "AKIDabcdefgh12345678" },
    id: "cloud-key",
    level: "error",
    fix: /exchanged/,
  },
  {
    name: "a SecretId with a space in it",
    seed: () => {},
    environment: { TENCENTCLOUD_SECRETID: "AKIDabcdefgh 12345678", TENCENTCLOUD_SECRETKEY: "abcdefgh12345678" },
    id: "cloud-key",
    level: "error",
    fix: /访问管理 → API 密钥/,
  },
  {
    name: "an AppID without its AppSecret",
    seed: (p) => p.dotEnv({ WECHAT_APPSECRET: undefined }),
    id: "wechat-key",
    level: "error",
    fix: /In \.env.*Set both/,
    also: ["http-settings"],
  },
  {
    name: "an AppSecret that is none",
    seed: (p) => p.dotEnv({ WECHAT_APPSECRET: "abc" }),
    id: "wechat-key",
    level: "error",
    fix: /In \.env.*开发管理 → 开发设置/,
    also: ["http-settings"],
  },
  {
    name: "an AppSecret in .env.local, which only tcb reads, that is none",
    seed: (p) => p.write(".env.local", "WECHAT_APPSECRET=abc\n"),
    id: "wechat-key",
    level: "error",
    fix: /envVariables of cloudbaserc\.json.*开发管理 → 开发设置/,
    also: ["http-settings"],
  },
  {
    name: "one function with an AppID and no AppSecret",
    seed: (p) => p.settings("text", { envVariables: { WECHAT_APPID: "{{env.WECHAT_APPID}}" } }),
    id: "wechat-key",
    level: "error",
    fix: /envVariables of cloudbaserc\.json.*Set both/,
  },
  {
    name: "the AppID of another mini program in .env",
    seed: (p) => p.dotEnv({ WECHAT_APPID: OTHER_APPID }),
    id: "wechat-key",
    level: "warning",
    fix: /AppID of this mini program into both, \.env and project\.config\.json/,
  },
];

const devtools: readonly Seed[] = [
  {
    name: "the AppID as shipped",
    seed: (p) => p.replace("project.config.json", APPID, "touristappid"),
    id: "appid",
    level: "error",
    fix: /"appid": "<AppID>" into project\.config\.json: mp\.weixin\.qq\.com → 开发管理 → 开发设置/,
  },
  {
    name: "no AppID",
    seed: (p) => p.replace("project.config.json", APPID, ""),
    id: "appid",
    level: "error",
    fix: /into project\.config\.json/,
  },
  {
    name: "an AppID with a letter too many",
    seed: (p) => p.replace("project.config.json", APPID, `${APPID}a`),
    id: "appid",
    level: "error",
    fix: /into project\.config\.json/,
  },
  {
    name: "a private file of DevTools that overrides the AppID",
    seed: (p) => p.write("project.private.config.json", '{ "appid": "touristappid" }'),
    id: "appid",
    level: "error",
    fix: /into project\.private\.config\.json/,
  },
  {
    name: "project.config.json with a conflict of git in it",
    seed: (p) => p.write("project.config.json", `<<<<<<< HEAD\n${p.read("project.config.json")}`),
    id: "appid",
    level: "error",
    fix: /git, or correct its JSON/,
  },
  {
    name: "a miniprogramRoot without app.json",
    seed: (p) => p.remove("miniprogram/app.json"),
    id: "miniprogram-root",
    level: "error",
    fix: /"miniprogramRoot": "miniprogram\/" into project\.config\.json/,
  },
  {
    name: "DevTools on the TypeScript sources",
    seed: (p) => p.replace("project.config.json", "dist/cloudfunctions/", "cloudfunctions/"),
    id: "cloudfunction-root",
    level: "error",
    fix: /"cloudfunctionRoot": "dist\/cloudfunctions\/" into project\.config\.json/,
  },
  {
    name: "the functions inside the mini program",
    seed: (p) => {
      p.replace("project.config.json", '"miniprogram/"', '"dist/"');
      p.write("dist/app.json", "{}");
    },
    id: "cloudfunction-root",
    level: "error",
    fix: /"miniprogramRoot": "miniprogram\/"/,
  },
];

test.each([...machine, ...environments, ...keys, ...devtools])(
  "$name: $level of $id, with its fix",
  (seeded) => expectNamed(seeded),
  20_000,
);

test("ranges in package.json are right as long as the lockfile has the same, and without one there is nothing to compare", async () => {
  const project = goodProject();
  project.replace("package.json", '"jest": "30.5.2"', '"fflate": "^0.8.0"');
  project.replace("package-lock.json", '"jest": "30.5.2"', '"fflate": "^0.8.0"');
  expect(troubles(await examine(project))).toEqual([]);
  project.remove("package-lock.json");
  const report = await examine(project);
  expect(report.rows).toContainEqual(expect.objectContaining({ id: "packages", level: "skipped" }));
  expect(troubles(report)).toEqual([]);
});
