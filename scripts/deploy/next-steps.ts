// What no tool can do for a team, at the moment when it has to be done.

/** @param created functions that were not there before */
export function nextSteps(envId: string, created: readonly string[]): string {
  const which =
    created.length > 0
      ? `These are new: ${created.join(", ")}. Upload each once`
      : "Where a config.json has changed since its last upload from DevTools, upload that function once";
  const steps = [
    `${which} from WeChat DevTools (right click → 上传并部署：所有文件). Only that makes the permissions of config.json effective, within 10 minutes; until then its cloud calls end with -604101.`,
    "Bind every row of the push table: npm run push-table prints them for 云开发 → 设置 → 其他设置 → 消息推送, 推送模式 云函数.",
    `Ask the functions whether they work: npm run smoke -- --env ${envId}`,
  ];
  return ["Next, by hand:", ...steps.map((step, i) => `  ${i + 1}. ${step}`)].join("\n");
}
