// Misconfigurations of functions and their settings, each on a copy of the good project.
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ENV_ID } from "../../support/doctor-project";
import { examine, expectNamed, goodProject, type Seed, troubles, useDoctorBench } from "./doctor-bench";

useDoctorBench();

const functions: readonly Seed[] = [
  {
    name: "a function that cloudbaserc.json does not list",
    seed: (p) => p.replace("cloudbaserc.json", '"name": "image"', '"name": "picture"'),
    id: "functions",
    level: "error",
    fix: /Add an entry to `functions`/,
  },
  {
    name: "an entry without its folder",
    seed: (p) => p.remove("cloudfunctions/image"),
    id: "functions",
    level: "error",
    fix: /Add the folder to cloudfunctions\/, or remove the entry/,
  },
  {
    name: "a config.json that is missing",
    seed: (p) => p.remove("cloudfunctions/image/config.json"),
    id: "functions",
    level: "error",
    fix: /Add cloudfunctions\/<name>\/config\.json/,
  },
  {
    name: "a timeout that is missing",
    seed: (p) => p.settings("image", { timeout: undefined }),
    id: "cloudbaserc",
    level: "error",
    fix: /In cloudbaserc\.json: Write "timeout": 5/,
  },
  {
    name: "a key of an entry that is misspelt",
    seed: (p) => p.settings("image", { envVariabels: { A: "b" }, note: "ours" }),
    id: "cloudbaserc",
    level: "warning",
    fix: /Did you mean "envVariables"\?/,
  },
  {
    name: "npm install in the cloud",
    seed: (p) => p.settings("image", { installDependency: true }),
    id: "cloudbaserc",
    level: "error",
    fix: /In cloudbaserc\.json: Write "installDependency": false/,
  },
  {
    name: "cloudbaserc.json with a comma too many",
    seed: (p) => p.replace("cloudbaserc.json", '"version": "2.0",', '"version": "2.0",,'),
    id: "cloudbaserc",
    level: "error",
    fix: /correct its JSON/,
  },
  {
    name: "a timer of five fields",
    seed: (p) => p.replace("cloudbaserc.json", "0 * * * * * *", "* * * * *"),
    id: "triggers",
    level: "error",
    fix: /second minute hour day month weekday year/,
  },
  {
    name: "a timer that differs between its two files",
    seed: (p) => p.replace("cloudfunctions/relay/config.json", "0 * * * * * *", "0 */5 * * * * *"),
    id: "triggers",
    level: "error",
    fix: /same `triggers` in both/,
  },
  {
    name: "a relay without a timer",
    seed: (p) => {
      p.settings("relay", { triggers: undefined });
      p.write(
        "cloudfunctions/relay/config.json",
        p.read("cloudfunctions/relay/config.json").replace(/,\s*"triggers".*/, ""),
      );
    },
    id: "relay",
    level: "warning",
    fix: /"config": "0 \* \* \* \* \* \*" \}\] into the config\.json of relay and its entry in cloudbaserc\.json/,
  },
  {
    name: "no build",
    seed: ({ dir }) => rmSync(join(dir, "dist"), { recursive: true }),
    id: "build",
    level: "error",
    fix: /npx message-push build/,
  },
  {
    name: "a build that somebody edited",
    seed: (p) => p.write("dist/cloudfunctions/text/index.js", `${p.read("dist/cloudfunctions/text/index.js")}\n`),
    id: "build",
    level: "error",
    fix: /npx message-push build/,
  },
  {
    name: "a built function that is no more",
    seed: ({ dir }) =>
      cpSync(join(dir, "dist/cloudfunctions/text"), join(dir, "dist/cloudfunctions/old"), { recursive: true }),
    id: "build",
    level: "error",
    fix: /npx message-push build/,
  },
];

const settings: readonly Seed[] = [
  {
    name: "a runtime too old for the bundles",
    seed: (p) => p.settings("text", { runtime: "Nodejs16.13" }),
    id: "runtime",
    level: "error",
    fix: /"runtime": "Nodejs20\.19" for text in cloudbaserc\.json.*delete it in 云开发 → 云函数/,
  },
  {
    name: "a runtime that CloudBase does not know",
    seed: (p) => p.settings("text", { runtime: "Nodejs20" }),
    id: "runtime",
    level: "error",
    fix: /"runtime": "Nodejs20\.19" for text/,
  },
  {
    name: "a runtime that is a beta",
    seed: (p) => p.settings("text", { runtime: "Nodejs24.11" }),
    id: "runtime",
    level: "warning",
    fix: /"runtime": "Nodejs20\.19" for text/,
  },
  {
    name: "functions with different runtimes",
    seed: (p) => p.settings("text", { runtime: "Nodejs18.15" }),
    id: "runtime",
    level: "warning",
    fix: /"runtime": "Nodejs20\.19" for all/,
  },
  {
    name: "a handler that the bundle does not have",
    seed: (p) => p.settings("text", { handler: "index.handler" }),
    id: "runtime",
    level: "error",
    fix: /"handler": "index\.main" for text in cloudbaserc\.json/,
  },
  {
    name: "the platform's default timeout",
    seed: (p) => p.settings("text", { timeout: 3 }),
    id: "timeout",
    level: "error",
    fix: /"timeout": 5 for text in cloudbaserc\.json, and in 云开发 → 云函数 → 配置/,
  },
  {
    name: "a timeout below what the deadline needs",
    seed: (p) => p.settings("http_push", { timeout: 4 }),
    id: "timeout",
    level: "warning",
    fix: /"timeout": 5 for http_push/,
  },
  {
    name: "a timeout that DevTools cannot set",
    seed: (p) => p.settings("text", { timeout: 61 }),
    id: "timeout",
    level: "warning",
    fix: /"timeout": 60 for text/,
  },
  {
    name: "a relay with the timeout of a push",
    seed: (p) => p.settings("relay", { timeout: 5 }),
    id: "timeout",
    level: "warning",
    fix: /"timeout": 60 for relay/,
  },
  {
    name: "more than 4 KB of variables",
    seed: (p) => p.settings("text", { envVariables: { PROMPT: "好".repeat(1_400) } }),
    id: "variables",
    level: "error",
    fix: /out of envVariables of text in cloudbaserc\.json/,
  },
  {
    name: "a value that breaks tcb's template",
    seed: (p) => {
      p.settings("text", { envVariables: { GREETING: "{{env.GREETING}}" } });
      p.dotEnv({ GREETING: `'say "hi"'` });
    },
    id: "variables",
    level: "error",
    fix: /GREETING into \.env without it/,
  },
  {
    name: "a value that is set nowhere",
    seed: (p) => p.settings("text", { envVariables: { FAQ_URL: "{{env.FAQ_URL}}" } }),
    id: "variables",
    level: "warning",
    fix: /FAQ_URL into \.env, or into the secrets of CI/,
  },
  {
    name: "DevTools let in for good",
    seed: (p) => p.settings("text", { envVariables: { PUSH_ALLOW_DEVTOOLS: "true" } }),
    id: "variables",
    level: "warning",
    fix: /PUSH_ALLOW_DEVTOOLS out of envVariables of text/,
  },
  {
    name: "an allowance that is no number",
    seed: (p) => {
      for (const name of ["http_push", "image", "miniprogrampage", "relay", "text", "user_enter_tempsession"]) {
        const own = (
          JSON.parse(p.read("cloudbaserc.json")) as { functions: { name: string; envVariables?: object }[] }
        ).functions.find((entry) => entry.name === name);
        p.settings(name, { envVariables: { ...own?.envVariables, PUSH_REPLIES_AFTER_MESSAGE: "five" } });
      }
    },
    id: "variables",
    level: "error",
    fix: /envVariables of cloudbaserc\.json: Give it a whole number/,
  },
  {
    name: "an allowance that one function has alone",
    seed: (p) => p.settings("text", { envVariables: { PUSH_REPLIES_AFTER_MESSAGE: "3" } }),
    id: "variables",
    level: "warning",
    fix: /PUSH_REPLIES_AFTER_MESSAGE alike into envVariables of every function/,
  },
  {
    name: "a language that a function does not speak",
    seed: (p) => p.settings("text", { envVariables: { MESSAGE_PUSH_LANG: "cn" } }),
    id: "variables",
    level: "warning",
    fix: /"MESSAGE_PUSH_LANG": "zh" or "en" into envVariables of text in cloudbaserc\.json/,
  },
  {
    name: "http_push without its settings",
    seed: (p) => p.write(".env", `ENV_ID=${ENV_ID}\n`),
    id: "http-settings",
    level: "warning",
    fix: /WECHAT_APPID, WECHAT_APPSECRET, WECHAT_TOKEN, WECHAT_ENCODING_AES_KEY into \.env.*delete the folder of http_push/,
  },
  {
    name: "http_push with an account that is there for the fallback messenger alone",
    seed: (p) => p.dotEnv({ WECHAT_TOKEN: undefined, WECHAT_ENCODING_AES_KEY: undefined }),
    id: "http-settings",
    level: "warning",
    fix: /without push over HTTP, delete the folder of http_push/,
  },
  {
    name: "a Token without its EncodingAESKey",
    seed: (p) => p.dotEnv({ WECHAT_ENCODING_AES_KEY: undefined }),
    id: "http-settings",
    level: "error",
    fix: /In \.env.*消息推送配置/,
  },
  {
    name: "an EncodingAESKey with a character too few",
    seed: (p) => p.dotEnv({ WECHAT_ENCODING_AES_KEY: "A".repeat(42) }),
    id: "http-settings",
    level: "error",
    fix: /In \.env.*消息推送配置/,
  },
  {
    name: "an old Token that the function does not get",
    seed: (p) => p.dotEnv({ WECHAT_TOKEN_PREVIOUS: "oldToken" }),
    id: "http-settings",
    level: "warning",
    fix: /"WECHAT_TOKEN_PREVIOUS": "\{\{env\.WECHAT_TOKEN_PREVIOUS\}\}" into envVariables of http_push/,
  },
  {
    name: "plain mode",
    seed: (p) => p.replace("cloudbaserc.json", '"secure"', '"plain"'),
    id: "http-settings",
    level: "warning",
    fix: /"WECHAT_PUSH_MODE": "secure" for http_push in cloudbaserc\.json/,
  },
  {
    name: "container mode behind HTTP access",
    seed: (p) => p.replace("cloudbaserc.json", '"secure"', '"container"'),
    id: "http-settings",
    level: "error",
    fix: /"WECHAT_PUSH_MODE": "secure" for http_push/,
  },
];

test.each(["zh", "en", "zh-CN", ""])("a function may speak %j", async (language) => {
  const project = goodProject();
  project.settings("text", { envVariables: { MESSAGE_PUSH_LANG: language } });
  expect(troubles(await examine(project))).toEqual([]);
});

test.each([...functions, ...settings])("$name: $level of $id, with its fix", (seeded) => expectNamed(seeded), 20_000);
