// model: what a function that asks a model lacks, or has too openly. No row shows a value: one of them is a key.
import type { FunctionSettings } from "../../../project/cloudbaserc";
import { variablesOf } from "../../../project/env-templates";
import { MODEL_VARIABLES, readModelSettings } from "../../../src/desk/model/model-settings";
import { deskFunctions } from "../desk-use";
import type { Facts } from "../facts";
import { readCalls } from "../read-calls";
import { type DoctorRow, errorRow, okRow, rowsOr, skippedRow, warningRow } from "../report";

/** A model writes for some seconds, and its text is checked and sent after that. */
const COMPOSE_LEAST_S = 20;

const NAMES = Object.values(MODEL_VARIABLES);
const { baseUrl: BASE_URL, name: NAME, key: KEY } = MODEL_VARIABLES;

/** One function that opens a model. */
interface User {
  readonly settings: FunctionSettings;
  readonly composes: boolean;
}

export function checkModel(facts: Facts): readonly DoctorRow[] {
  const { build, cloudbaserc } = facts;
  if ("refusal" in build) return [skippedRow("model", "The sources cannot be built.")];
  if ("refusal" in cloudbaserc) return [skippedRow("model", "See cloudbaserc.")];
  const users = usersIn(facts, cloudbaserc.thing.functions);
  if (users.length === 0) return [okRow("model", "No function asks a model.")];
  const found = users.flatMap((user) => rowsOf(user, facts));
  const well = users.map(({ settings }) => `${settings.name}: ${wordsFor(settings, facts)}`).join("; ");
  return rowsOr(found, okRow("model", `${well}.`));
}

function usersIn(facts: Facts, all: readonly FunctionSettings[]): readonly User[] {
  return deskFunctions(facts).flatMap(({ name, sources }) => {
    const { words } = readCalls(facts.projectDir, sources);
    const settings = all.find((own) => own.name === name);
    return words.has("openModel") && settings ? [{ settings, composes: words.has("compose") }] : [];
  });
}

function rowsOf({ settings, composes }: User, { tcbEnvironment }: Facts): readonly DoctorRow[] {
  const { name } = settings;
  const read = readModelSettings(variablesOf(settings, tcbEnvironment));
  if (read.kind === "off") return NAMES.some((own) => tcbEnvironment[own]) ? [notPassedOn(name)] : [];
  if (read.kind === "broken") return [broken(name, read.problems)];
  return [
    ...(isOpenKey(settings) ? [openKey(name)] : []),
    ...(read.kind === "endpoint" && read.baseUrl.startsWith("http:") ? [unencrypted(name)] : []),
    ...(composes && settings.timeout < COMPOSE_LEAST_S ? [shortTimeout(settings)] : []),
  ];
}

function wordsFor(settings: FunctionSettings, { tcbEnvironment }: Facts): string {
  const { kind } = readModelSettings(variablesOf(settings, tcbEnvironment));
  if (kind === "off") return "no model is set up, so none is asked";
  return kind === "cloudbase" ? "a model of CloudBase" : "a model by its address, with a key";
}

/** Written out in a file that is committed, where it is to come from .env. */
function isOpenKey({ envVariables }: FunctionSettings): boolean {
  const text = envVariables[KEY];
  return text !== undefined && text !== "" && !text.includes("{{");
}

function notPassedOn(name: string): DoctorRow {
  const variables = NAMES.map((own) => `"${own}": "{{env.${own}}}"`).join(", ");
  return warningRow(
    "model",
    `.env has variables of a model, and ${name} does not get them: no model is asked.`,
    `Write ${variables} into envVariables of ${name} in cloudbaserc.json.`,
  );
}

function broken(name: string, problems: readonly string[]): DoctorRow {
  return errorRow(
    "model",
    `${problems.join(" and ")} of ${name} ${problems.length === 1 ? "is" : "are"} missing or wrong: no model is asked.`,
    `Set ${BASE_URL} (https://…/v1), ${NAME} and ${KEY}; or ${BASE_URL}=cloudbase and ${NAME}, for a model of CloudBase; or none of them.`,
  );
}

function openKey(name: string): DoctorRow {
  return errorRow(
    "model",
    `cloudbaserc.json has the key of ${name}'s model in it, and is committed.`,
    `Write "${KEY}": "{{env.${KEY}}}" there and the key into .env; then have the provider give you another one.`,
  );
}

function unencrypted(name: string): DoctorRow {
  const fact = `${BASE_URL} of ${name} is an address of http: others can read the key and what customers write.`;
  return warningRow("model", fact, "Give it an address of https.");
}

function shortTimeout({ name, timeout }: FunctionSettings): DoctorRow {
  return warningRow(
    "model",
    `${name} has a timeout of ${timeout} s, and a model writes for longer than that leaves: customers read that it does not know.`,
    `Set "timeout": ${COMPOSE_LEAST_S} or more for ${name} in cloudbaserc.json, and in 云开发 → 云函数.`,
  );
}
