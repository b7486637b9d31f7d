// What `{{env.NAME}}` in a function's envVariables becomes in the local run, and the refusal where nothing sets NAME.

import { refuseImpossibleSettings } from "../project/cloud-settings";
import type { FunctionSettings } from "../project/cloudbaserc";
import { type Environment, readTcbEnvironment } from "../project/env-files";
import { askedForIn } from "../project/env-templates";
import { MODEL_VARIABLES } from "../src/desk/model/model-settings";
import { type Both, inBoth } from "../src/language";
import { LOCAL_ENV_ID, LOCAL_VARIABLES } from "./local-account";
import { SimulatorError } from "./simulator-error";

/** What tcb would fill in; the environment and the account are the local ones. */
export function localEnvironment(projectDir: string): Environment {
  return { ...readTcbEnvironment(projectDir, process.env), ...LOCAL_VARIABLES, ENV_ID: LOCAL_ENV_ID };
}

/**
 * tcb writes nothing in the place of a variable that is not set. A function would fail by that at its first use, far from the cause.
 *
 * @throws {SimulatorError} `VARIABLE_UNSET`
 * @throws {ProjectError} `CLOUDBASERC_INVALID` where what is filled in is more than CloudBase takes
 */
export function requireVariables(functions: readonly FunctionSettings[], environment: Environment): void {
  const askedBy = new Map<string, readonly string[]>();
  for (const fn of functions)
    for (const variable of askedFor(fn)) {
      const { name } = fn;
      if (environment[variable] === undefined) askedBy.set(variable, [...(askedBy.get(variable) ?? []), name]);
    }
  if (askedBy.size > 0) throw variableUnset(askedBy);
  refuseImpossibleSettings(functions, environment);
}

/** The variables that a function needs from outside: the simulator supplies the others. */
function askedFor({ envVariables }: FunctionSettings): ReadonlySet<string> {
  const own = Object.entries(envVariables).filter(([name]) => !SUPPLIED.has(name));
  return new Set(own.flatMap(([, text]) => askedForIn(text)));
}

/** All but the account's depend on how the simulator was started. */
const SUPPLIED: ReadonlySet<string> = new Set([
  ...Object.keys(LOCAL_VARIABLES),
  "WECHAT_API_BASE",
  "WECHAT_PUSH_MODE",
  ...Object.values(MODEL_VARIABLES),
]);

function variableUnset(askedBy: ReadonlyMap<string, readonly string[]>): SimulatorError {
  const names = [...askedBy.keys()];
  const isOne = names.length === 1;
  const asked: Both = {
    en: [...askedBy].map(([variable, functions]) => `${variable} (for ${functions.join(", ")})`).join(", "),
    zh: [...askedBy].map(([variable, functions]) => `${variable}（${functions.join("、")}）`).join("、"),
  };
  const variables: Both = isOne
    ? { en: "a variable that is", zh: "环境变量" }
    : { en: "variables that are", zh: "这些环境变量" };
  const lines: Both = inBoth((language) =>
    names.map((variable) => `${variable}=…`).join({ en: " and ", zh: " 和 " }[language]),
  );
  const them: Both = isOne ? { en: "it", zh: "它" } : { en: "them", zh: "它们" };
  return new SimulatorError(
    "VARIABLE_UNSET",
    {
      en: `cloudbaserc.json asks for ${variables.en} set nowhere: ${asked.en}.`,
      zh: `cloudbaserc.json 引用的${variables.zh}没有设置：${asked.zh}。`,
    },
    {
      en: `Write ${lines.en} into .env, or into .env.local for this machine only; in CI, set ${them.en} in the environment.`,
      zh: `请在 .env 里写上 ${lines.zh}，只在本机用就写进 .env.local；在 CI 里请把${them.zh}设成环境变量。`,
    },
  );
}
