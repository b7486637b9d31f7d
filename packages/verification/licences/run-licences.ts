// Prints the production packages, then refuses what may not be there.
import { checkLicences } from "./check-licences";
import { licencesText } from "./licences-text";
import { listPackages } from "./list-packages";
import { readProductionPackages } from "./read-lockfile";
import { readReasons } from "./reasons";

/** @throws {ToolError} `DEPENDENCY_REFUSED`, and what the build finds wrong */
export async function runLicences(projectDir: string, isJson: boolean): Promise<void> {
  const reasons = readReasons(projectDir);
  const packages = readProductionPackages(projectDir);
  const list = await listPackages(projectDir, packages, reasons);
  console.log(isJson ? JSON.stringify(list, null, 2) : licencesText(list));
  checkLicences(packages, reasons);
}
