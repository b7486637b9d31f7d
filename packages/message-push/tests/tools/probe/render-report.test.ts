import { same } from "../../../src/language";
import type { Topic } from "../../../tools/probe/beliefs/all-beliefs";
import { believe } from "../../../tools/probe/beliefs/belief";
import { renderReportMarkdown, renderReportTable } from "../../../tools/probe/render-report";
import { reportText } from "../../../tools/probe/report";
import { widthOf } from "../../../tools/table";
import { probeReport } from "../../support/probe-report";

const both = (en: string, zh: string) => ({ en, zh });
const texts = (en: string, zh = "中文") => ({
  what: both(`${en} is so`, zh),
  builtOn: both("a page", "文档"),
  otherwise: both(`of ${en} [more](x.md) follows`, zh),
});

const topics: readonly Topic[] = [
  {
    title: both("Pushes", "推送"),
    beliefs: [
      believe({ id: "push-openid", part: "first-push", rule: "openidInPushes", other: false, ...texts("`OPENID`") }),
      believe({
        id: "push-attempts",
        part: "silent",
        rule: "attempts",
        other: 1,
        ...texts("a|b", "云函数被调用的次数更少，不用改动；".repeat(8)),
        setting: both("set x", "设置 x"),
      }),
    ],
  },
  {
    title: both("Calls", "调用"),
    beliefs: [believe({ id: "typing", part: "typing", rule: "typingMs", other: 1, ...texts("typing") })],
  },
  { title: both("Rest", "其他"), beliefs: [{ id: "rest", notProbed: both("no", "否"), ...texts("rest") }] },
];

const report = probeReport({
  rows: [
    { id: "push-openid", verdict: "as believed", believed: true, seen: true },
    { id: "push-attempts", verdict: "otherwise", believed: 3, seen: 1 },
    { id: "typing", verdict: "not seen", believed: 15_000, why: same("nobody takes part") },
    { id: "of-another-version", verdict: "otherwise", believed: 1, seen: 2 },
  ],
  figures: { uploadMs: { count: 9, p50: 80, p95: 120, max: 130 }, coldStarts: 3 },
});

test("the table stands by topic, with what is otherwise first and marked, and its consequence", () => {
  expect(renderReportTable(report, { topics }).split("\n")).toEqual([
    "Report of a probe of a real environment",
    "",
    "   belief         believed  seen  consequence",
    "",
    "Pushes",
    "!  push-attempts  3         1     of a|b more follows → set x",
    "   push-openid    true      true",
    "",
    "Calls",
    "?  typing         15000     –     not seen: nobody takes part",
    "",
    "Made on 2026-05-01: message-push 0.12.0, CLI 2.12.10, Node of the functions v18.15.0",
    "1 as believed, 1 otherwise, 1 not seen",
    "1 more that this version of the package does not know",
    "! otherwise: push-attempts",
  ]);
});

test("no line of the table takes more than 100 places, Chinese included", () => {
  const lines = renderReportTable(report, { topics, language: "zh" }).split("\n");
  expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(100);
  expect(lines.filter((line) => line.includes("云函数")).length).toBeGreaterThan(2);
  expect(lines.filter((line) => /^\s*[，；]/.test(line))).toEqual([]);
});

test("the Markdown has its tables of what is otherwise, as believed, not seen and measured, and is the same every time", () => {
  const text = renderReportMarkdown(report, { topics });
  expect(text).toBe(renderReportMarkdown(structuredClone(report), { topics }));
  expect(text).toMatch(/^# Report of a probe of a real environment\n/);
  expect(text).toContain("| `push-attempts` | `3` | `1` | a\\|b is so | of a\\|b more follows → set x |\n");
  expect(text).toContain("| `push-openid` | `true` | `true` |\n");
  expect(text).toContain("| `typing` | nobody takes part |\n");
  expect(text).toContain("| coldStarts | 3 |\n| uploadMs | median 80, 95 of 100 within 120, longest 130 (of 9) |\n");
});

test("a rehearsal says so in its first line", () => {
  const rehearsal = probeReport({ origin: "rehearsal" });
  for (const text of [renderReportMarkdown(rehearsal, { topics }), renderReportTable(rehearsal, { topics })]) {
    expect(text.split("\n")[0]).toMatch(/Rehearsal of the probe in the simulator/);
  }
});

const SECRETS = [
  "oNHwxjgrzgL9H_A2pGLSMuME-X-Q",
  "wx0123456789abcdef",
  "cloud1-5g39elugeec5ba0f",
  "prod-1a2b3c",
  "cloud://prod-1a2b3c.7072/message-push-probe/a.png",
  "AKIDz8krbsJ5yKBZQpn74WFkmLPx3gnPhESA",
  "0123456789abcdef0123456789abcdef",
];

test.each(SECRETS)("%s gets out of no place of a report", (secret) => {
  const spoilt = probeReport({
    versions: { messagePush: secret, cli: secret, node: `v18 ${secret}`, [secret]: "1" },
    rows: [
      { id: secret, verdict: "otherwise", believed: 1, seen: 2 },
      { id: "push-openid", verdict: "otherwise", believed: secret, seen: { openid: secret } },
      { id: "typing", verdict: "not seen", believed: 1, why: same(`it failed for ${secret}: ${"long ".repeat(100)}`) },
    ],
    figures: { name: secret, [secret]: 1, list: { deep: [secret] } as never },
  });
  for (const text of [renderReportMarkdown(spoilt, { topics }), renderReportTable(spoilt, { topics })]) {
    expect(text).not.toContain(secret);
    expect(text).toMatch(/it failed for …:? long/);
    expect(text).not.toContain("long ".repeat(40));
  }
});

test("what a report says by itself is not taken for an id", () => {
  const why = "it needs TENCENTCLOUD_SECRETKEY; message-push-probe answers -604101 to customerServiceMessage.send";
  const text = renderReportMarkdown(
    probeReport({
      rows: [{ id: "typing", verdict: "not seen", believed: 1, why: same(why) }],
      figures: { imageUploadP95Ms: 3 },
    }),
    { topics },
  );
  expect(text).toContain(why);
  expect(text).toContain("imageUploadP95Ms");
});

test("a value that is nothing can be seen as such", () => {
  const report = probeReport({ rows: [{ id: "push-openid", verdict: "otherwise", believed: "", seen: "client" }] });
  expect(renderReportMarkdown(report, { topics })).toContain('`""`');
});

test("in Chinese the table, and why a row was not seen, are Chinese; the file to paste into an issue is English", () => {
  const why = { en: "nobody takes part", zh: "没有人参与" };
  const one = probeReport({ rows: [{ id: "typing", verdict: "not seen", believed: 1, why }] });
  const table = renderReportTable(one, { topics, language: "zh" });
  expect(table).toContain("未查看：没有人参与");
  expect(table).toContain("0 条与预期一致，0 条与预期不同，1 条未查看");
  expect(renderReportMarkdown(one, { topics })).toContain("nobody takes part");
  expect(JSON.parse(reportText(one)).rows).toEqual([{ id: "typing", verdict: "not seen", believed: 1, why: why.en }]);
});
