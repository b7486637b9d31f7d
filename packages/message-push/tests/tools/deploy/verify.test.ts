// What a deploy says about what it found, without the CLI: differences, fixes, and the lines on a terminal.

import type { FunctionSettings } from "../../../project/cloudbaserc";
import type { FunctionDetail } from "../../../tools/deploy/cloud-functions";
import { fixFor } from "../../../tools/deploy/explain";
import { createProgress } from "../../../tools/deploy/progress";
import { readTable } from "../../../tools/deploy/read-tables";
import { differencesOf } from "../../../tools/deploy/verify";

const SETTINGS: FunctionSettings = {
  name: "text",
  handler: "index.main",
  runtime: "Nodejs20.19",
  timeout: 5,
  memorySize: 256,
  installDependency: false,
  envVariables: { WECHAT_TOKEN: "{{env.WECHAT_TOKEN}}", A: "1" },
  triggers: [{ name: "tick", type: "timer", config: "0 * * * * * *" }],
};
const AS_IT_SHOULD_BE: FunctionDetail = {
  status: "Deployment completed",
  statusDescription: "",
  handler: "index.main",
  memoryMb: "256",
  runtime: "Nodejs20.19",
  timeoutSeconds: "5",
  triggers: 'tick：{"cron":"0 * * * * * *"}',
  environment: "WECHAT_TOKEN=; A=1",
  codeSizeBytes: "1000",
};

const differences = (changed: Partial<FunctionDetail>) =>
  differencesOf(SETTINGS, { ...AS_IT_SHOULD_BE, ...changed }, "desk")
    .map(({ en }) => en)
    .join("\n");

test("what is as it should be has no difference, in either language of the CLI and with a bare expression", () => {
  expect(differences({})).toBe("");
  expect(differences({ status: "部署完成", triggers: "tick：0 * * * * * *" })).toBe("");
});

test.each([
  [{ status: "Update failed", statusDescription: "no quota" }, "its status is Update failed no quota → "],
  [{ runtime: "Nodejs18.15" }, "runtime is Nodejs18.15, cloudbaserc.json says Nodejs20.19 → "],
  [{ handler: "main.main" }, "handler is main.main, cloudbaserc.json says index.main → "],
  [{ timeoutSeconds: "3" }, "timeout is 3, cloudbaserc.json says 5 → "],
  [{ memoryMb: "" }, "memorySize is unknown, cloudbaserc.json says 256 → "],
  [{ codeSizeBytes: "0" }, "it has no code → "],
  [{ triggers: 'tick：{"cron":"0 0 * * * * *"}' }, 'no trigger "tick" at "0 * * * * * *" → '],
  [
    { triggers: "tick：0 * * * * * *\nold：0 0 * * * * *" },
    'the trigger "old" is not in cloudbaserc.json → npx tcb fn trigger delete text old -e desk',
  ],
  [{ environment: "A=WECHAT_TOKEN=1" }, "these variables are not there: WECHAT_TOKEN → "],
])("%j is named with its fix", (changed, text) => {
  expect(differences(changed)).toContain(text);
});

test.each([
  ["[ListFunctions] … (AuthFailure.UnauthorizedOperation)", "QcloudSCFFullAccess"],
  ["(AuthFailure.TokenFailure)", "the key has expired or is wrong"],
  ["(RequestLimitExceeded.UinLimitExceeded)", "too many requests at once"],
  ["(LimitExceeded.Function)", "the plan's number of functions"],
  ["connect ECONNREFUSED", "look at the network"],
  ["something new", "--verbose"],
])("the complaint %j has a fix of its own", (complaint, fix) => {
  expect(fixFor(complaint).en).toContain(fix);
});

test("a cell of several lines stays one cell", () => {
  const table = ["┌───┬───┐", "│ a │ 1 │", "│   │ 2 │", "├───┼───┤", "│ b │   │", "└───┴───┘", "code │ of a function"];
  expect(readTable(table.join("\n"))).toEqual([
    ["a", "1\n2"],
    ["b", ""],
  ]);
});

test("a terminal shows what is going on in its last line, and a log file only what is done", () => {
  const written = (isTTY: boolean) => {
    let text = "";
    const progress = createProgress(["text", "relay"], { isTTY, write: (more) => (text += more) });
    for (const name of ["text", "relay"]) progress.begin(name);
    for (const name of ["text", "relay"]) progress.end(name, "✔");
    return text;
  };
  expect(written(false)).toBe("  text   ✔\n  relay  ✔\n");
  const lines = written(true).split("\r\u001b[K");
  expect(lines).toEqual(["", "0/2  text …", "0/2  text, relay …", "  text   ✔\n", "1/2  relay …", "  relay  ✔\n", ""]);
});
