// page-paths: the pages that replies lead to, where the code names them, against app.json.
import { type AppPages, pageProblem, readAppPages } from "../../../project/app-pages";
import type { Facts } from "../facts";
import { readPagePaths, type WrittenPath } from "../read-page-paths";
import { type DoctorRow, okRow, rowsOr, skippedRow, warningRow } from "../report";

export function checkPagePaths({ build, projectDir }: Facts): readonly DoctorRow[] {
  if ("refusal" in build) return [skippedRow("page-paths", "The sources cannot be built.")];
  const app = readAppPages(projectDir);
  const found = build.thing.functions.flatMap(({ name, sources }) =>
    readPagePaths(projectDir, sources).flatMap((path) => rowOf(name, path, app) ?? []),
  );
  if (found.length === 0 && app === undefined) {
    return [skippedRow("page-paths", "There is no app.json to compare the page paths of replies with.")];
  }
  return rowsOr(found, okRow("page-paths", "Every page path that stands in the code is as in app.json."));
}

function rowOf(
  name: string,
  { text, isWhole, isForeign }: WrittenPath,
  app: AppPages | undefined,
): DoctorRow | undefined {
  // Of a path that is put together, no more than its begin can be judged.
  const known = isForeign ? undefined : app;
  const problem = isWhole ? pageProblem(text, known) : text.startsWith("/") ? pageProblem(text, undefined) : undefined;
  return problem && warningRow("page-paths", `In ${name}: ${problem.fact}`, problem.fix);
}
