// page-paths: the pages that replies lead to, where the code names them, against app.json.
import { type AppPages, pageProblem, readAppPages } from "../../../project/app-pages";
import type { Both } from "../../../src/language";
import type { Facts } from "../facts";
import { readPagePaths, type WrittenPath } from "../read-page-paths";
import { type DoctorRow, okRow, rowsOr, skippedRow, UNBUILT, warningRow } from "../report";

export function checkPagePaths({ build, projectDir }: Facts): readonly DoctorRow[] {
  if ("refusal" in build) return [skippedRow("page-paths", UNBUILT)];
  const app = readAppPages(projectDir);
  const found = build.thing.functions.flatMap(({ name, sources }) =>
    readPagePaths(projectDir, sources).flatMap((path) => rowOf(name, path, app) ?? []),
  );
  if (found.length === 0 && app === undefined) {
    return [skippedRow("page-paths", NO_APP)];
  }
  return rowsOr(found, okRow("page-paths", WELL));
}

const NO_APP: Both = {
  en: "There is no app.json to compare the page paths of replies with.",
  zh: "没有 app.json，无法核对客服消息里的页面路径。",
};
const WELL: Both = {
  en: "Every page path that stands in the code is as in app.json.",
  zh: "代码里的页面路径都与 app.json 一致。",
};

function rowOf(
  name: string,
  { text, isWhole, isForeign }: WrittenPath,
  app: AppPages | undefined,
): DoctorRow | undefined {
  // Of a path that is put together, no more than its begin can be judged.
  const known = isForeign ? undefined : app;
  const problem = isWhole ? pageProblem(text, known) : text.startsWith("/") ? pageProblem(text, undefined) : undefined;
  if (problem === undefined) return undefined;
  return warningRow(
    "page-paths",
    { en: `In ${name}: ${problem.fact.en}`, zh: `${name} 里：${problem.fact.zh}` },
    problem.fix,
  );
}
