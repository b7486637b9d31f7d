// variables: what cloudbaserc.json gives the functions as environment variables, as it arrives.
import { bytesOf, MOST_VARIABLE_BYTES } from "../../../project/cloud-settings";
import type { FunctionSettings } from "../../../project/cloudbaserc";
import type { Environment } from "../../../project/env-files";
import { variablesAskedFor, variablesOf } from "../../../project/env-templates";
import { CodedError } from "../../../src/coded-error";
import { type Both, languageNamed, say } from "../../../src/language";
import { readAllowances } from "../../../src/platform/cloudbase/read-allowances";
import type { Facts } from "../facts";
import {
  type DoctorRow,
  errorRow,
  errorRowOf,
  okRow,
  rowsOr,
  SEE_CLOUDBASERC,
  skippedRow,
  warningRow,
} from "../report";

export function checkVariables({ cloudbaserc, tcbEnvironment }: Facts): readonly DoctorRow[] {
  if ("refusal" in cloudbaserc) return [skippedRow("variables", SEE_CLOUDBASERC)];
  const { functions } = cloudbaserc.thing;
  const found = functions.flatMap((settings) => {
    const { name } = settings;
    const variables = variablesOf(settings, tcbEnvironment);
    return [
      ...sizeRows(name, variables),
      ...switchRows(name, variables),
      ...allowanceRows(name, variables),
      ...languageRows(name, variables),
    ];
  });
  const all = [
    ...unsafeRows(functions, tcbEnvironment),
    ...unsetRows(functions, tcbEnvironment),
    ...found,
    ...unlikeRows(functions, tcbEnvironment),
  ];
  return rowsOr(all, okRow("variables", WELL));
}

const WELL: Both = {
  en: `Each function's fit into ${MOST_VARIABLE_BYTES / 1024} KB, and no switch for debugging is on.`,
  zh: `每个云函数的环境变量都不超过 ${MOST_VARIABLE_BYTES / 1024} KB，调试开关都没有打开。`,
};

/** tcb fills templates in as they are, and then reads the file as JSON. */
function unsafeRows(functions: readonly FunctionSettings[], environment: Environment): DoctorRow[] {
  const asked = [...new Set(["ENV_ID", ...functions.flatMap(variablesAskedFor)])];
  const unsafe = asked.filter((name) => /["\\\n\r]/.test(environment[name] ?? ""));
  return unsafe.map((name) =>
    errorRow(
      "variables",
      {
        en: `${name} holds a quote, a backslash or a line break, which breaks cloudbaserc.json when tcb fills it in.`,
        zh: `${name} 的值里有引号、反斜杠或换行，tcb 填入后 cloudbaserc.json 就不再是 JSON。`,
      },
      { en: `Write ${name} into .env without it.`, zh: `请改写 .env 里的 ${name}，去掉它。` },
    ),
  );
}

/** Other rows judge these: all of them are set, or none. */
const OPTIONAL = /^WECHAT_/;

function unsetRows(functions: readonly FunctionSettings[], environment: Environment): DoctorRow[] {
  return functions.flatMap((settings) => {
    const unset = variablesAskedFor(settings).filter((name) => !OPTIONAL.test(name) && !environment[name]);
    return [...new Set(unset)].map((name) =>
      warningRow(
        "variables",
        {
          en: `cloudbaserc.json gives ${settings.name} the value of ${name}, which is not set: tcb writes nothing in its place.`,
          zh: `cloudbaserc.json 要给 ${settings.name} 传入 ${name}，但没有设置它：tcb 会填成空。`,
        },
        {
          en: `Write ${name} into .env, or into the secrets of CI; or take it out of envVariables of ${settings.name}.`,
          zh: `请把 ${name} 写进 .env，或 CI 的 secrets；或从 ${settings.name} 的 envVariables 删除它。`,
        },
      ),
    );
  });
}

function sizeRows(name: string, variables: Record<string, string>): DoctorRow[] {
  const bytes = bytesOf(variables);
  if (bytes <= MOST_VARIABLE_BYTES) return [];
  const fact: Both = {
    en: `The variables of ${name} have ${bytes} bytes, and CloudBase takes ${MOST_VARIABLE_BYTES}.`,
    zh: `${name} 的环境变量共 ${bytes} 字节，云开发最多接受 ${MOST_VARIABLE_BYTES}。`,
  };
  const fix: Both = {
    en: `Take what is long out of envVariables of ${name} in cloudbaserc.json: code or a database holds it.`,
    zh: `请把长的内容从 cloudbaserc.json 里 ${name} 的 envVariables 移走：放进代码或数据库。`,
  };
  return [errorRow("variables", fact, fix)];
}

/** Useful while a team looks for a mistake; in operation they let calls in or show what customers wrote. */
const SWITCHES: Readonly<Record<string, Both>> = {
  PUSH_ALLOW_DEVTOOLS: { en: "calls from DevTools pass the guard", zh: "微信开发者工具里的调用不会被拒绝" },
  PUSH_LOG_ERROR_TEXT: { en: "logs may quote customers", zh: "日志里可能出现客户写的内容" },
};

function switchRows(name: string, variables: Record<string, string>): DoctorRow[] {
  const on = Object.entries(SWITCHES).filter(([variable]) => variables[variable] === "true");
  return on.map(([variable, what]) =>
    warningRow(
      "variables",
      { en: `${name} has ${variable}=true: ${what.en}.`, zh: `${name} 设置了 ${variable}=true：${what.zh}。` },
      {
        en: `Take ${variable} out of envVariables of ${name} in cloudbaserc.json, and out of 云函数 → 配置 → 环境变量.`,
        zh: `请从 cloudbaserc.json 里 ${name} 的 envVariables，以及 云函数 → 配置 → 环境变量 删除 ${variable}。`,
      },
    ),
  );
}

function allowanceRows(name: string, variables: Record<string, string>): DoctorRow[] {
  try {
    readAllowances(variables);
    return [];
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    const { fact, fix } = error.texts;
    return [
      {
        ...errorRowOf("variables", error),
        fact: say({ en: `${name}: ${fact.en}`, zh: `${name}：${fact.zh}` }),
        fix: say({
          en: `In envVariables of cloudbaserc.json: ${fix.en}`,
          zh: `在 cloudbaserc.json 的 envVariables 里：${fix.zh}`,
        }),
      },
    ];
  }
}

/** Of the errors in a function's log. */
const LANGUAGE = "MESSAGE_PUSH_LANG";

/** The function takes any other for English, and says nothing. */
function languageRows(name: string, variables: Record<string, string>): DoctorRow[] {
  const { [LANGUAGE]: asked = "" } = variables;
  if (asked === "" || languageNamed(asked) !== undefined) return [];
  return [
    warningRow(
      "variables",
      {
        en: `${LANGUAGE} of ${name} is "${asked}": errors in its log stay English.`,
        zh: `${name} 的 ${LANGUAGE} 是“${asked}”：日志里的报错仍是英文。`,
      },
      {
        en: `Write "${LANGUAGE}": "zh" or "en" into envVariables of ${name} in cloudbaserc.json, or take it out.`,
        zh: `请在 cloudbaserc.json 里 ${name} 的 envVariables 写 "${LANGUAGE}": "zh" 或 "en"，或删除它。`,
      },
    ),
  ];
}

const ALIKE = ["PUSH_REPLIES_AFTER_MESSAGE", "PUSH_REPLIES_AFTER_ENTERING"];

/** All functions share a customer's budget. */
function unlikeRows(functions: readonly FunctionSettings[], environment: Environment): DoctorRow[] {
  const values = (name: string) => new Set(functions.map((own) => variablesOf(own, environment)[name] ?? ""));
  return ALIKE.filter((name) => values(name).size > 1).map((name) =>
    warningRow(
      "variables",
      {
        en: `${name} is not the same for all functions, which share each customer's budget.`,
        zh: `各云函数的 ${name} 不一致，而它们共用每个客户的回复条数。`,
      },
      {
        en: `Write ${name} alike into envVariables of every function in cloudbaserc.json, or into none.`,
        zh: `请在 cloudbaserc.json 里给每个云函数的 envVariables 写一样的 ${name}，或都不写。`,
      },
    ),
  );
}
