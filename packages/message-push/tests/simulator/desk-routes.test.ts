// The desk over the control API: what is in force, what is wrong with it, what a question comes to, and what is saved where.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ControlApi } from "../../simulator/control/contract";
import { DESK_ANSWERS, DESK_QUESTIONS } from "../../simulator/desk/desk-collections";
import { DESK_COLLECTIONS } from "../../src/platform/cloudbase/cloudbase-desk-store";
import { deskCopy } from "../support/desk-copy";
import { DESK_FILE } from "../support/desk-project";
import { type Simulator, startSimulator } from "../support/simulator";

/** A Monday, of which no holiday counts. */
const MONDAY = "2026-03-02T10:00";
const HOUR_MS = 3_600_000;
const NIGHT = "2026-03-02T20:00";

let sim: Simulator;
let dir: string;
beforeAll(async () => {
  dir = deskCopy();
  mkdirSync(join(dir, "desk"));
  sim = await startSimulator({ projectDir: dir });
});
afterAll(async () => {
  await sim.stop();
  rmSync(dir, { recursive: true, force: true });
});
beforeEach(() => {
  for (const name of [DESK_ANSWERS, DESK_QUESTIONS]) sim.dropCollection(name);
  writeFile(JSON.stringify(DESK_FILE));
});

const writeFile = (text: string) => writeFileSync(join(dir, "desk/answers.json"), text);

async function ask<Route extends keyof ControlApi>(route: Route, body?: unknown) {
  const [method = "", path = ""] = route.split(" ");
  const response = await fetch(`${sim.url}/__sim${path}`, {
    method,
    headers: { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, answer: (await response.json()) as ControlApi[Route]["answer"] };
}
const answers = async () => (await ask("GET /desk/answers")).answer;
const attempt = async (text: string, more: object = {}) =>
  (await ask("POST /desk/try", { text, at: MONDAY, ...more })).answer;

test("the collections have the names that the runtime gives them", () => {
  expect({ answers: DESK_ANSWERS, questions: DESK_QUESTIONS }).toEqual({
    answers: DESK_COLLECTIONS.answers,
    questions: DESK_COLLECTIONS.questions,
  });
});

describe("what is in force", () => {
  test("is the file's, where the collection is empty; a broken rule says what is wrong in both languages", async () => {
    const { file, rules, settings } = await answers();
    expect(file).toEqual({ state: "read" });
    expect([rules.from, settings.from]).toEqual(["file", "file"]);
    expect(rules.list.map(({ document, isBuiltIn }) => [document.name, isBuiltIn])).toEqual([
      ["营业时间", false],
      ["发货", false],
      ["坏的", false],
      ["人工客服", true],
    ]);
    expect(rules.list.map(({ problems }) => problems)).toEqual([
      [],
      [],
      [
        {
          path: "keywords",
          fact: { en: "The rule has no keywords.", zh: "规则没有关键词。" },
          fix: { en: 'Write "keywords": ["…"].', zh: '请写 "keywords": ["…"]。' },
        },
      ],
      [],
    ]);
  });

  test("is the collection's as soon as it has a rule, in the order of the ids; settings each on their own", async () => {
    sim.seed(DESK_ANSWERS, [
      { _id: "b", name: "乙", keywords: ["乙"], replies: ["乙"], validFrom: new Date("2026-01-01T00:00:00Z") },
      { _id: "a", name: "甲", keywords: ["甲"], replies: ["甲"] },
      { _id: "person", name: "找人", keywords: ["找人"], replies: [{ type: "hand_over" }] },
    ]);
    const { rules, settings } = await answers();
    expect([rules.from, settings.from]).toEqual(["collection", "file"]);
    expect(rules.list.map(({ document }) => document._id)).toEqual(["a", "b", "person"]);
    expect(rules.list[1]?.document.validFrom).toEqual({ $date: "2026-01-01T00:00:00Z" });
    expect(rules.list.every(({ isBuiltIn, problems }) => !isBuiltIn && problems.length === 0)).toBe(true);
  });

  test.each([
    ["{", expect.stringMatching(/^It is no JSON: /)],
    ["[]", "It is no object in { }."],
    ['{ "rules": {} }', "Its rules are no list in [ ]."],
  ])("says that the file is broken: %s", async (text, en) => {
    writeFile(text);
    const { file, rules, settings } = await answers();
    expect(file).toMatchObject({ state: "broken", problem: { en, zh: expect.any(String) } });
    expect([rules.from, settings.from]).toEqual(["nowhere", "nowhere"]);
    expect(rules.list.map(({ isBuiltIn }) => isBuiltIn)).toEqual([true]);
  });

  test("says that there is no file", async () => {
    rmSync(join(dir, "desk/answers.json"));
    expect(await answers()).toMatchObject({ file: { state: "missing" }, rules: { from: "nowhere" } });
  });

  test("has the questions that nobody could answer, the most asked first, and passes over damaged ones", async () => {
    const lastAt = new Date("2026-03-01T00:00:00Z");
    sim.seed(DESK_QUESTIONS, [
      { _id: "1", text: "能刻字吗", count: 1, firstAtMs: 1, lastAt },
      { _id: "2", text: "有发票吗", count: 3, firstAtMs: 1, lastAt },
      { _id: "3", text: 7, count: 9 },
    ]);
    const { questions } = await answers();
    expect(questions.total).toBe(2);
    expect(questions.list.map(({ text, count, lastAtMs }) => [text, count, lastAtMs])).toEqual([
      ["有发票吗", 3, lastAt.getTime()],
      ["能刻字吗", 1, lastAt.getTime()],
    ]);
  });
});

describe("a question that is tried", () => {
  test("is answered by a rule, and what else matched is told", async () => {
    sim.seed(DESK_ANSWERS, [
      { _id: "a", name: "甲", keywords: ["发货"], replies: ["一", "二"], mode: "random_one", priority: 1 },
      { _id: "b", name: "乙", keywords: ["几时发货"], replies: ["乙"] },
      { _id: "c", name: "丙", keywords: ["发货"], replies: ["丙"], isOn: false },
      { _id: "d", name: "丁", keywords: ["发货", "退款"], replies: ["丁"], sessionFrom: ["order"] },
    ]);
    expect(await attempt("几时發貨？")).toEqual({
      deskTime: MONDAY,
      isOpen: true,
      folded: "几时发货",
      answer: {
        name: "甲",
        keyword: { content: "发货", match: "contain" },
        folded: "发货",
        priority: 1,
        isByChance: true,
      },
      outranked: [{ name: "乙", keyword: { content: "几时发货", match: "contain" }, folded: "几时发货", priority: 0 }],
      out: [
        expect.objectContaining({ name: "丙", why: "off" }),
        expect.objectContaining({ name: "丁", why: "other-session" }),
      ],
      reads: [{ msgtype: "text", text: { content: "一" } }],
      missingFiles: [],
      isHandedOver: false,
      isKept: false,
    });
    expect(await attempt("发货", { sessionFrom: "order" })).toMatchObject({
      outranked: [{ name: "丁" }],
      out: [{ name: "丙" }],
    });
    expect((await attempt("退款", { sessionFrom: "order" })).reads).toEqual([
      { msgtype: "text", text: { content: "丁" } },
    ]);
    expect(await attempt("退款")).toMatchObject({ reads: [], isHandedOver: true });
  });

  test("goes to a person in hours, and out of hours gets a sentence with the menu; it is kept where that is set", async () => {
    expect(await attempt("能刻字吗")).toMatchObject({ reads: [], isHandedOver: true, isKept: true });
    const night = await attempt("能刻字吗", { at: NIGHT });
    expect(night).toMatchObject({ isOpen: false, back: "3月9日 9:00", isHandedOver: false, isKept: true });
    expect(night.reads).toEqual([
      {
        msgtype: "text",
        text: {
          content:
            "客服现在休息，3月9日 9:00 回来。您的问题已经记下，到时也可以发“人工”。\n\n没有找到答案。请回复数字，或者换个说法：\n1. 营业时间",
        },
      },
    ]);
    expect(sim.documents(DESK_QUESTIONS)).toEqual([]);
  });

  test("asks for a person by the built-in rule", async () => {
    expect(await attempt("转人工")).toMatchObject({ answer: { name: "人工客服" }, isHandedOver: true, isKept: false });
  });

  test("has the simulator's time by the desk's clock, where no other is given, and refuses what is none", async () => {
    const deskTime = () => new Date(sim.clock.nowMs() + 8 * HOUR_MS).toISOString().slice(0, 16);
    const before = deskTime();
    const { answer } = await ask("POST /desk/try", { text: "在吗" });
    expect(before <= answer.deskTime && answer.deskTime <= deskTime()).toBe(true);
    expect((await answers()).deskOffsetMs).toBe(8 * HOUR_MS);
    for (const at of ["tomorrow", "2026-13-01T00:00"])
      expect(await ask("POST /desk/try", { text: "在吗", at })).toMatchObject({
        status: 400,
        answer: { error: { code: "OPTION_INVALID", fix: expect.stringContaining("2026-10-01T22:10") } },
      });
  });

  test("names the picture that lies beside the code", async () => {
    sim.seed(DESK_ANSWERS, [{ _id: "a", name: "图", keywords: ["图"], replies: [{ type: "image", file: "a.png" }] }]);
    expect((await attempt("图")).reads).toEqual([{ msgtype: "image", image: { media_id: "file:a.png" } }]);
  });
});

describe("what is saved", () => {
  const rule = { name: "发票", keywords: ["发票"], replies: ["可以开"] };
  const ids = () => sim.documents(DESK_ANSWERS).map(({ _id }) => _id);

  test("a copy of the file has its rules and settings, and answers as the file did", async () => {
    const { answer } = await ask("POST /desk/copy", {});
    expect([answer.rules.from, answer.settings.from]).toEqual(["collection", "collection"]);
    expect(ids()).toEqual(["hours", "发货", "bad", "settings"]);
    expect(await attempt("发货吗")).toMatchObject({ answer: { name: "发货" } });
    await ask("POST /desk/copy", {});
    expect(ids()).toHaveLength(4);
  });

  test("a copy leaves out what is no document, and what has another's id", async () => {
    writeFile(JSON.stringify({ rules: [7, { ...rule, _id: "settings" }, rule, { ...rule, replies: ["不可以"] }] }));
    await ask("POST /desk/copy", {});
    expect(sim.documents(DESK_ANSWERS)).toEqual([{ ...rule, _id: "发票" }]);
  });

  test("a rule is added beside those of the file, which go on answering", async () => {
    expect((await ask("POST /desk/rules", { rule })).answer).toEqual({ problems: [] });
    expect(ids()).toEqual(["hours", "发货", "bad", "发票"]);
    expect(await attempt("开发票")).toMatchObject({ answer: { name: "发票" } });
    expect(await attempt("几点关门")).toMatchObject({ answer: { name: "营业时间" } });
    await ask("POST /desk/rules", { rule: { ...rule, replies: ["另一个"] } });
    expect(ids()).toHaveLength(5);
  });

  test("a rule is put in the place of the one with its id, whole; a date stays a date", async () => {
    sim.seed(DESK_ANSWERS, [{ ...rule, _id: "a", note: "旧" }]);
    const dated = { ...rule, _id: "a", validFrom: { $date: "2026-01-01T00:00:00Z" } };
    expect((await ask("POST /desk/rules", { rule: dated })).answer).toEqual({ problems: [] });
    expect(sim.documents(DESK_ANSWERS)).toEqual([{ ...rule, _id: "a", validFrom: new Date("2026-01-01T00:00:00Z") }]);
  });

  test.each([
    [{ ...rule, replies: [] }, "replies"],
    [{ ...rule, _id: "settings" }, "_id"],
    [{ ...rule, isOnn: true }, "isOnn"],
  ])("a rule that would not answer is not saved: %j", async (broken, path) => {
    const { answer } = await ask("POST /desk/rules", { rule: broken });
    expect(answer.problems).toEqual([expect.objectContaining({ path })]);
    expect(sim.documents(DESK_ANSWERS)).toEqual([]);
  });

  test("what no document can hold is refused", async () => {
    expect(await ask("POST /desk/rules", { rule: { ...rule, "a.b": 1 } })).toMatchObject({
      status: 400,
      answer: { error: { code: "DATA_INVALID" } },
    });
    expect(await ask("POST /desk/rules", {})).toMatchObject({
      status: 400,
      answer: { error: { code: "OPTION_INVALID" } },
    });
  });

  test("settings are saved as one document beside the rules, and not while something is wrong in them", async () => {
    const settings = { handOverText: "请稍等", hours: { weekly: { mon: ["9:00-18:00"] } } };
    expect((await ask("POST /desk/settings", { settings })).answer).toEqual({ problems: [] });
    const broken = {
      handOverTxt: "请稍等",
      hours: { weekly: { mon: ["9-18"] }, holidays: "none" },
      missesBeforeHandOver: 9,
      menuText: "",
      keepsQuestions: "yes",
      welcomes: [{ sessionFrom: ["index"] }, { text: "您好" }],
      _updatedBy: "console",
    };
    const { problems } = (await ask("POST /desk/settings", { settings: broken })).answer;
    expect(problems.map(({ path }) => path)).toEqual([
      "handOverTxt",
      "hours.weekly.mon[0]",
      "menuText",
      "missesBeforeHandOver",
      "keepsQuestions",
      "welcomes[0].text",
    ]);
    expect(problems.every(({ fact, fix }) => [fact.zh, fix.zh].every((text) => /\p{Script=Han}/u.test(text)))).toBe(
      true,
    );
    expect(sim.documents(DESK_ANSWERS)).toEqual([{ ...settings, _id: "settings" }]);
    expect((await answers()).settings).toMatchObject({ from: "collection", problems: [] });
    expect((await answers()).rules.from).toBe("file");
  });
});

test("a body that does not say that it is JSON is refused, and so is another page", async () => {
  for (const headers of [{}, { "content-type": "application/json", origin: "https://example.com" }]) {
    const response = await fetch(`${sim.url}/__sim/desk/try`, { method: "POST", headers, body: '{"text":"a"}' });
    expect([response.status, await response.json()]).toEqual([
      403,
      { error: expect.objectContaining({ code: "REQUEST_REFUSED" }) },
    ]);
  }
});
