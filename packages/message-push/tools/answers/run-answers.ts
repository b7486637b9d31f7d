// Does one subcommand of `answers`.
import { placeFlags } from "./local-flag";
import { openPlace } from "./open-store";
import type { Sitting } from "./output";
import type { AnswersFlags, AnswersRequest } from "./read-answers-request";
import { runAdd } from "./run-add";
import { runCheck } from "./run-check";
import { runImport } from "./run-import";
import { runDiff, runPull, runPush } from "./run-sync";
import { runTry } from "./run-try";
import { runUnanswered } from "./run-unanswered";

/** Returns the exit code. */
export async function runAnswers(
  given: Sitting,
  { subcommand, word, simulatorPort, limit }: AnswersRequest,
  flags: AnswersFlags,
): Promise<number> {
  const sitting = { ...given, placeFlags: placeFlags(simulatorPort) };
  const open = () => openPlace(sitting.projectDir, simulatorPort);
  switch (subcommand) {
    case "check":
      return runCheck(word === "" ? sitting : { ...sitting, file: word });
    case "import":
      return runImport(sitting, word);
    case "try":
      await runTry(sitting, { content: word, at: flags.at, sessionFrom: flags["session-from"] });
      break;
    case "diff":
      await runDiff(sitting, await open());
      break;
    case "push":
      await runPush(sitting, await open(), flags.remove === true);
      break;
    case "pull":
      await runPull(sitting, await open());
      break;
    case "unanswered":
      await runUnanswered(sitting, await open(), limit);
      break;
    case "add": {
      const { reply = [], keyword = [], name } = flags;
      await runAdd(sitting, { question: word, replies: reply, keywords: keyword, name }, open);
      break;
    }
  }
  return 0;
}
