// One instance of a function: it can die and freeze, and its clock is its own.
import type { Clock } from "../../src/runtime/ports";

interface Arrival {
  readonly isTimer: boolean;
  readonly run: () => void;
}

/** Everything that comes into an instance passes `enter`: a dead one never learns of it, a frozen one only when it thaws. */
export class Instance {
  readonly number: number;
  readonly clock: Clock;
  /** How many port calls it began. */
  calls = 0;
  /** How often the store did not answer it truthfully and at once. */
  storeFaults = 0;
  state: "running" | "frozen" | "dead" = "running";
  wasFrozen = false;
  /** Whether `main` has settled: what is left running in it then is nobody's. */
  isIdle = false;
  diedOf: string | undefined;
  #arrivals: Arrival[] = [];

  constructor(number: number, world: Clock, skewMs: number) {
    this.number = number;
    this.clock = {
      nowMs: () => world.nowMs() + skewMs,
      after: (delayMs, signal) =>
        new Promise((resolve) => {
          void world.after(delayMs, signal).then(() => this.enter(resolve, true));
        }),
    };
  }

  get name(): string {
    return `i${this.number}`;
  }

  enter(run: () => void, isTimer = false): void {
    if (this.state === "running") run();
    else if (this.state === "frozen") this.#arrivals.push({ isTimer, run });
  }

  die(cause: string): void {
    if (this.state === "dead") return;
    this.state = "dead";
    this.diedOf = cause;
    this.#arrivals = [];
  }

  freeze(): void {
    if (this.state !== "running") return;
    this.state = "frozen";
    if (!this.isIdle) this.wasFrozen = true;
  }

  /** An event loop that wakes up looks at its timers before its sockets, but a test may want it otherwise. */
  thaw(areTimersFirst: boolean): void {
    if (this.state !== "frozen") return;
    this.state = "running";
    const arrivals = this.#arrivals;
    this.#arrivals = [];
    const isEarly = ({ isTimer }: Arrival) => isTimer === areTimersFirst;
    for (const { run } of [...arrivals.filter(isEarly), ...arrivals.filter((arrival) => !isEarly(arrival))]) run();
  }
}
