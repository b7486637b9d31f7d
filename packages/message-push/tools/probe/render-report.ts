// The report of a probe as text: the table at the end of a run, and the Markdown that is pasted into an issue.
import { type Both, type Language, same } from "../../src/language";
import { renderTable, widthOf } from "../table";
import { TOPICS, type Topic } from "./beliefs/all-beliefs";
import type { Belief, InBoth } from "./beliefs/belief";
import { isProbed } from "./beliefs/belief";
import type { Percentiles } from "./parts/part";
import { NOT_LOOKED_AT, type ProbeReport, type ReportRow, type Verdict } from "./report";
import { shownText, shownValue } from "./shown-value";
import { wrapText } from "./wrap-text";

export interface RenderOptions {
  /** The beliefs whose rows are shown; others are counted only. @default all of this version */
  readonly topics?: readonly Topic[];
  /** @default "en" */
  readonly language?: Language;
}

interface Judged {
  readonly belief: Belief;
  readonly row: ReportRow;
}

interface JudgedTopic {
  readonly title: InBoth;
  readonly judged: readonly Judged[];
}

const WHY_CHARACTERS = 160;

/** Of the terminal. */
const COLUMNS = 100;
/** The last column is at least this wide, however long an id or a value is. */
const LAST_COLUMN_MIN = 28;
const GAP = 2;

const ORDER: Readonly<Record<Verdict, number>> = { otherwise: 0, "as believed": 1, "not seen": 2 };
const MARKS: Readonly<Record<Verdict, string>> = { otherwise: "!", "as believed": "", "not seen": "?" };

/** The table: by topic, with what is otherwise first and marked. */
export function renderReportTable(report: ProbeReport, options: RenderOptions = {}): string {
  const { language = "en" } = options;
  const topics = judgedTopics(report, options);
  const first = topics.flatMap(({ judged }) => judged.map(firstCells));
  const head = ["", ...HEAD[language]];
  const widths = head.map((_, i) => Math.max(...[head, ...first].map((cells) => widthOf(cells[i] ?? ""))));
  const taken = widths.reduce((sum, width) => sum + width + GAP, 0);
  const lastWidth = Math.max(LAST_COLUMN_MIN, COLUMNS - taken);
  const blocks = topics.map(({ title, judged }) => ({
    title: title[language],
    rows: judged.flatMap((one) => linesOf(one, language, lastWidth)),
  }));
  const lines = renderTable([[...head, CONSEQUENCE[language]], ...blocks.flatMap(({ rows }) => rows)]);
  return [
    titleOf(report, language),
    "",
    ...withTitles(lines, blocks),
    "",
    madeWith(report, language),
    ...countLines(report, topics, language),
    ...otherwiseLine(topics, language),
  ].join("\n");
}

const HEAD: Readonly<Record<Language, readonly string[]>> = {
  en: ["belief", "believed", "seen"],
  zh: ["假设", "预期", "实际"],
};
const CONSEQUENCE = { en: "consequence", zh: "影响" };

/** One belief as rows of the table: its consequence takes as many lines as it needs. */
function linesOf(one: Judged, language: Language, lastWidth: number): readonly (readonly string[])[] {
  const [line = "", ...others] = wrapText(plain(consequence(one, language)), lastWidth);
  return [[...firstCells(one), line], ...others.map((other) => ["", "", "", "", other])];
}

function firstCells({ row }: Judged): readonly string[] {
  return [
    MARKS[row.verdict],
    row.id,
    shownValue(row.believed),
    row.verdict === "not seen" ? "–" : shownValue(row.seen),
  ];
}

function consequence({ belief, row }: Judged, language: Language): string {
  if (row.verdict === "as believed") return "";
  if (row.verdict === "not seen")
    return { en: `not seen: ${whyOf(row, "en")}`, zh: `未查看：${whyOf(row, "zh")}` }[language];
  return `${belief.otherwise[language]}${settingOf(belief, language)}`;
}

function settingOf(belief: Belief, language: Language): string {
  return isProbed(belief) && belief.setting !== undefined ? ` → ${belief.setting[language]}` : "";
}

/** The header stays first; each topic's title goes before its rows. */
function withTitles(
  [header = "", ...lines]: readonly string[],
  blocks: readonly { readonly title: string; readonly rows: readonly unknown[] }[],
): readonly string[] {
  const left = [...lines];
  return [header, ...blocks.flatMap(({ title, rows }) => ["", title, ...left.splice(0, rows.length)])];
}

function otherwiseLine(topics: readonly JudgedTopic[], language: Language): readonly string[] {
  const ids = judgedAs("otherwise", topics).map(({ row }) => row.id);
  return ids.length === 0
    ? []
    : wrapText({ en: `! otherwise: ${ids.join(", ")}`, zh: `! 与预期不同：${ids.join("、")}` }[language], COLUMNS);
}

/** `probe-report.md`. In English, because it goes to this project's issues. */
export function renderReportMarkdown(report: ProbeReport, options: Omit<RenderOptions, "language"> = {}): string {
  const topics = judgedTopics(report, options);
  const [otherwise, asBelieved, notSeen] = (["otherwise", "as believed", "not seen"] as const).map((verdict) =>
    judgedAs(verdict, topics),
  );
  return [
    `# ${titleOf(report, "en")}`,
    "",
    `- ${madeWith(report, "en")}`,
    ...countLines(report, topics, "en").map((line) => `- ${line}`),
    "- It holds no openid, content, token, key or environment id: it can be pasted into an issue as it is.",
    ...section(
      "Otherwise than believed",
      ["Belief", "Believed", "Seen", "What was believed", "Consequence"],
      otherwise?.map(otherwiseCells),
    ),
    ...section("As believed", ["Belief", "Believed", "Seen"], asBelieved?.map(valueCells)),
    ...section(
      "Not seen",
      ["Belief", "Why"],
      notSeen?.map(({ row }) => [code(row.id), whyOf(row, "en")]),
    ),
    ...section("Figures", ["Figure", "Value"], figureCells(report)),
    "",
  ].join("\n");
}

function otherwiseCells(one: Judged): readonly string[] {
  return [...valueCells(one), plainLinks(one.belief.what.en), plainLinks(consequence(one, "en"))];
}

function valueCells({ row }: Judged): readonly string[] {
  return [code(row.id), code(shownValue(row.believed)), code(shownValue(row.seen))];
}

function figureCells({ figures }: ProbeReport): readonly (readonly string[])[] {
  return Object.entries(figures)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => [shownValue(name), isPercentiles(value) ? percentilesText(value) : shownValue(value)]);
}

function isPercentiles(value: unknown): value is Percentiles {
  const fields = ["count", "p50", "p95", "max"];
  if (typeof value !== "object" || value === null) return false;
  return fields.every((field) => typeof (value as Readonly<Record<string, unknown>>)[field] === "number");
}

function percentilesText({ count, p50, p95, max }: Percentiles): string {
  return `median ${p50}, 95 of 100 within ${p95}, longest ${max} (of ${count})`;
}

function section(title: string, head: readonly string[], rows: readonly (readonly string[])[] = []): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  const table = [line(head), `|${head.map(() => "---|").join("")}`, ...rows.map(line)];
  return ["", `## ${title}`, "", ...(rows.length === 0 ? ["Nothing."] : table)];
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

function code(text: string): string {
  return `\`${text.replaceAll("`", "'")}\``;
}

const TITLES: Readonly<Record<ProbeReport["origin"], Both>> = {
  cloud: { en: "Report of a probe of a real environment", zh: "真实云环境的探测报告" },
  rehearsal: {
    en: "Rehearsal of the probe in the simulator: it says nothing of a real environment",
    zh: "探测在模拟器里的预演：不反映任何真实环境",
  },
};

function titleOf({ origin }: ProbeReport, language: Language): string {
  return TITLES[origin][language];
}

const VERSIONS = [
  ["messagePush", same("message-push")],
  ["cli", same("CLI")],
  ["node", { en: "Node of the functions", zh: "云函数的 Node" }],
] as const;

function madeWith({ madeOn, versions }: ProbeReport, language: Language): string {
  const named = VERSIONS.flatMap(([key, name]) => {
    const version = versions[key];
    return version === undefined
      ? []
      : [`${name[language]} ${/^v?[\d.]+[\w.-]{0,12}$/.test(version) ? version : "unknown"}`];
  });
  return { en: `Made on ${madeOn}: ${named.join(", ")}`, zh: `生成于 ${madeOn}：${named.join("、")}` }[language];
}

function countLines({ rows }: ProbeReport, topics: readonly JudgedTopic[], language: Language): readonly string[] {
  const count = (verdict: Verdict) => judgedAs(verdict, topics).length;
  const shown = topics.reduce((sum, { judged }) => sum + judged.length, 0);
  const left = rows.length - shown;
  const counts = {
    en: `${count("as believed")} as believed, ${count("otherwise")} otherwise, ${count("not seen")} not seen`,
    zh: `${count("as believed")} 条与预期一致，${count("otherwise")} 条与预期不同，${count("not seen")} 条未查看`,
  };
  const more = {
    en: `${left} more that this version of the package does not know`,
    zh: `另有 ${left} 条是本版本不认识的`,
  };
  return [counts[language], ...(left === 0 ? [] : [more[language]])];
}

/** Only beliefs of this version are shown, so that an edited file cannot bring a text of its own as an id. */
function judgedTopics({ rows }: ProbeReport, { topics = TOPICS }: RenderOptions): readonly JudgedTopic[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return topics
    .map(({ title, beliefs }) => {
      const judged = beliefs.flatMap((belief) => {
        const row = byId.get(belief.id);
        return row === undefined ? [] : [{ belief, row }];
      });
      return { title, judged: judged.sort((a, b) => ORDER[a.row.verdict] - ORDER[b.row.verdict]) };
    })
    .filter(({ judged }) => judged.length > 0);
}

function judgedAs(verdict: Verdict, topics: readonly JudgedTopic[]): readonly Judged[] {
  return topics.flatMap(({ judged }) => judged.filter(({ row }) => row.verdict === verdict));
}

function whyOf({ why = NOT_LOOKED_AT }: ReportRow, language: Language): string {
  return shownText(why[language], WHY_CHARACTERS);
}

/** Links of the documents lead nowhere from an issue. */
function plainLinks(text: string): string {
  return text.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1");
}

/** For the terminal. */
function plain(text: string): string {
  return plainLinks(text).replaceAll("`", "");
}
