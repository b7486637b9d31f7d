// Where the time of a script goes: `--timing` prints it.
import { renderTable } from "./table";

/** Runs one step and takes its time. */
export type Measure = <Result>(step: string, work: () => Promise<Result>) => Promise<Result>;

/** Runs a step without taking its time. */
export const UNTIMED: Measure = (_, work) => work();

/** The times of one run. */
export interface Timing {
  readonly measure: Measure;
  /** One line for each step, with the moment it began, counted from the start of the process, and how long it took. */
  report(): string;
}

export function startTiming(): Timing {
  const steps = [{ step: "start Node.js, read the flags", fromMs: 0, tookMs: performance.now() }];
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
        .map(({ step, fromMs, tookMs }) => [step, wholeMs(fromMs), wholeMs(tookMs)]);
      const lines = renderTable([["step", "from ms", "ms"], ...rows, ["total", "", wholeMs(performance.now())]], {
        numbersFrom: 1,
      });
      return `${lines.join("\n")}\nSteps that overlap ran side by side. npm itself is not in it.`;
    },
  };
}

function wholeMs(ms: number): string {
  return ms.toFixed(0);
}
