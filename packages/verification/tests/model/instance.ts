// One instance of a function: it can die and freeze, and its clock is its own.
import type { Clock } from "../../../message-push/src/runtime/ports";

interface Arrival {
  readonly isTimer: boolean;
  readonly run: () => void;
}

/** More than any chain of promises in the runtime is long. */
const TURNS = 60;

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
  #isThawing = false;

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
    if (this.state === "running" && !this.#isThawing) run();
    else if (this.state !== "dead") this.#arrivals.push({ isTimer, run });
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
    if (this.state !== "frozen" || this.#isThawing) return;
    const isEarly = ({ isTimer }: Arrival) => isTimer === areTimersFirst;
    this.#arrivals = [...this.#arrivals.filter(isEarly), ...this.#arrivals.filter((arrival) => !isEarly(arrival))];
    this.#isThawing = true;
    void this.#takeIn();
  }

  /** Node lets everything happen that follows from one arrival before it looks at the next. */
  async #takeIn(): Promise<void> {
    this.state = "running";
    for (let next = this.#arrivals.shift(); next !== undefined; next = this.#arrivals.shift()) {
      next.run();
      for (let turn = 0; turn < TURNS; turn += 1) await undefined;
    }
    this.#isThawing = false;
  }
}
