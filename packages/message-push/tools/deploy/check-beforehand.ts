// Everything that can be found wrong without the cloud: types, build, and what the doctor sees.
import { buildFunctions } from "../bundle/build-functions";
import { renderRow } from "../doctor/render-report";
import type { DoctorRow } from "../doctor/report";
import { runDoctor } from "../doctor/run-doctor";
import { ToolError } from "../tool-error";
import type { ProgressOutput } from "./progress";

/**
 * No reason to wait: tcb needs nothing that is DevTools' own, a CI job may have a checkout without the AppID, and a team
 * that moves over deploys first and binds the console afterwards.
 */
const NOT_FOR_TCB: ReadonlySet<string> = new Set(["appid", "miniprogram-root", "cloudfunction-root", "console-state"]);

/**
 * Builds what is going to be uploaded, and shows what the doctor finds wrong.
 *
 * @throws {ToolError} what the build throws, or `DOCTOR_FAILED`; nothing has been changed in the cloud then
 */
export async function checkBeforehand(
  projectDir: string,
  { environment, output }: { readonly environment: NodeJS.ProcessEnv; readonly output: ProgressOutput },
): Promise<void> {
  const { functions } = await buildFunctions({ projectDir });
  // Just built, with its types: there is nothing to compare or to check again.
  const build = async () => ({ functions, missing: [], stale: [], leftOver: [] });
  const { rows } = await runDoctor({ projectDir, environment, build, checkTypes: async () => undefined });
  const found = rows.flatMap((row) => {
    if (row.level !== "error" && row.level !== "warning") return [];
    return [NOT_FOR_TCB.has(row.id) ? { ...row, level: "warning" as const } : row];
  });
  for (const row of found) output.write(`${renderRow(row)}\n`);
  const errors = found.filter(({ level }) => level === "error");
  if (errors.length > 0) throw doctorFailed(errors);
}

function doctorFailed(errors: readonly DoctorRow[]): ToolError {
  const ids = [...new Set(errors.map(({ id }) => id))];
  return new ToolError(
    "DOCTOR_FAILED",
    {
      en: `The doctor found what must be right before a deploy: ${ids.join(", ")}.`,
      zh: `部署前必须解决 doctor 查出的这些问题：${ids.join("、")}。`,
    },
    {
      en: "Fix what stands after each → above; npx message-push doctor shows the whole table.",
      zh: "请按上面每个 → 后面的说明解决；npx message-push doctor 会列出全部检查结果。",
    },
  );
}
