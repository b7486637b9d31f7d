// variables: what cloudbaserc.json gives the functions as environment variables, as it arrives.
import { bytesOf, MOST_VARIABLE_BYTES } from "../../../project/cloud-settings";
import type { FunctionSettings } from "../../../project/cloudbaserc";
import type { Environment } from "../../../project/env-files";
import { variablesAskedFor, variablesOf } from "../../../project/env-templates";
import { CodedError } from "../../../src/coded-error";
import { readAllowances } from "../../../src/platform/cloudbase/read-allowances";
import type { Facts } from "../facts";
import { type DoctorRow, errorRow, errorRowOf, okRow, rowsOr, skippedRow, warningRow } from "../report";

export function checkVariables({ cloudbaserc, tcbEnvironment }: Facts): readonly DoctorRow[] {
  if ("refusal" in cloudbaserc) return [skippedRow("variables", "See cloudbaserc.")];
  const { functions } = cloudbaserc.thing;
  const found = functions.flatMap((settings) => {
    const { name } = settings;
    const variables = variablesOf(settings, tcbEnvironment);
    return [...sizeRows(name, variables), ...switchRows(name, variables), ...allowanceRows(name, variables)];
  });
  const all = [
    ...unsafeRows(functions, tcbEnvironment),
    ...unsetRows(functions, tcbEnvironment),
    ...found,
    ...unlikeRows(functions, tcbEnvironment),
  ];
  return rowsOr(
    all,
    okRow("variables", `Each function's fit into ${MOST_VARIABLE_BYTES / 1024} KB, and no switch for debugging is on.`),
  );
}

/** tcb fills templates in as they are, and then reads the file as JSON. */
function unsafeRows(functions: readonly FunctionSettings[], environment: Environment): DoctorRow[] {
  const asked = [...new Set(["ENV_ID", ...functions.flatMap(variablesAskedFor)])];
  const unsafe = asked.filter((name) => /["\\\n\r]/.test(environment[name] ?? ""));
  return unsafe.map((name) =>
    errorRow(
      "variables",
      `${name} holds a quote, a backslash or a line break, which breaks cloudbaserc.json when tcb fills it in.`,
      `Write ${name} into .env without it.`,
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
        `cloudbaserc.json gives ${settings.name} the value of ${name}, which is not set: tcb writes nothing in its place.`,
        `Write ${name} into .env, or into the secrets of CI; or take it out of envVariables of ${settings.name}.`,
      ),
    );
  });
}

function sizeRows(name: string, variables: Record<string, string>): DoctorRow[] {
  const bytes = bytesOf(variables);
  if (bytes <= MOST_VARIABLE_BYTES) return [];
  const fact = `The variables of ${name} have ${bytes} bytes, and CloudBase takes ${MOST_VARIABLE_BYTES}.`;
  return [
    errorRow(
      "variables",
      fact,
      `Take what is long out of envVariables of ${name} in cloudbaserc.json: code or a database holds it.`,
    ),
  ];
}

/** Useful while a team looks for a mistake; in operation they let calls in or show what customers wrote. */
const SWITCHES: Readonly<Record<string, string>> = {
  PUSH_ALLOW_DEVTOOLS: "calls from DevTools pass the guard",
  PUSH_LOG_ERROR_TEXT: "logs may quote customers",
};

function switchRows(name: string, variables: Record<string, string>): DoctorRow[] {
  const on = Object.keys(SWITCHES).filter((variable) => variables[variable] === "true");
  return on.map((variable) =>
    warningRow(
      "variables",
      `${name} has ${variable}=true: ${SWITCHES[variable]}.`,
      `Take ${variable} out of envVariables of ${name} in cloudbaserc.json, and out of 云函数 → 配置 → 环境变量.`,
    ),
  );
}

function allowanceRows(name: string, variables: Record<string, string>): DoctorRow[] {
  try {
    readAllowances(variables);
    return [];
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    const row = errorRowOf("variables", error);
    return [{ ...row, fact: `${name}: ${row.fact}`, fix: `In envVariables of cloudbaserc.json: ${error.fix}` }];
  }
}

const ALIKE = ["PUSH_REPLIES_AFTER_MESSAGE", "PUSH_REPLIES_AFTER_ENTERING"];

/** All functions share a customer's budget. */
function unlikeRows(functions: readonly FunctionSettings[], environment: Environment): DoctorRow[] {
  const values = (name: string) => new Set(functions.map((own) => variablesOf(own, environment)[name] ?? ""));
  return ALIKE.filter((name) => values(name).size > 1).map((name) =>
    warningRow(
      "variables",
      `${name} is not the same for all functions, which share each customer's budget.`,
      `Write ${name} alike into envVariables of every function in cloudbaserc.json, or into none.`,
    ),
  );
}
