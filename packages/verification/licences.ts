// npm run licences: every package that can run in production, with its licence and why it is there.

import { same } from "../message-push/src/language";
import { PROJECT_DIR, runScript } from "../message-push/tools/command-line";

const HELP = `Usage: npm run --silent licences [-- --json]

Lists the production packages: what can be in a function, in \`npm run serve\` or in the simulator's page. The exit code is 1 when a direct dependency has
no reason in docs/reference/dependencies.md, or when a licence is not on the list. An exception that docs/reference/dependencies.md accepts is named.

  --json   the same for a program
  --help   this text`;

const FLAGS = { json: { type: "boolean" } } as const;

runScript({ help: same(HELP), flags: FLAGS }, async ({ values: { json } }) => {
  const { runLicences } = await import("./licences/run-licences");
  await runLicences(PROJECT_DIR, json === true);
});
