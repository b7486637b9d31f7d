// holidays, webhook: what the desk needs besides its functions, where the project has one.
import { variablesOf } from "../../../project/env-templates";
import { holidaysCover } from "../../../src/desk/hours/china-holidays";
import { COVERS_UNTIL } from "../../../src/desk/hours/generated/china-holidays";
import { readHours } from "../../../src/desk/hours/read-hours";
import { WEBHOOK_VARIABLE } from "../../../src/platform/desk-webhook";
import { deskFunctions, hoursInFiles } from "../desk-use";
import type { Facts } from "../facts";
import { type DoctorRow, errorRow, okRow, rowsOr, skippedRow, warningRow } from "../report";

/** On 15 November, when the next year's holidays have been announced, it is the year to come. */
const AHEAD_MS = 47 * 24 * 3_600_000;

export function checkDesk(facts: Facts): readonly DoctorRow[] {
  if ("refusal" in facts.build) return [skippedRow("desk", "The sources cannot be built.")];
  if (deskFunctions(facts).length === 0) return [okRow("desk", "No function works with the desk.")];
  return [...holidayRows(facts), ...webhookRows(facts)];
}

/** What operators wrote in the database counts before the file. */
function holidayRows(facts: Facts): readonly DoctorRow[] {
  const { collection, nowMs } = facts;
  const inDatabase = "hours" in collection ? new Map([["desk_answers", collection.hours]]) : undefined;
  const counting = [...(inDatabase ?? hoursInFiles(facts))].flatMap(([place, hours]) =>
    readHours(hours).hours.inChina ? [place] : [],
  );
  if (counting.length === 0) return [okRow("holidays", "The desk does not go by China's holidays.")];
  if (holidaysCover(nowMs + AHEAD_MS))
    return [okRow("holidays", `China's holidays are known up to the end of ${COVERS_UNTIL}.`)];
  return counting.map((place) =>
    warningRow(
      "holidays",
      `The hours in ${place} go by China's holidays, which are known up to the end of ${COVERS_UNTIL}: after that weekly hours count.`,
      `Run npm install with a newer message-push, build and upload; or write the days into hours.days of the settings: desk/answers.json, or 云开发 → 数据库 → desk_answers.`,
    ),
  );
}

/** No row shows the address: who knows it can write to the group. */
function webhookRows(facts: Facts): readonly DoctorRow[] {
  const { cloudbaserc, tcbEnvironment } = facts;
  if ("refusal" in cloudbaserc) return [skippedRow("webhook", "See cloudbaserc.")];
  const names = deskFunctions(facts).map(({ name }) => name);
  const own = cloudbaserc.thing.functions.filter(({ name }) => names.includes(name));
  const urls = own.map((settings) => [settings.name, variablesOf(settings, tcbEnvironment)[WEBHOOK_VARIABLE]] as const);
  const set = urls.flatMap(([name, url]) => (url ? [{ name, url }] : []));
  if (set.length === 0 && tcbEnvironment[WEBHOOK_VARIABLE]) return [notPassedOn(names)];
  const wrong = set.flatMap(({ name, url }) => addressRow(name, url) ?? []);
  const well = set.length === 0 ? "Nobody is told that somebody waits." : "Its address is one of https.";
  return rowsOr(wrong, okRow("webhook", well));
}

function addressRow(name: string, url: string): DoctorRow | undefined {
  const protocol = URL.canParse(url) ? new URL(url).protocol : undefined;
  if (protocol === "https:") return undefined;
  const fix = `Write the whole address, https://…, into .env as ${WEBHOOK_VARIABLE}, and "${WEBHOOK_VARIABLE}": "{{env.${WEBHOOK_VARIABLE}}}" into envVariables of ${name} in cloudbaserc.json.`;
  if (protocol === "http:")
    return warningRow(
      "webhook",
      `${WEBHOOK_VARIABLE} of ${name} is an address of http: others can read it on its way.`,
      fix,
    );
  return errorRow("webhook", `${WEBHOOK_VARIABLE} of ${name} is no address: nobody is told that somebody waits.`, fix);
}

function notPassedOn(names: readonly string[]): DoctorRow {
  return warningRow(
    "webhook",
    `${WEBHOOK_VARIABLE} is set in .env, and no function gets it.`,
    `Write "${WEBHOOK_VARIABLE}": "{{env.${WEBHOOK_VARIABLE}}}" into envVariables in cloudbaserc.json, of those that hand over: ${names.join(", ")}.`,
  );
}
