// Calls the deployed functions one after the other, and shows what each did.
import { readBuiltFunctions } from "../../project/built-functions";
import { say } from "../../src/language";
import { openSession } from "../deploy/open-session";
import type { DeploySettings } from "../deploy/read-settings";
import type { RunTcb } from "../deploy/tcb";
import { ToolError } from "../tool-error";
import { readOutcome, type SmokeOutcome } from "./read-outcome";
import { smokeEvent } from "./smoke-event";

/**
 * Resolves when every function answered as it should.
 *
 * @throws {ToolError} `SMOKE_FAILED` when one did not; `BUILD_MISSING`, `LOGIN_REFUSED`
 */
export async function runSmoke(
  settings: DeploySettings,
  environment: NodeJS.ProcessEnv,
  print: (line: string) => void,
  tcb?: RunTcb,
): Promise<void> {
  const chosen = settings.functions.map(({ name }) => name);
  const functions = readBuiltFunctions(settings.projectDir).filter(({ name }) => chosen.includes(name));
  const width = Math.max(...chosen.map((name) => name.length));
  const session = await openSession(settings, environment, tcb);
  const failures: string[] = [];
  try {
    for (const { name, pairs, isOfRuntime } of functions) {
      // What a function of the team's own would do with the event is not known.
      const outcome = isOfRuntime ? await call(name, smokeEvent(pairs)) : NOT_CALLED;
      print(`  ${outcome.isWell ? "✔" : "✖"} ${name.padEnd(width)}  ${say(outcome.text)}`);
      if (!outcome.isWell) failures.push(name);
    }
  } finally {
    session.close();
  }
  if (failures.length > 0) throw smokeFailed(failures);

  async function call(name: string, event: object): Promise<SmokeOutcome> {
    const params = ["--params", JSON.stringify(event)];
    return readOutcome(await session.run(["fn", "invoke", name, "-e", settings.envId, ...params]));
  }
}

const NOT_CALLED: SmokeOutcome = {
  isWell: true,
  text: { en: "not called: its main is not made by the runtime", zh: "没有调用：它的 main 不是由本运行时生成的" },
};

function smokeFailed(names: readonly string[]): ToolError {
  return new ToolError(
    "SMOKE_FAILED",
    {
      en: `${names.length === 1 ? "This function does" : "These functions do"} not answer as they should: ${names.join(", ")}.`,
      zh: `${names.length} 个云函数的应答不对：${names.join("、")}。`,
    },
    {
      en: "The lines above say why; npx tcb fn log <function> has the function's own lines. Roll back by deploying the last good tag.",
      zh: "原因见上面各行；npx tcb fn log <云函数> 可以看它自己的日志。要回滚，请部署上一个正常的 tag。",
    },
  );
}
