// Where the time of a script goes: `--timing` prints it.
import { type Both, say } from "../src/language";
import { renderTable } from "./table";

/** Runs one step and takes its time. */
export type Measure = <Result>(step: Both, work: () => Promise<Result>) => Promise<Result>;

/** Runs a step without taking its time. */
export const UNTIMED: Measure = (_, work) => work();

/** The times of one run. */
export interface Timing {
  readonly measure: Measure;
  /** One line for each step, with the moment it began, counted from the start of the process, and how long it took. */
  report(): string;
}

const STARTED: Both = { en: "start Node.js, read the flags", zh: "启动 Node.js、读取参数" };

export function startTiming(): Timing {
  const steps = [{ step: STARTED, fromMs: 0, tookMs: performance.now() }];
  return {
    async measure(step, work) {
      const fromMs = performance.now();
      try {
        return await work();
      } finally {
        steps.push({ step, fromMs, tookMs: performance.now() - fromMs });
      }
    },
    report() {
      const rows = [...steps]
        .sort((a, b) => a.fromMs - b.fromMs)
        .map(({ step, fromMs, tookMs }) => [say(step), wholeMs(fromMs), wholeMs(tookMs)]);
      const heads = [
        say({ en: "step", zh: "步骤" }),
        say({ en: "from ms", zh: "开始（ms）" }),
        say({ en: "ms", zh: "用时（ms）" }),
      ];
      const total = [say({ en: "total", zh: "合计" }), "", wholeMs(performance.now())];
      return [...renderTable([heads, ...rows, total], { numbersFrom: 1 }), say(REMARK)].join("\n");
    },
  };
}

const REMARK: Both = {
  en: "Steps that overlap ran side by side. npm itself is not in it.",
  zh: "时间重叠的步骤是并行的；不含 npm 自身的时间。",
};

function wholeMs(ms: number): string {
  return ms.toFixed(0);
}
