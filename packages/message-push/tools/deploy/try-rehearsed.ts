// The end of a rehearsal: the functions are tried while the stand-in of the cloud is still there, and nothing is asked of anybody.
import { readTcbEnvironment } from "../../project/env-files";
import { CodedError } from "../../src/coded-error";
import { type Both, say } from "../../src/language";
import { runSmoke } from "../smoke/run-smoke";
import { ToolError } from "../tool-error";
import { emptyVariablesOf } from "./empty-variables";
import type { ProgressOutput } from "./progress";
import type { DeploySettings } from "./read-settings";
import type { RunTcb } from "./tcb";

interface Rehearsed {
  readonly environment: NodeJS.ProcessEnv;
  readonly output: ProgressOutput;
  /** @default the real CLI */
  readonly tcb?: RunTcb;
}

/**
 * Calls what was deployed as `message-push smoke` does. A function without its variables could only complain of that, and is left out.
 *
 * @throws {ToolError} `SMOKE_FAILED` when one does not answer as it should
 */
export async function tryRehearsed(settings: DeploySettings, { environment, output, tcb }: Rehearsed): Promise<void> {
  const print = (text: string) => void output.write(`${text}\n`);
  const known = readTcbEnvironment(settings.projectDir, environment);
  const lacking = settings.functions.filter((fn) => emptyVariablesOf(fn, known).length > 0);
  const functions = settings.functions.filter((fn) => !lacking.includes(fn));
  print(say({ en: "Tried in the stand-in:", zh: "在替身上试调用：" }));
  for (const { name } of lacking) {
    print(say({ en: `  – ${name}  not called: variables are empty`, zh: `  – ${name}  没有调用：环境变量是空的` }));
  }
  if (functions.length > 0) await runSmoke({ ...settings, functions }, environment, print, tcb).catch(failed);
  print(`\n${say(ENDING)}`);
}

const ENDING: Both = {
  en: "This was a rehearsal: the cloud was a stand-in on this machine, and nothing of it stays. Without --rehearse, the same goes to your environment.",
  zh: "这是演练：云端是这台机器上的替身，什么都不会留下。去掉 --rehearse，就会部署到您的云开发环境。",
};

/** There is no earlier version to go back to, and no log to look at. */
function failed(error: unknown): never {
  if (!(error instanceof CodedError) || error.code !== "SMOKE_FAILED") throw error;
  throw new ToolError(
    "SMOKE_FAILED",
    error.texts.fact,
    {
      en: "The lines above say why. Nothing of the rehearsal stays: correct it and rehearse again.",
      zh: "原因见上面各行。演练什么都不会留下：请改正后再演练一次。",
    },
    { cause: error },
  );
}
