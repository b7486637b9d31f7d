// The doctor in Chinese: what is wrong and the fix, the words of the levels, and columns that stand right; row ids and codes stay.
import { speak } from "../../../src/language";
import { renderReport, renderRow } from "../../../tools/doctor/render-report";
import { reportOf, skippedRow, UNBUILT, warningRow } from "../../../tools/doctor/report";
import { widthOf } from "../../../tools/table";
import type { DoctorProject } from "../../support/doctor-project";
import { examine, goodProject, troubles, useDoctorBench } from "./doctor-bench";

useDoctorBench();

afterEach(() => speak("en"));

const HAN = /\p{Script=Han}/u;

async function troublesInChinese(seed: (project: DoctorProject) => void) {
  const project = goodProject();
  seed(project);
  speak("zh");
  return troubles(await examine(project));
}

test.each<[string, (project: DoctorProject) => void, object]>([
  [
    "a timeout too short",
    (p) => p.settings("text", { timeout: 3 }),
    {
      id: "timeout",
      level: "error",
      fact: "text 运行 3 秒就会被终止：不够启动和回复。",
      fix: '请在 cloudbaserc.json 里给 text 写 "timeout": 5；已经部署的，还要在 云开发 → 云函数 → 配置 里改超时时间。',
    },
  ],
  [
    "a runtime that is misspelt",
    (p) => p.settings("text", { runtime: "Nodejs20.1" }),
    {
      id: "runtime",
      level: "error",
      fact: 'text 的运行环境是 "Nodejs20.1"，云开发没有这一种。',
      fix: expect.stringMatching(
        /^是不是“Nodejs20\.19”？请在 cloudbaserc\.json 里给 text 写 "runtime": "Nodejs20\.19"。/,
      ),
    },
  ],
  [
    "no environment",
    (p) => p.dotEnv({ ENV_ID: undefined }),
    {
      id: "env-id",
      level: "error",
      fact: "ENV_ID 为空：tcb 不知道部署到哪个环境。",
      fix: "请写进 .env：ENV_ID=<云开发控制台 → 设置 → 环境设置 → 环境 ID>。",
    },
  ],
  [
    "a key in the sources",
    (p) => p.write("cloudfunctions/text/key.ts", `export const KEY = "AKID${"a1B2".repeat(8)}";\n`),
    {
      id: "secrets",
      level: "error",
      fact: "cloudfunctions/text/key.ts 第 1 行：有以 AKID 开头的文本，像是腾讯云的 SecretId，而 git 会保留每个版本。",
      fix: expect.stringMatching(/^请把它从 cloudfunctions\/text\/key\.ts 拿走：值写进 \.env（NAME=…），/),
    },
  ],
  [
    "a refusal of another part, with its place before the fix",
    (p) => p.dotEnv({ WECHAT_ENCODING_AES_KEY: undefined }),
    {
      id: "http-settings",
      level: "error",
      code: "ENVIRONMENT_INVALID",
      fix: expect.stringMatching(/^在 \.env，以及 cloudbaserc\.json 里 http_push 的 envVariables：/),
    },
  ],
])("%s", async (_, seed, row) => {
  expect(await troublesInChinese(seed)).toEqual([expect.objectContaining(row)]);
});

test("every row of a good project is Chinese, but for values alone, and its levels and ids are as in English", async () => {
  const project = goodProject();
  const english = await examine(project);
  speak("zh");
  const { rows } = await examine(project);
  expect(rows.map(({ id, level }) => ({ id, level }))).toEqual(english.rows.map(({ id, level }) => ({ id, level })));
  const values = ["env-id", "miniprogram-root", "cloudfunction-root"];
  const others = rows.filter(({ id }) => !values.includes(id));
  for (const { fact } of others) expect(fact).toMatch(HAN);
  for (const { fix } of rows) expect(fix ?? "请").toMatch(HAN);
});

test("the table has Chinese levels, each as wide as the widest, and a Chinese last line", () => {
  speak("zh");
  const rows = [
    warningRow("timeout", { en: "a", zh: "甲" }, { en: "b", zh: "乙" }),
    skippedRow("types", UNBUILT),
    { id: "env-id", level: "ok" as const, fact: "prod-1a2b" },
    { id: "pairs", level: "error" as const, fact: "事实", fix: "办法", code: "PAIR_BOUND_TWICE" },
  ];
  const lines = renderReport(reportOf(rows)).split("\n");
  expect(lines).toEqual([
    "警告    timeout  甲",
    "                 → 乙",
    "未检查  types    源码无法构建。",
    "正常    env-id   prod-1a2b",
    "错误    pairs    [PAIR_BOUND_TWICE] 事实",
    "                 → 办法",
    "",
    "1 个错误，1 个警告：按每个 → 后面的办法处理，再重新体检。",
  ]);
  const facts = ["甲", "→ 乙", "源码", "prod", "[PAIR", "→ 办法"];
  const columns = facts.map((fact, at) => widthOf(lines[at]?.split(fact)[0] ?? ""));
  expect([...new Set(columns)]).toEqual([17]);
  expect(renderReport(reportOf([])).trim()).toBe("一切正常。");
});

test("in English the levels stand as before", () => {
  expect(renderRow(warningRow("timeout", { en: "a\nb", zh: "" }, { en: "c", zh: "" }), 8)).toBe(
    "warning  timeout   a\n                   b\n                   → c",
  );
});
