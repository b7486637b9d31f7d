import { checkSettings } from "../../src/desk/check-settings";
import { readSettings } from "../../src/desk/read-settings";
import { SETTINGS_WORDS } from "../../src/desk/settings-words";

const paths = (given: unknown) => checkSettings(given, "en").map(({ path }) => path);

test("settings that are right have no problem, and none are right", () => {
  const settings = {
    _id: "settings",
    _updateTime: 7,
    hours: { weekly: { mon: ["9:00-18:00"] } },
    outOfHoursText: "{{back}}回来。",
    handOverText: "请稍等。",
    missesBeforeHandOver: 5,
    menuText: "请选择：",
    welcomes: [{ text: "您好", sessionFrom: ["order"], hasMenu: true }, { text: "您好" }],
    keepsQuestions: true,
  };
  expect(checkSettings(settings, "en")).toEqual([]);
  expect(checkSettings({}, "en")).toEqual([]);
  expect(checkSettings(undefined, "en")).toEqual([]);
});

test.each([
  [[], [""]],
  [{ outOfHourText: "x" }, ["outOfHourText"]],
  [{ hours: { weekly: { mon: ["9"] } } }, ["hours.weekly.mon[0]"]],
  [{ hours: [] }, ["hours"]],
  [{ outOfHoursText: 7 }, ["outOfHoursText"]],
  [{ handOverText: "　" }, ["handOverText"]],
  [{ menuText: "猫".repeat(700) }, ["menuText"]],
  [{ outOfHoursText: "{{ back }}回来" }, ["outOfHoursText"]],
  [{ outOfHoursText: "{{back}}，{{words}}" }, ["outOfHoursText"]],
  [{ handOverText: "{{back}}" }, ["handOverText"]],
  [{ missesBeforeHandOver: 6 }, ["missesBeforeHandOver"]],
  [{ missesBeforeHandOver: "2" }, ["missesBeforeHandOver"]],
  [{ keepsQuestions: "yes" }, ["keepsQuestions"]],
  [{ welcomes: {} }, ["welcomes"]],
  [{ welcomes: ["您好"] }, ["welcomes[0]"]],
  [{ welcomes: [{ hasMenu: true }] }, ["welcomes[0].text"]],
  [
    { welcomes: [{ text: "您好", sessionfrom: ["a"], hasMenu: 1 }] },
    ["welcomes[0].sessionfrom", "welcomes[0].hasMenu"],
  ],
  [{ welcomes: [{ text: "您好", sessionFrom: [] }] }, ["welcomes[0].sessionFrom"]],
  [{ welcomes: [{ text: "您好" }, { text: "订单", sessionFrom: ["order"] }] }, ["welcomes[1]"]],
  [
    {
      welcomes: [
        { text: "A", sessionFrom: ["a", "b"] },
        { text: "B", sessionFrom: ["b"] },
      ],
    },
    ["welcomes[1]"],
  ],
])("%j has a problem at %j", (settings, expected) => {
  expect(paths(settings)).toEqual(expected);
});

test("what functions leave out is among the problems", () => {
  const broken = { outOfHoursText: "", handOverText: 1, missesBeforeHandOver: 0, menuText: null, keepsQuestions: 1 };
  const defaults = readSettings({});
  expect(readSettings({ ...broken, welcomes: [{ text: "" }] })).toEqual({ ...defaults, welcomes: [] });
  expect(paths({ ...broken, welcomes: [{ text: "" }] }).sort()).toEqual([
    "handOverText",
    "keepsQuestions",
    "menuText",
    "missesBeforeHandOver",
    "outOfHoursText",
    "welcomes[0].text",
  ]);
});

test("a misspelt name is told with the right one, in both languages", () => {
  expect(checkSettings({ menuTxt: "x" }, "en")).toEqual([
    {
      path: "menuTxt",
      fact: 'There is no setting "menuTxt".',
      fix: expect.stringMatching(/^Did you mean "menuText"\? /),
    },
  ]);
  expect(checkSettings({ menuTxt: "x" }, "zh")).toEqual([
    { path: "menuTxt", fact: "没有“menuTxt”这个设置。", fix: expect.stringMatching(/^是不是“menuText”？/) },
  ]);
});

test("every kind has words in both languages", () => {
  for (const { en, zh } of Object.values(SETTINGS_WORDS)) {
    for (const text of en) expect(text).toMatch(/^[A-Z][^\u4e00-\u9fff]+/);
    for (const text of zh) expect(text).toMatch(/[\u4e00-\u9fff].*。$/);
  }
});

test("what is wrong with the hours is told in both languages", () => {
  const hours = {
    timeZone: "CST",
    holidays: "cn",
    weekly: { monday: [], mon: ["9"], tue: 9, wed: ["9:00-12:00", "11:00-13:00"] },
    days: [],
    other: 1,
  };
  const [english, chinese] = (["en", "zh"] as const).map((language) => checkSettings({ hours }, language));
  expect(chinese?.map(({ path }) => path)).toEqual(english?.map(({ path }) => path));
  expect(english).toHaveLength(8);
  for (const { fact, fix } of english ?? []) expect(fact + fix).not.toMatch(/[\u4e00-\u9fff]/);
  for (const { fact, fix } of chinese ?? [])
    expect([fact, fix]).toEqual([
      expect.stringMatching(/[\u4e00-\u9fff].*。$/),
      expect.stringMatching(/[\u4e00-\u9fff].*。$/),
    ]);
  expect(checkSettings({ hours: [] }, "zh")).toMatchObject([{ path: "hours", fact: "服务时间不是对象。" }]);
});
