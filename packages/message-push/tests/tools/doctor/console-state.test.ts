// The console as it was last read, against what the functions need.
import type { ConsoleState } from "../../../tools/push-table/console-state";
import { ENV_ID } from "../../support/doctor-project";
import { examine, expectNamed, goodProject, type Seed, troubles, useDoctorBench } from "./doctor-bench";

useDoctorBench();

const bound = (msgType: string, functionName: string, event = "") =>
  ({ msgType, event, env: ENV_ID, functionName, enable: true }) as const;

const STATE: ConsoleState = {
  readAtMs: Date.UTC(2026, 0, 2, 3, 4),
  isEnabled: true,
  isContainerMode: false,
  rows: [
    bound("text", "text"),
    bound("image", "image"),
    bound("miniprogrampage", "miniprogrampage"),
    bound("event", "user_enter_tempsession", "user_enter_tempsession"),
  ],
};

const state =
  (changes: Partial<ConsoleState>): Seed["seed"] =>
  (p) =>
    p.write(".push-table.json", JSON.stringify({ ...STATE, ...changes }));
const rows = (change: (row: ConsoleState["rows"][number]) => ConsoleState["rows"]) =>
  state({ rows: STATE.rows.flatMap(change) });
const PLACE = "云开发 → 设置 → 其他设置 → 消息推送";

const seeds: readonly Seed[] = [
  {
    name: "a file that a merge damaged",
    seed: (p) => p.write(".push-table.json", "<<<<<<<"),
    id: "console-state",
    level: "error",
    fix: /Delete it, or restore it from git/,
  },
  {
    name: "云托管 that takes every push",
    seed: state({ isContainerMode: true }),
    id: "console-state",
    level: "error",
    fix: new RegExp(`${PLACE}: set 推送模式 to 云函数`),
  },
  {
    name: "push that is switched off",
    seed: state({ isEnabled: false }),
    id: "console-state",
    level: "error",
    fix: new RegExp(`${PLACE}: switch it on`),
  },
  {
    name: "a pair that is bound to nothing",
    seed: rows((row) => (row.msgType === "image" ? [] : [row])),
    id: "console-state",
    level: "warning",
    fix: new RegExp(`Add the row in ${PLACE}: 消息类型 image, 环境 ${ENV_ID}, 云函数 image\\.`),
  },
  {
    name: "a pair that goes to another function",
    seed: rows((row) => [row.msgType === "event" ? { ...row, functionName: "callback" } : row]),
    id: "console-state",
    level: "warning",
    fix: /Change the row in .*消息类型 event, 事件类型 user_enter_tempsession, .*云函数 user_enter_tempsession/,
  },
  {
    name: "a pair that goes to another environment",
    seed: rows((row) => [row.msgType === "text" ? { ...row, env: "test-9z8y7x" } : row]),
    id: "console-state",
    level: "warning",
    fix: new RegExp(`Change the row in .*环境 ${ENV_ID}`),
  },
  {
    name: "a row that is switched off",
    seed: rows((row) => [row.msgType === "text" ? { ...row, enable: false } : row]),
    id: "console-state",
    level: "warning",
    fix: /Switch the row on in .*消息类型 text/,
  },
  {
    name: "a row that brings a function what it does not handle",
    seed: state({ rows: [...STATE.rows, bound("voice", "text")] }),
    id: "console-state",
    level: "warning",
    fix: new RegExp(`Take the row out in ${PLACE}`),
  },
  {
    name: "a row that brings a function money that it does not handle",
    seed: state({ rows: [...STATE.rows, bound("event", "text", "xpay_coin_pay_notify")] }),
    id: "console-state",
    level: "error",
    fix: new RegExp(`Take the row out in ${PLACE}, or npx message-push new`),
  },
  {
    name: "a row whose event nobody has heard of, and whose name tells of goods",
    seed: state({ rows: [...STATE.rows, bound("event", "text", "some_order_shipped")] }),
    id: "console-state",
    level: "error",
    fix: /npx message-push new/,
  },
];

test.each(seeds)("$name: $level of $id, with its fix", (seeded) => expectNamed(seeded), 20_000);

test("rows of other functions are nobody's trouble", async () => {
  const project = goodProject();
  state({ rows: [...STATE.rows, bound("event", "somebody_elses", "wxa_media_check")] })(project);
  const report = await examine(project);
  expect(troubles(report)).toEqual([]);
  expect(report.rows).toContainEqual({
    id: "console-state",
    level: "ok",
    fact: "All 4 rows are bound and on, as of 2026-01-02T03:04Z.",
  });
});

test("what was bound by hand is told from what was read", async () => {
  const project = goodProject();
  state({ isByHand: true })(project);
  const fact = "All 4 rows are bound and on, as recorded by hand on 2026-01-02T03:04Z.";
  expect((await examine(project)).rows).toContainEqual({ id: "console-state", level: "ok", fact });
});
