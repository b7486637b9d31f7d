// A timer trigger, as cloudbaserc.json and a function's config.json hold it.
import * as v from "valibot";
import { cronProblem } from "./cron";

/** https://docs.cloudbase.net/cloud-function/timer-trigger */
const TRIGGER_NAME = /^[a-zA-Z][a-zA-Z0-9_-]{0,59}$/;

const triggerSchema = v.object({
  name: v.pipe(
    v.string(),
    v.regex(TRIGGER_NAME, "must be a letter and up to 59 more letters, digits, - and _, as CloudBase demands"),
  ),
  type: v.literal("timer", 'must be "timer", the only type there is'),
  config: v.pipe(
    v.string(),
    v.rawCheck(({ dataset, addIssue }) => {
      const problem = dataset.typed ? cronProblem(dataset.value) : undefined;
      if (problem !== undefined) addIssue({ message: `"${String(dataset.value)}" ${problem}` });
    }),
  ),
});

/** The list `triggers`; none is as good as an empty one. */
export const triggersSchema = v.optional(
  v.pipe(v.array(triggerSchema), v.maxLength(1, "must hold one trigger at most, as CloudBase demands")),
  [],
);

/** `config` is the cron expression. */
export type TimerTrigger = v.InferOutput<typeof triggerSchema>;

/** What to write instead of a trigger that is refused. */
export const TRIGGER_FIX =
  'Write it like { "name": "tick", "type": "timer", "config": "0 */5 * * * * *" }: second minute hour day month weekday year, in Beijing time.';
