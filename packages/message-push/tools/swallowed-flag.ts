// The refusal of a flag that npm kept for itself.
import { ToolError } from "./tool-error";

/** npm took a flag because the two dashes before it are missing. */
export function swallowedFlag(name: string, script: string, options?: { readonly cause: unknown }): ToolError {
  const command = script === "start" ? "npm start" : `npm run ${script}`;
  return new ToolError(
    "FLAG_INVALID",
    { en: `npm took --${name} for itself.`, zh: `--${name} 被 npm 自己用掉了。` },
    {
      en: `Write two dashes before it: ${command} -- --${name}`,
      zh: `请在它前面加两个短横线：${command} -- --${name}`,
    },
    options,
  );
}
