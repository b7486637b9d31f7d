// A timer trigger, as cloudbaserc.json and a function's config.json hold it.
import * as v from "valibot";
import type { Both } from "../src/language";
import { cronProblem } from "./cron";
import { inWords } from "./first-issue";

/** https://docs.cloudbase.net/cloud-function/timer-trigger */
const TRIGGER_NAME = /^[a-zA-Z][a-zA-Z0-9_-]{0,59}$/;

const triggerSchema = v.object({
  name: v.pipe(
    v.string(),
    v.regex(
      TRIGGER_NAME,
      inWords({
        en: "must be a letter and up to 59 more letters, digits, - and _, as CloudBase demands",
        zh: "必须以字母开头，后面最多再有 59 个字母、数字、- 或 _，这是云开发的要求",
      }),
    ),
  ),
  type: v.literal(
    "timer",
    inWords({ en: 'must be "timer", the only type there is', zh: '必须是 "timer"，触发器只有这一种' }),
  ),
  config: v.pipe(
    v.string(),
    v.rawCheck(({ dataset, addIssue }) => {
      const problem = dataset.typed ? cronProblem(dataset.value) : undefined;
      if (problem === undefined) return;
      const expression = String(dataset.value);
      addIssue({ message: inWords({ en: `"${expression}" ${problem.en}`, zh: `“${expression}”${problem.zh}` }) });
    }),
  ),
});

/** The list `triggers`; none is as good as an empty one. */
export const triggersSchema = v.optional(
  v.pipe(
    v.array(triggerSchema),
    v.maxLength(
      1,
      inWords({
        en: "must hold one trigger at most, as CloudBase demands",
        zh: "最多只能有一个触发器，这是云开发的要求",
      }),
    ),
  ),
  [],
);

/** `config` is the cron expression. */
export type TimerTrigger = v.InferOutput<typeof triggerSchema>;

/** What to write instead of a trigger that is refused. */
export const TRIGGER_FIX: Both = {
  en: 'Write it like { "name": "tick", "type": "timer", "config": "0 */5 * * * * *" }: second minute hour day month weekday year, in Beijing time.',
  zh: '请写成 { "name": "tick", "type": "timer", "config": "0 */5 * * * * *" } 这样：秒 分 时 日 月 星期 年，按北京时间。',
};
