// Prints the production packages and those in the page, then refuses what may not be there.
import { packagesInPage } from "./bundled-packages";
import { checkLicences } from "./check-licences";
import { licencesText } from "./licences-text";
import { listPackages } from "./list-packages";
import { readPagePackages, readProductionPackages } from "./read-lockfile";
import { readReasons } from "./reasons";

/** @throws {ToolError} `DEPENDENCY_REFUSED`, and what the build finds wrong */
export async function runLicences(projectDir: string, isJson: boolean): Promise<void> {
  const reasons = readReasons(projectDir);
  const inPage = await packagesInPage(projectDir);
  const packages = [...readProductionPackages(projectDir), ...readPagePackages(projectDir)];
  const list = await listPackages(projectDir, packages, inPage, reasons);
  console.log(isJson ? JSON.stringify(list, null, 2) : licencesText(list));
  checkLicences(packages, reasons);
}
