// appid, miniprogram-root, cloudfunction-root: what WeChat DevTools opens, and uploads from.
import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import type { Facts } from "../facts";
import type { DevtoolsSettings } from "../read-devtools";
import { type DoctorRow, errorRow, errorRowOf, okRow, skippedRow } from "../report";

export function checkDevtools(facts: Facts): readonly DoctorRow[] {
  const { devtools } = facts;
  if ("refusal" in devtools) {
    const blocked = ["miniprogram-root", "cloudfunction-root"].map((id) => skippedRow(id, "See appid."));
    return [errorRowOf("appid", devtools.refusal), ...blocked];
  }
  return [appidRow(devtools.thing), miniprogramRow(facts, devtools.thing), cloudfunctionRow(facts, devtools.thing)];
}

function appidRow({ appid: { value, file } }: DevtoolsSettings): DoctorRow {
  const fix = `Write "appid": "<AppID>" into ${file}: mp.weixin.qq.com → 开发管理 → 开发设置. It must be a registered mini program's own.`;
  if (value === "" || value === "touristappid") {
    const what = value === "" ? "no appid" : "the placeholder touristappid";
    return errorRow("appid", `${file} has ${what}: a test AppID cannot use the cloud.`, fix);
  }
  if (/^wx[0-9a-f]{16}$/.test(value)) {
    return okRow("appid", `${value} (${file}). A test AppID (测试号) looks the same, and cannot open 云开发.`);
  }
  return errorRow("appid", `${file} has an appid that is none: wx and 16 characters of 0-9 and a-f.`, fix);
}

function miniprogramRow({ projectDir }: Facts, { miniprogramRoot: { value, file } }: DevtoolsSettings): DoctorRow {
  const root = rootAsRead(value);
  if (existsSync(join(projectDir, root, "app.json"))) return okRow("miniprogram-root", root);
  const fact = `${file}, miniprogramRoot: there is no ${posix.join(root, "app.json")}.`;
  return errorRow(
    "miniprogram-root",
    fact,
    `Write "miniprogramRoot": "miniprogram/" into ${file}, or restore the folder from git.`,
  );
}

function cloudfunctionRow(facts: Facts, settings: DevtoolsSettings): DoctorRow {
  const { value, file } = settings.cloudfunctionRoot;
  const { cloudbaserc } = facts;
  if ("refusal" in cloudbaserc) return skippedRow("cloudfunction-root", "See cloudbaserc.");
  const built = rootAsRead(cloudbaserc.thing.functionRoot);
  const fix = `Write "cloudfunctionRoot": "${built}" into ${file}.`;
  if (value === "")
    return errorRow("cloudfunction-root", `${file} has no cloudfunctionRoot: DevTools shows no functions.`, fix);
  if (rootAsRead(value) !== built) {
    const fact = `${file} has the cloudfunctionRoot ${value}, and the build writes to ${built}: DevTools would upload something else.`;
    return errorRow("cloudfunction-root", fact, fix);
  }
  if (built.startsWith(rootAsRead(settings.miniprogramRoot.value))) {
    const fact = `${built} stands inside miniprogramRoot, so DevTools packs the functions into the mini program.`;
    return errorRow(
      "cloudfunction-root",
      fact,
      `Write "miniprogramRoot": "miniprogram/" into ${settings.miniprogramRoot.file}.`,
    );
  }
  return okRow("cloudfunction-root", built);
}

/** As WeChat's own tools take a root: relative to the project, no way out of it, a slash last. */
function rootAsRead(path: string): string {
  const inside = path
    .replaceAll("\\", "/")
    .replaceAll("../", "")
    .replace(/^(\.?\/)+/, "");
  return inside.endsWith("/") || inside === "" ? inside : `${inside}/`;
}
