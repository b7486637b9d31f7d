// model: what a function that asks a model lacks, or has too openly. No row shows a value: one of them is a key.
import type { FunctionSettings } from "../../../project/cloudbaserc";
import { variablesOf } from "../../../project/env-templates";
import { MODEL_VARIABLES, readModelSettings } from "../../../src/desk/model/model-settings";
import { type Both, inBoth } from "../../../src/language";
import { deskFunctions } from "../desk-use";
import type { Facts } from "../facts";
import { readCalls } from "../read-calls";
import { type DoctorRow, errorRow, okRow, rowsOr, SEE_CLOUDBASERC, skippedRow, UNBUILT, warningRow } from "../report";

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
  if ("refusal" in build) return [skippedRow("model", UNBUILT)];
  if ("refusal" in cloudbaserc) return [skippedRow("model", SEE_CLOUDBASERC)];
  const users = usersIn(facts, cloudbaserc.thing.functions);
  if (users.length === 0) return [okRow("model", NO_MODEL)];
  const found = users.flatMap((user) => rowsOf(user, facts));
  const well = inBoth((language) => {
    const { colon, semicolon, stop } = MARKS[language];
    const each = users.map(({ settings }) => `${settings.name}${colon}${wordsFor(settings, facts)[language]}`);
    return `${each.join(semicolon)}${stop}`;
  });
  return rowsOr(found, okRow("model", well));
}

const NO_MODEL: Both = { en: "No function asks a model.", zh: "没有云函数使用大模型。" };
const MARKS = {
  en: { colon: ": ", semicolon: "; ", stop: "." },
  zh: { colon: "：", semicolon: "；", stop: "。" },
} as const;

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

function wordsFor(settings: FunctionSettings, { tcbEnvironment }: Facts): Both {
  const { kind } = readModelSettings(variablesOf(settings, tcbEnvironment));
  if (kind === "off") return { en: "no model is set up, so none is asked", zh: "没有设置大模型，不会调用" };
  if (kind === "cloudbase") return { en: "a model of CloudBase", zh: "云开发的大模型" };
  return { en: "a model by its address, with a key", zh: "按地址调用大模型，有密钥" };
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
    {
      en: `.env has variables of a model, and ${name} does not get them: no model is asked.`,
      zh: `.env 里有大模型的变量，但 ${name} 拿不到：不会调用大模型。`,
    },
    {
      en: `Write ${variables} into envVariables of ${name} in cloudbaserc.json.`,
      zh: `请在 cloudbaserc.json 里 ${name} 的 envVariables 写 ${variables}。`,
    },
  );
}

function broken(name: string, problems: readonly string[]): DoctorRow {
  return errorRow(
    "model",
    {
      en: `${problems.join(" and ")} of ${name} ${isOrAre(problems)} missing or wrong: no model is asked.`,
      zh: `${name} 的 ${problems.join("、")} 缺失或不对：不会调用大模型。`,
    },
    {
      en: `Set ${BASE_URL} (https://…/v1), ${NAME} and ${KEY}; or ${BASE_URL}=cloudbase and ${NAME}, for a model of CloudBase; or none of them.`,
      zh: `请设置 ${BASE_URL}（https://…/v1）、${NAME} 和 ${KEY}；用云开发的大模型则设置 ${BASE_URL}=cloudbase 和 ${NAME}；或都不设置。`,
    },
  );
}

function isOrAre(names: readonly string[]): string {
  return names.length > 1 ? "are" : "is";
}

function openKey(name: string): DoctorRow {
  return errorRow(
    "model",
    {
      en: `cloudbaserc.json has the key of ${name}'s model in it, and is committed.`,
      zh: `cloudbaserc.json 里写着 ${name} 的大模型密钥，而这个文件会提交到 git。`,
    },
    {
      en: `Write "${KEY}": "{{env.${KEY}}}" there and the key into .env; then have the provider give you another one.`,
      zh: `请在那里写 "${KEY}": "{{env.${KEY}}}"，把密钥写进 .env；再到大模型的提供方换一个新密钥。`,
    },
  );
}

function unencrypted(name: string): DoctorRow {
  const fact: Both = {
    en: `${BASE_URL} of ${name} is an address of http: others can read the key and what customers write.`,
    zh: `${name} 的 ${BASE_URL} 是 http 地址：密钥和客户写的内容会被别人看到。`,
  };
  return warningRow("model", fact, { en: "Give it an address of https.", zh: "请改成 https 地址。" });
}

function shortTimeout({ name, timeout }: FunctionSettings): DoctorRow {
  return warningRow(
    "model",
    {
      en: `${name} has a timeout of ${timeout} s, and a model writes for longer than that leaves: customers read that it does not know.`,
      zh: `${name} 的超时时间是 ${timeout} 秒，不够大模型写完：客户会看到“不知道”。`,
    },
    {
      en: `Set "timeout": ${COMPOSE_LEAST_S} or more for ${name} in cloudbaserc.json, and in 云开发 → 云函数.`,
      zh: `请在 cloudbaserc.json 里给 ${name} 写 "timeout": ${COMPOSE_LEAST_S} 或更大，并在 云开发 → 云函数 里改成一样。`,
    },
  );
}
