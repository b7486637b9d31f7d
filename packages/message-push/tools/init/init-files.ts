// The files that `message-push init` makes and that are the same in every project.
import type { CodeStyle } from "../../project/code-style";
import { type Both, say } from "../../src/language";

/** Every minute; see docs/reliability-and-security.md. */
export const RELAY_TRIGGER = { name: "relay", type: "timer", config: "0 * * * * * *" } as const;

const OPENAPI = ["customerServiceMessage.send", "customerServiceMessage.setTyping"];

/** As DevTools uploads it. */
export const RELAY_CONFIG = `${JSON.stringify({ permissions: { openapi: OPENAPI }, triggers: [RELAY_TRIGGER] }, null, 2)}\n`;

const RELAY_ABOUT: Both = {
  en: "A timer calls it every minute: it sends what could not be sent, and removes old records.",
  zh: "定时触发器每分钟调用一次：补发没发出去的消息，清理旧记录。",
};

/** The source of the function that a timer calls. */
export function relaySource({ isModule }: Pick<CodeStyle, "isModule">): string {
  const about = `// ${say(RELAY_ABOUT)}`;
  return isModule
    ? `${about}\nimport { defineRelay } from "#runtime";\n\nexport const main = defineRelay();\n`
    : `${about}\nconst { defineRelay } = require("#runtime");\n\nexports.main = defineRelay();\n`;
}

/** What a team fills in before it deploys. */
export const ENV_EXAMPLE: Both = {
  en: `# Copy to .env and fill in; git must not keep .env. The local WeChat needs none of it.

# Environment id: 云开发控制台 → 设置 → 环境设置 → 环境 ID
ENV_ID=

# For message-push deploy: a key of the account that owns the environment, console.cloud.tencent.com/cam/capi. Without one, run npx tcb login.
# TENCENTCLOUD_SECRETID=
# TENCENTCLOUD_SECRETKEY=
`,
  zh: `# 复制为 .env 后填写；.env 不要提交到 git。本地的微信用不到这些。

# 环境 ID：云开发控制台 → 设置 → 环境设置 → 环境 ID
ENV_ID=

# message-push deploy 使用：拥有该环境的账号的密钥，在 console.cloud.tencent.com/cam/capi 获取。没有密钥时，请运行 npx tcb login。
# TENCENTCLOUD_SECRETID=
# TENCENTCLOUD_SECRETKEY=
`,
};
