// The desk of one function: what operators wrote, read once in a while for all pushes of an instance.
import { PushError } from "../push-error";
import type { Clock } from "../runtime/ports";
import type { AuthorLog } from "../runtime/push-log";
import { within } from "../runtime/within";
import type { Answers, DeskStore } from "./desk-store";
import type { Notify } from "./notice";
import { type ReadSettings, readSettings } from "./read-settings";

/**
 * What `npm run answers -- pull` writes, and what stands in for a collection that is empty. TypeScript takes the texts of an imported JSON
 * file for any, so `npm run answers -- check` says what is wrong in it.
 */
export interface DeskFile {
  /** As `DeskSettings` has them. */
  readonly settings?: object;
  /** Each as a `RuleDocument`. */
  readonly rules?: readonly object[];
}

/** A desk, opened by `openDesk`. Hand it to `answer`, `noAnswer`, `handOver` and `welcome`. */
export interface Desk {
  /** Begins to read what operators wrote, unless it is known: for `prepare` of `defineFunction`, so that it happens beside the claim. */
  readonly prepare: () => void;
  /** For the verbs of the desk. */
  readonly parts: DeskParts;
}

/** What the verbs of the desk work with. */
export interface DeskParts {
  readonly store: DeskStore;
  readonly clock: Clock;
  /** Tells the team's people that somebody waits; absent where no address is set. */
  readonly notify: Notify | undefined;
  /** What operators wrote. Never rejects: what was read before, or the file, stands in. */
  readonly read: (log: AuthorLog) => Promise<Book>;
}

/** What operators wrote, read at one time. */
export interface Book {
  /** In their order, and not judged yet. */
  readonly rules: readonly unknown[];
  readonly settings: ReadSettings;
}

/** What the desk needs from outside. */
export interface DeskPorts {
  /** Called when the first push needs it. */
  readonly openStore: () => DeskStore;
  readonly clock: Clock;
  readonly notify: Notify | undefined;
}

/** An edit is in force after a minute. */
const LIFE_MS = 60_000;
/** A push does not wait longer for it. */
const PATIENCE_MS = 1_000;
/** After a failure pushes go on with what is known for so long, and do not wait for a database that is down. */
const PAUSE_MS = 10_000;

/** Binds `openDesk` to what is outside. */
export function createOpenDesk({ openStore, clock, notify }: DeskPorts) {
  /**
   * Opens the desk of a function. Rules and settings are read from the collection `desk_answers`, once a minute at most in each
   * instance; where it has no rules, those of the file answer, and where it has no settings, those of the file count.
   *
   * @param file what stands in the repository: `import answers from "../../desk/answers.json"`
   * @throws {PushError} `OPTION_INVALID` when it is no such file
   * @example
   * const desk = openDesk(answers);
   *
   * export const main = defineFunction({
   *   on: "text",
   *   prepare: desk.prepare,
   *   handle: async (event, context) => (await answer(desk, event, context)) ?? noAnswer(desk, event, context),
   * });
   */
  return function openDesk(file: DeskFile = {}): Desk {
    refuseOther(file);
    let opened: DeskStore | undefined;
    const store = () => (opened ??= openStore());
    const reader = new BookReader(clock, store, file);
    const parts: DeskParts = {
      get store() {
        return store();
      },
      clock,
      notify,
      read: (log) => reader.read(log),
    };
    return { prepare: () => reader.begin(), parts };
  };
}

/** At load time, so that the build shows it. What is wrong with a single rule is told when it is read. */
function refuseOther(file: unknown): void {
  const { rules = [], settings = {} } = Object(file);
  if (file !== null && typeof file === "object" && Array.isArray(rules) && typeof settings === "object") return;
  throw new PushError(
    "OPTION_INVALID",
    {
      en: "openDesk was given no answers: an object with a list `rules` and an object `settings`.",
      zh: "openDesk 收到的不是应答：应是带数组 `rules` 和对象 `settings` 的对象。",
    },
    {
      en: "Give it what desk/answers.json holds; npm run answers -- check says what is wrong there.",
      zh: "请传入 desk/answers.json 的内容；npm run answers -- check 会说明哪里不对。",
    },
  );
}

class BookReader {
  readonly #clock: Clock;
  readonly #store: () => DeskStore;
  readonly #file: DeskFile;
  #book: Book;
  #isCutOff = false;
  #dueAtMs = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | undefined;
  #hasFailed = false;

  constructor(clock: Clock, store: () => DeskStore, file: DeskFile) {
    this.#clock = clock;
    this.#store = store;
    this.#file = file;
    this.#book = bookOf({ rules: [], settings: undefined }, file);
  }

  /** Begins to read when it is time, and nobody does. */
  begin(): void {
    if (this.#clock.nowMs() < this.#dueAtMs) return;
    this.#reading ??= this.#readOnce().finally(() => {
      this.#reading = undefined;
    });
  }

  async read(log: AuthorLog): Promise<Book> {
    this.begin();
    const { nowMs } = this.#clock;
    if (this.#reading !== undefined) await within(this.#clock, nowMs() + PATIENCE_MS, this.#reading);
    if (this.#hasFailed || this.#reading !== undefined) log.warn("desk-answers-unread");
    if (this.#isCutOff) log.warn("desk-rules-cut-off");
    return this.#book;
  }

  async #readOnce(): Promise<void> {
    try {
      const answers = await this.#store().readAnswers();
      this.#book = bookOf(answers, this.#file);
      this.#isCutOff = answers.isCutOff;
      this.#hasFailed = false;
      this.#dueAtMs = this.#clock.nowMs() + LIFE_MS;
    } catch {
      // What was known before stands in, and after a pause it is tried again.
      this.#hasFailed = true;
      this.#dueAtMs = this.#clock.nowMs() + PAUSE_MS;
    }
  }
}

/** What is in force of a collection and a file. */
export function bookOf({ rules, settings }: Pick<Answers, "rules" | "settings">, file: DeskFile): Book {
  return {
    rules: rules.length > 0 ? rules : (file.rules ?? []),
    settings: readSettings(settings ?? file.settings),
  };
}
