import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { PROJECT_ERROR_CODES } from "../../../message-push/project/project-error";
import { SERVER_ERROR_CODES } from "../../../message-push/server/server-error";
import { SIMULATOR_ERROR_CODES } from "../../../message-push/simulator/simulator-error";
import { PUSH_ERROR_CODES } from "../../../message-push/src/push-error";
import { TOOL_ERROR_CODES } from "../../../message-push/tools/tool-error";

const codes = new Set<string>([
  ...PUSH_ERROR_CODES,
  ...SIMULATOR_ERROR_CODES,
  ...SERVER_ERROR_CODES,
  ...TOOL_ERROR_CODES,
  ...PROJECT_ERROR_CODES,
]);

test("docs/errors.md explains every error code in both languages, and no other", () => {
  const rows = readFileSync(resolve(__dirname, "../../../../docs/errors.md"), "utf8").matchAll(
    /^\| `([A-Z_]+)` \| (.+) \| (.+) \|$/gm,
  );
  const documented = [...rows].map(([, code, english, chinese]) => ({ code, english, chinese }));
  expect(documented.map(({ code }) => code).sort()).toEqual([...codes].sort());
  for (const { english, chinese } of documented) {
    expect(english).toMatch(/[a-z]{3}/);
    expect(chinese).toMatch(/[\u4e00-\u9fff]{3}/);
  }
});
