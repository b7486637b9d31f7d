// npx message-push new <pair>: makes the function of a pair, with its settings, its test and its line in the READMEs.
import { PROJECT_DIR, runScript } from "../command-line";

const HELP = `Usage: npx message-push new <pair> [--name <folder>]

Makes the cloud function of a pair, for example: npx message-push new event:subscribe_msg_popup_event
docs/pushes.md lists the pairs; "unknown" stands for all that are not documented.

  --name <folder>   another folder in cloudfunctions/ than the last part of the pair
  --help            this text`;

const FLAGS = { name: { type: "string" } } as const;

runScript({ help: HELP, flags: FLAGS, takesWords: true }, async ({ values, positionals }) => {
  const { readFunctionRequest } = await import("../new/read-function-request");
  const request = readFunctionRequest(positionals, values.name, process.env.npm_config_name);
  const { inspectFunctions } = await import("../bundle/build-functions");
  const { makeFunction } = await import("../new/make-function");
  const { nextSteps } = await import("../new/next-steps");
  const made = await makeFunction(PROJECT_DIR, request, () => inspectFunctions(PROJECT_DIR));
  console.log(nextSteps(request, made));
});
