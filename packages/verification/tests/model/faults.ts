// What can go wrong with a call to a port, and where it was ordered.

/** Everything through which an instance touches the world, its handler included. */
export const VERBS = [
  "add",
  "find",
  "takeOver",
  "takeOverByToken",
  "change",
  "finish",
  "flagBacklog",
  "findDue",
  "findRecent",
  "deliver",
  "typing",
  "invoke",
  "handler",
] as const;
export type Verb = (typeof VERBS)[number];

const NOT_OF_THE_STORE: ReadonlySet<Verb> = new Set<Verb>(["deliver", "typing", "invoke", "handler"]);

export function isStoreVerb(verb: Verb): boolean {
  return !NOT_OF_THE_STORE.has(verb);
}

/** What can happen to any call. */
export const FAULTS = [
  /** The instance dies, and nothing was done. */
  "dies-before",
  /** It was done, and the instance dies before it learns so. */
  "dies-after",
  /** Nothing was done, and the instance gets an unknown outcome. */
  "fails",
  /** It was done, and the instance gets an unknown outcome. */
  "answer-lost",
  /** Nothing is done, and no answer comes. */
  "hangs",
  /** It was done, and no answer comes. */
  "hangs-acted",
  /** It is done seconds later. */
  "slow",
  /** It was done, and the instance freezes before it learns so; it thaws later. */
  "freezes",
  /** A call of a function arrives twice; to any other call nothing happens. */
  "arrives-twice",
  /** The database says that a record is there, and nothing was added; to any other call nothing happens. */
  "phantom",
] as const;
export type Fault = (typeof FAULTS)[number] | ApiFault;

/** What WeChat or the platform refuses a message with. */
export const API_FAULTS = {
  busy: -1,
  refused: 48002,
  /** Not accepted, although the number does not tell. */
  "unknown-unaccepted": -501001,
  barred: -604101,
  "token-refused": 40001,
} as const;
export type ApiFault = keyof typeof API_FAULTS;

export function isApiFault(fault: Fault): fault is ApiFault {
  return Object.hasOwn(API_FAULTS, fault);
}

/** A fault that waits for its call. */
export interface OrderedFault {
  readonly verb: Verb | "any";
  /** How many calls it lets pass. */
  readonly skip: number;
  readonly fault: Fault;
}

/** The faults that were ordered and have not struck. */
export class Faults {
  #ordered: { verb: Verb | "any"; left: number; fault: Fault }[] = [];
  /** What happens to every call of the database, or of WeChat, for as long as it is down. */
  readonly down: { store?: Fault | undefined; wechat?: Fault | undefined } = {};

  order({ verb, skip, fault }: OrderedFault): void {
    this.#ordered.push({ verb, left: skip, fault });
  }

  clear(): void {
    this.#ordered = [];
    this.down.store = undefined;
    this.down.wechat = undefined;
  }

  /** What happens to the call that is made now. */
  strike(verb: Verb): Fault | undefined {
    const concerned = this.#ordered.filter((order) => order.verb === verb || order.verb === "any");
    const due = concerned.find(({ left }) => left === 0);
    for (const order of concerned) order.left -= 1;
    this.#ordered = this.#ordered.filter(({ left }) => left >= 0);
    if (due !== undefined) return due.fault;
    if (isStoreVerb(verb)) return this.down.store;
    // Cut off from both, an instance reaches no other function either.
    if (verb === "invoke") return this.down.wechat === undefined ? undefined : this.down.store;
    return verb === "deliver" || verb === "typing" ? this.down.wechat : undefined;
  }
}
