// What `{{env.NAME}}` in a function's envVariables becomes in the local run, and the refusal where nothing sets NAME.

import { refuseImpossibleSettings } from "../project/cloud-settings";
import type { FunctionSettings } from "../project/cloudbaserc";
import { type Environment, readTcbEnvironment } from "../project/env-files";
import { askedForIn } from "../project/env-templates";
import { MODEL_VARIABLES } from "../src/desk/model/model-settings";
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
  const asked = [...askedBy].map(([variable, names]) => `${variable} (for ${names.join(", ")})`);
  const askedInChinese = [...askedBy].map(([variable, names]) => `${variable}（${names.join("、")}）`);
  const lines = [...askedBy.keys()].map((variable) => `${variable}=…`);
  const isOne = lines.length === 1;
  return new SimulatorError(
    "VARIABLE_UNSET",
    {
      en: `cloudbaserc.json asks for ${isOne ? "a variable that is" : "variables that are"} set nowhere: ${asked.join(", ")}.`,
      zh: `cloudbaserc.json 引用的环境变量没有设置：${askedInChinese.join("、")}。`,
    },
    {
      en: `Write ${lines.join(" and ")} into .env, or into .env.local for this machine only; in CI, set ${isOne ? "it" : "them"} in the environment.`,
      zh: `请在 .env 里写上 ${lines.join(" 和 ")}，只在本机用就写进 .env.local；在 CI 里请设成环境变量。`,
    },
  );
}
