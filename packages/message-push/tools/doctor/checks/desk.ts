// holidays, webhook: what the desk needs besides its functions, where the project has one.
import { variablesOf } from "../../../project/env-templates";
import { holidaysCover, isWrittenDown } from "../../../src/desk/hours/china-holidays";
import { COVERS_UNTIL } from "../../../src/desk/hours/generated/china-holidays";
import { readHours } from "../../../src/desk/hours/read-hours";
import type { Both } from "../../../src/language";
import { WEBHOOK_VARIABLE } from "../../../src/platform/desk-webhook";
import { deskFunctions, hoursInFiles } from "../desk-use";
import type { Facts } from "../facts";
import { type DoctorRow, errorRow, okRow, rowsOr, SEE_CLOUDBASERC, skippedRow, UNBUILT, warningRow } from "../report";

/** On 15 November, when the next year's holidays have been announced, it is the year to come. */
const AHEAD_MS = 47 * 24 * 3_600_000;

export function checkDesk(facts: Facts): readonly DoctorRow[] {
  if ("refusal" in facts.build) return [skippedRow("desk", UNBUILT)];
  if (deskFunctions(facts).length === 0) return [okRow("desk", NO_DESK)];
  return [...holidayRows(facts), ...webhookRows(facts)];
}

const NO_DESK: Both = { en: "No function works with the desk.", zh: "没有云函数使用客服台。" };
const NO_HOLIDAYS: Both = {
  en: "The desk does not go by China's holidays.",
  zh: "客服台不按中国节假日排班。",
};
const KNOWN: Both = {
  en: `China's holidays are known up to the end of ${COVERS_UNTIL}.`,
  zh: `已有截至 ${COVERS_UNTIL} 年底的中国节假日数据。`,
};

const WRITTEN: Both = {
  en: `China's holidays are known up to the end of ${COVERS_UNTIL}, and hours.days has days after that.`,
  zh: `已有截至 ${COVERS_UNTIL} 年底的中国节假日数据，之后的日期已写进 hours.days。`,
};

/** What operators wrote in the database counts before the file. */
function holidayRows(facts: Facts): readonly DoctorRow[] {
  const { collection, nowMs } = facts;
  const inDatabase = "hours" in collection ? new Map([["desk_answers", collection.hours]]) : undefined;
  const counting = [...(inDatabase ?? hoursInFiles(facts))]
    .map(([place, given]) => ({ place, hours: readHours(given).hours }))
    .filter(({ hours }) => hours.inChina);
  if (counting.length === 0) return [okRow("holidays", NO_HOLIDAYS)];
  if (holidaysCover(nowMs + AHEAD_MS)) return [okRow("holidays", KNOWN)];
  const missing = counting.filter(({ hours }) => !isWrittenDown(hours, nowMs));
  if (missing.length === 0) return [okRow("holidays", WRITTEN)];
  return missing.map(({ place }) =>
    warningRow(
      "holidays",
      {
        en: `The hours in ${place} go by China's holidays, which are known up to the end of ${COVERS_UNTIL}: after that weekly hours count.`,
        zh: `${place} 里的服务时间按中国节假日排班，而节假日数据只到 ${COVERS_UNTIL} 年底：之后按每周时间计算。`,
      },
      {
        en: "Run npm install with a newer message-push, build and upload; or write the days into hours.days of the settings: desk/answers.json, or 云开发 → 数据库 → desk_answers.",
        zh: "请用 npm install 安装新版 message-push，重新构建并上传；或把日期写进设置的 hours.days：desk/answers.json，或 云开发 → 数据库 → desk_answers。",
      },
    ),
  );
}

/** No row shows the address: who knows it can write to the group. */
function webhookRows(facts: Facts): readonly DoctorRow[] {
  const { cloudbaserc, tcbEnvironment } = facts;
  if ("refusal" in cloudbaserc) return [skippedRow("webhook", SEE_CLOUDBASERC)];
  const names = deskFunctions(facts).map(({ name }) => name);
  const own = cloudbaserc.thing.functions.filter(({ name }) => names.includes(name));
  const urls = own.map((settings) => [settings.name, variablesOf(settings, tcbEnvironment)[WEBHOOK_VARIABLE]] as const);
  const set = urls.flatMap(([name, url]) => (url ? [{ name, url }] : []));
  if (set.length === 0 && tcbEnvironment[WEBHOOK_VARIABLE]) return [notPassedOn(names)];
  const wrong = set.flatMap(({ name, url }) => addressRow(name, url) ?? []);
  return rowsOr(wrong, okRow("webhook", set.length === 0 ? NOBODY_TOLD : ENCRYPTED));
}

const NOBODY_TOLD: Both = { en: "Nobody is told that somebody waits.", zh: "有客户在等时，不会通知任何人。" };
const ENCRYPTED: Both = { en: "Its address is one of https.", zh: "地址是 https 的。" };

function addressRow(name: string, url: string): DoctorRow | undefined {
  const protocol = URL.canParse(url) ? new URL(url).protocol : undefined;
  if (protocol === "https:") return undefined;
  const fix: Both = {
    en: `Write the whole address, https://…, into .env as ${WEBHOOK_VARIABLE}, and "${WEBHOOK_VARIABLE}": "{{env.${WEBHOOK_VARIABLE}}}" into envVariables of ${name} in cloudbaserc.json.`,
    zh: `请把完整地址 https://… 写进 .env 的 ${WEBHOOK_VARIABLE}，并在 cloudbaserc.json 里 ${name} 的 envVariables 写 "${WEBHOOK_VARIABLE}": "{{env.${WEBHOOK_VARIABLE}}}"。`,
  };
  if (protocol === "http:") {
    const fact: Both = {
      en: `${WEBHOOK_VARIABLE} of ${name} is an address of http: others can read it on its way.`,
      zh: `${name} 的 ${WEBHOOK_VARIABLE} 是 http 地址：传输途中会被别人看到。`,
    };
    return warningRow("webhook", fact, fix);
  }
  const fact: Both = {
    en: `${WEBHOOK_VARIABLE} of ${name} is no address: nobody is told that somebody waits.`,
    zh: `${name} 的 ${WEBHOOK_VARIABLE} 不是网址：有客户在等时，不会通知任何人。`,
  };
  return errorRow("webhook", fact, fix);
}

function notPassedOn(names: readonly string[]): DoctorRow {
  return warningRow(
    "webhook",
    {
      en: `${WEBHOOK_VARIABLE} is set in .env, and no function gets it.`,
      zh: `.env 里设置了 ${WEBHOOK_VARIABLE}，但没有云函数拿到它。`,
    },
    {
      en: `Write "${WEBHOOK_VARIABLE}": "{{env.${WEBHOOK_VARIABLE}}}" into envVariables in cloudbaserc.json, of those that hand over: ${names.join(", ")}.`,
      zh: `请在 cloudbaserc.json 里，给会转人工的云函数（${names.join("、")}）的 envVariables 写 "${WEBHOOK_VARIABLE}": "{{env.${WEBHOOK_VARIABLE}}}"。`,
    },
  );
}
