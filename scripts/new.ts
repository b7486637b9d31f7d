// npm run new <pair>: makes the function of a pair, with its settings, its test and its line in the READMEs.
import { buildFunctions } from "./bundle/build-functions";
import { PROJECT_DIR, readArguments, runScript } from "./command-line";
import { makeFunction } from "./new/make-function";
import { nextSteps } from "./new/next-steps";
import { readRequest } from "./new/read-request";

const HELP = `Usage: npm run new <pair> [-- --name <folder>]

Makes the cloud function of a pair, for example: npm run new event:subscribe_msg_popup_event
docs/pushes.md lists the pairs; "unknown" stands for all that nobody wrote down.

  --name <folder>   another folder in cloudfunctions/ than the last part of the pair
  --help            this text`;

runScript(async () => {
  const { values, positionals } = readArguments({ help: HELP, flags: { name: { type: "string" } } });
  const request = readRequest(positionals, values.name, process.env.npm_config_name);
  const made = await makeFunction(PROJECT_DIR, request, () =>
    buildFunctions({ projectDir: PROJECT_DIR, isTypeChecked: false }),
  );
  console.log(nextSteps(request, made));
});
