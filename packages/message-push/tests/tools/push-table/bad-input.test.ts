// What npx message-push push-table is told and finds beside it, and refuses; actions.slow.test.ts runs the command.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LOCAL_ACCOUNT } from "../../../simulator/local-account";
import { readConsoleState } from "../../../tools/push-table/console-state";
import { readConsoleAccess } from "../../../tools/push-table/console-token";
import { readTableRequest } from "../../../tools/push-table/read-table-request";

test.each([
  [{ WECHAT_PUSH_TABLE_TOKEN: "a-token\nmore" }, /WECHAT_PUSH_TABLE_TOKEN/],
  [{ WECHAT_PUSH_TABLE_TOKEN: "a-token", WECHAT_API_BASE: "a-token" }, /WECHAT_API_BASE/],
  [{ WECHAT_APPID: LOCAL_ACCOUNT.appid }, /WECHAT_APPSECRET/],
])("the setting %j is refused without being shown", (settings, said) => {
  const message = expect.stringMatching(said);
  expect(() => readConsoleAccess(settings)).toThrow(expect.objectContaining({ code: "ENVIRONMENT_INVALID", message }));
  expect(() => readConsoleAccess(settings)).not.toThrow(/a-token/);
});

test.each([
  [["destroy"], {}, /"destroy"/],
  [["toString"], {}, /"toString"/],
  [["print"], {}, /"print"/],
  [["plan", "apply"], {}, /"plan apply"/],
  [["plan"], { yes: true }, /--yes means nothing to plan/],
  [[], { "switch-on": true }, /--switch-on means nothing here/],
  [["apply"], { json: true }, /--json means nothing to apply/],
])("the request %j %j is refused", (positionals, values, said) => {
  const fact = expect.stringMatching(said);
  expect(() => readTableRequest({ positionals, values })).toThrow(
    expect.objectContaining({ code: "FLAG_INVALID", fact }),
  );
});

test.each([
  ["no JSON", "<<<<<<< HEAD\n{}", /no JSON/],
  ["a field too few", '{ "readAtMs": 1, "isEnabled": true, "rows": [] }', /isContainerMode/],
  [
    "a row without a function",
    '{ "readAtMs": 1, "isEnabled": true, "isContainerMode": false, "rows": [{ "msgType": "text" }] }',
    /rows\.0\./,
  ],
])("a state file with %s is PUSH_TABLE_FILE_DAMAGED to who reads it", (_, text, said) => {
  const dir = mkdtempSync(join(tmpdir(), "push-table-"));
  writeFileSync(join(dir, ".push-table.json"), text);
  const message = expect.stringMatching(said);
  expect(() => readConsoleState(dir)).toThrow(expect.objectContaining({ code: "PUSH_TABLE_FILE_DAMAGED", message }));
});
