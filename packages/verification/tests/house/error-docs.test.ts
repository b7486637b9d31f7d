// docs/reference/errors.md: every code once, in both languages, under who can fix it.
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
const text = readFileSync(resolve(__dirname, "../../../../docs/reference/errors.md"), "utf8");
const ROW = /^\| `([A-Z_]+)` \| (.+) \| (.+) \|$/gm;

test("docs/reference/errors.md explains every error code once, in both languages, and no other", () => {
  const documented = [...text.matchAll(ROW)].map(([, code, english, chinese]) => ({ code, english, chinese }));
  expect(documented.map(({ code }) => code).sort()).toEqual([...codes].sort());
  for (const { english, chinese } of documented) {
    expect(english).toMatch(/[a-z]{3}/);
    expect(chinese).toMatch(/[\u4e00-\u9fff]{3}/);
  }
});

test("each group is about those who can fix it, and a code that several parts share has one row", () => {
  const groups = text.split(/^## /m).slice(1);
  const firstOf = (group = "") => [...group.matchAll(ROW)].map(([, code]) => code);
  expect(groups.map((group) => group.split("\n")[0])).toEqual([
    "For the author 由函数作者处理",
    "For the project's maintainer 由项目维护者处理",
    "For the caller 由调用方处理",
    "From the platform 由平台引起",
  ]);
  const [author, maintainer, caller, platform] = groups.map(firstOf);
  expect(author).toContain("HANDLER_FAILED");
  expect(maintainer).toEqual(expect.arrayContaining(["ENVIRONMENT_INVALID", "PORT_IN_USE", "DATA_FOLDER_IN_USE"]));
  expect(caller).toEqual(["CALLER_REFUSED", "EVENT_INVALID", "EVENT_PAIR_MISMATCH"]);
  expect(platform).toEqual(expect.arrayContaining(["SEND_REFUSED", "LOGIN_REFUSED"]));
  // Of the simulator and of a server.
  expect(text).toMatch(/^\| `PORT_IN_USE` \| .*simulator.*server/m);
});
