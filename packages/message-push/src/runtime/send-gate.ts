// How many outboxes the relay sends side by side: WeChat is asked gently while it is down, and more with each push that it takes.

/** What one push learned of WeChat: it answered, it said that it is busy, or it could not be reached. */
export type Heard = "answered" | "busy" | "unreachable";

const FIRST = 4;
/** So many pushes in a row that WeChat did not take, and the run sends no more. */
const ENOUGH_FAILURES = 5;

/** The gate of one run. Pure: whoever enters has to leave. */
export class SendGate {
  #limit = FIRST;
  #underWay = 0;
  #failures = 0;
  #last: Heard | undefined;
  #waiting: (() => void)[] = [];

  /** Whether WeChat refused so often that nothing more is sent in this run. */
  get isClosed(): boolean {
    return this.#failures >= ENOUGH_FAILURES;
  }

  /** Whether WeChat answers, and is too busy. */
  get isBusy(): boolean {
    return this.isClosed && this.#last === "busy";
  }

  /** Resolves with whether an outbox may be sent now; waits while others are under way of whom it is to be learned. */
  async enter(): Promise<boolean> {
    while (!this.isClosed && this.#underWay >= this.#limit) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
    if (this.isClosed) return false;
    this.#underWay += 1;
    return true;
  }

  /** The push is done, with what it learned; `undefined` where WeChat was not asked. */
  leave(heard: Heard | undefined): void {
    this.#underWay -= 1;
    if (heard === "answered") {
      this.#failures = 0;
      this.#limit += 1;
    } else if (heard !== undefined) {
      this.#failures += 1;
      this.#limit = Math.max(1, Math.floor(this.#limit / 2));
    }
    this.#last = heard ?? this.#last;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}
