// appid, miniprogram-root, cloudfunction-root: what WeChat DevTools opens, and uploads from.
import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { type Both, same } from "../../../src/language";
import type { Facts } from "../facts";
import type { DevtoolsSettings } from "../read-devtools";
import { type DoctorRow, errorRow, errorRowOf, okRow, SEE_CLOUDBASERC, skippedRow } from "../report";

export function checkDevtools(facts: Facts): readonly DoctorRow[] {
  const { devtools } = facts;
  if ("refusal" in devtools) {
    const blocked = ["miniprogram-root", "cloudfunction-root"].map((id) =>
      skippedRow(id, { en: "See appid.", zh: "见 appid 一行。" }),
    );
    return [errorRowOf("appid", devtools.refusal), ...blocked];
  }
  return [appidRow(devtools.thing), miniprogramRow(facts, devtools.thing), cloudfunctionRow(facts, devtools.thing)];
}

function appidRow({ appid: { value, file } }: DevtoolsSettings): DoctorRow {
  const fix: Both = {
    en: `Write "appid": "<AppID>" into ${file}: mp.weixin.qq.com → 开发管理 → 开发设置. It must be a registered mini program's own.`,
    zh: `请在 ${file} 里写 "appid": "<AppID>"：mp.weixin.qq.com → 开发 → 开发管理 → 开发设置。必须是已注册小程序自己的 AppID。`,
  };
  if (value === "" || value === "touristappid") {
    const what: Both =
      value === ""
        ? { en: "no appid", zh: "没有 appid" }
        : { en: "the placeholder touristappid", zh: "还是占位的 touristappid" };
    const fact: Both = {
      en: `${file} has ${what.en}: a test AppID cannot use the cloud.`,
      zh: `${file} 里${what.zh}：测试号和游客模式不能使用云开发。`,
    };
    return errorRow("appid", fact, fix);
  }
  if (/^wx[0-9a-f]{16}$/.test(value)) {
    return okRow("appid", {
      en: `${value} (${file}). A test AppID (测试号) looks the same, and cannot open 云开发.`,
      zh: `${value}（${file}）。测试号看起来也一样，但不能开通云开发。`,
    });
  }
  const fact: Both = {
    en: `${file} has an appid that is none: wx and 16 characters of 0-9 and a-f.`,
    zh: `${file} 里的 appid 不是 AppID：应为 wx 加 16 个 0-9、a-f 的字符。`,
  };
  return errorRow("appid", fact, fix);
}

function miniprogramRow({ projectDir }: Facts, { miniprogramRoot: { value, file } }: DevtoolsSettings): DoctorRow {
  const root = rootAsRead(value);
  if (existsSync(join(projectDir, root, "app.json"))) return okRow("miniprogram-root", same(root));
  const page = posix.join(root, "app.json");
  return errorRow(
    "miniprogram-root",
    {
      en: `${file}, miniprogramRoot: there is no ${page}.`,
      zh: `${file} 的 miniprogramRoot：没有 ${page}。`,
    },
    {
      en: `Write "miniprogramRoot": "miniprogram/" into ${file}, or restore the folder from git.`,
      zh: `请在 ${file} 里写 "miniprogramRoot": "miniprogram/"，或从 git 恢复这个目录。`,
    },
  );
}

function cloudfunctionRow(facts: Facts, settings: DevtoolsSettings): DoctorRow {
  const { value, file } = settings.cloudfunctionRoot;
  const { cloudbaserc } = facts;
  if ("refusal" in cloudbaserc) return skippedRow("cloudfunction-root", SEE_CLOUDBASERC);
  const built = rootAsRead(cloudbaserc.thing.functionRoot);
  const fix: Both = {
    en: `Write "cloudfunctionRoot": "${built}" into ${file}.`,
    zh: `请在 ${file} 里写 "cloudfunctionRoot": "${built}"。`,
  };
  if (value === "") {
    const fact: Both = {
      en: `${file} has no cloudfunctionRoot: DevTools shows no functions.`,
      zh: `${file} 里没有 cloudfunctionRoot：微信开发者工具里看不到云函数。`,
    };
    return errorRow("cloudfunction-root", fact, fix);
  }
  if (rootAsRead(value) !== built) {
    const fact: Both = {
      en: `${file} has the cloudfunctionRoot ${value}, and the build writes to ${built}: DevTools would upload something else.`,
      zh: `${file} 的 cloudfunctionRoot 是 ${value}，而构建结果在 ${built}：微信开发者工具上传的会是别的内容。`,
    };
    return errorRow("cloudfunction-root", fact, fix);
  }
  if (built.startsWith(rootAsRead(settings.miniprogramRoot.value))) return packedInRow(built, settings);
  return okRow("cloudfunction-root", same(built));
}

function packedInRow(built: string, { miniprogramRoot: { file } }: DevtoolsSettings): DoctorRow {
  return errorRow(
    "cloudfunction-root",
    {
      en: `${built} stands inside miniprogramRoot, so DevTools packs the functions into the mini program.`,
      zh: `${built} 在 miniprogramRoot 里面，微信开发者工具会把云函数打包进小程序。`,
    },
    {
      en: `Write "miniprogramRoot": "miniprogram/" into ${file}.`,
      zh: `请在 ${file} 里写 "miniprogramRoot": "miniprogram/"。`,
    },
  );
}

/** As WeChat's own tools take a root: relative to the project, no way out of it, a slash last. */
function rootAsRead(path: string): string {
  const inside = path
    .replaceAll("\\", "/")
    .replaceAll("../", "")
    .replace(/^(\.?\/)+/, "");
  return inside.endsWith("/") || inside === "" ? inside : `${inside}/`;
}
