// npm run licences: every package that can run in production, with its licence and why it is there.
import { PROJECT_DIR, readFlags, runScript } from "./command-line";
import { checkLicences } from "./licences/check-licences";
import { licencesText } from "./licences/licences-text";
import { listPackages } from "./licences/list-packages";
import { readProductionPackages } from "./licences/read-lockfile";
import { readReasons } from "./licences/reasons";

const HELP = `Usage: npm run --silent licences [-- --json]

Lists the production packages: what can be in a function, or in \`npm run serve\`. The exit code is 1 when a direct dependency has
no reason in docs/dependencies.md, or when a licence is not on the list.

  --json   the same for a program
  --help   this text`;

runScript(async () => {
  const { json } = readFlags({ help: HELP, flags: { json: { type: "boolean" } } });
  const reasons = readReasons(PROJECT_DIR);
  const packages = readProductionPackages(PROJECT_DIR);
  const list = await listPackages(PROJECT_DIR, packages, reasons);
  console.log(json ? JSON.stringify(list, null, 2) : licencesText(list));
  checkLicences(packages, reasons);
});
