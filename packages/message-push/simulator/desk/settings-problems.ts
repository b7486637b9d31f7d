// What is wrong with the desk's settings, in both languages: what readSettings would leave out, and hours that cannot be read.
import { checkHours, type HoursProblem } from "../../src/desk/hours/check-hours";
import { isMisses, isSaid, isWelcome, MOST_MISSES, SETTINGS } from "../../src/desk/read-settings";
import { nearest } from "../../src/wechat/did-you-mean";
import type { PlacedProblem } from "../control/desk-contract";
import type { Both } from "../terminal/language";

type Fields = Readonly<Record<string, unknown>>;

const TEXT_FIX: Both = {
  en: "Write a text of up to 2048 bytes, which are 682 Chinese characters, or leave it out.",
  zh: "请写不超过 2048 字节（约 682 个汉字）的文本，或不写。",
};
const FLAG_FIX: Both = { en: "Write true or false, without quotes.", zh: "请写 true 或 false，不加引号。" };
const MISSES_FIX: Both = { en: `Write 1 to ${MOST_MISSES}.`, zh: `请写 1 到 ${MOST_MISSES}。` };
const WELCOME_FIX: Both = {
  en: 'Write { "text": "您好", "sessionFrom": ["index"], "hasMenu": true }; the last two may be left out.',
  zh: '请写 { "text": "您好", "sessionFrom": ["index"], "hasMenu": true }；后两项可以不写。',
};
const LEFT_OUT: Both = { en: "The value cannot be used.", zh: "该值无法使用。" };

export function settingsProblems(settings: unknown): readonly PlacedProblem[] {
  const fields: Fields = Object(settings);
  const judged = [
    ...(["outOfHoursText", "handOverText", "menuText"] as const).map((name) => [name, isSaid, TEXT_FIX] as const),
    ["missesBeforeHandOver", isMisses, MISSES_FIX] as const,
    ["keepsQuestions", (given: unknown) => typeof given === "boolean", FLAG_FIX] as const,
    ["welcomes", Array.isArray, WELCOME_FIX] as const,
  ];
  return [
    ...Object.keys(fields).flatMap(misspelt),
    ...checkHours(fields.hours).map(inBoth),
    ...judged.flatMap(([path, isRight, fix]) =>
      fields[path] === undefined || isRight(fields[path]) ? [] : [{ path, fact: LEFT_OUT, fix }],
    ),
    ...brokenWelcomes(fields.welcomes),
  ];
}

/** Other fields stay: consoles and content management add their own. */
function misspelt(name: string): readonly PlacedProblem[] {
  const meant = (SETTINGS as readonly string[]).includes(name) ? undefined : nearest(name, SETTINGS);
  if (meant === undefined) return [];
  const fact = { en: `There is no setting "${name}".`, zh: `没有“${name}”这个设置。` };
  return [{ path: name, fact, fix: { en: `Did you mean "${meant}"?`, zh: `是不是“${meant}”？` } }];
}

function brokenWelcomes(given: unknown): readonly PlacedProblem[] {
  if (!Array.isArray(given)) return [];
  return given.flatMap((own: unknown, index) =>
    isWelcome(own) ? [] : [{ path: `welcomes[${index}]`, fact: LEFT_OUT, fix: WELCOME_FIX }],
  );
}

/** The check of hours speaks English; what is to be written follows from the place. */
function inBoth({ path, fact, fix }: HoursProblem): PlacedProblem {
  const place = path === "" ? "hours" : `hours.${path}`;
  return { path: place, fact: { en: fact, zh: "这里的时间有误。" }, fix: { en: fix, zh: chineseFix(path) } };
}

function chineseFix(path: string): string {
  if (path === "timeZone") return '请写 "+08:00" 这样的时差；不认识时区的名称。';
  if (path === "holidays") return '请写 "china"（按中国节假日），或 "none"（节假日照常）。';
  if (!/^(?:weekly|days)\./.test(path))
    return '请写 { "weekly": { "mon": ["9:00-18:00"] }, "days": { "2026-12-24": [] } }。';
  return '星期写 mon 到 sun，日期写 "2026-01-05"；时间写 ["9:00-12:00", "13:30-18:00"]，不能重叠，休息写 []。';
}
