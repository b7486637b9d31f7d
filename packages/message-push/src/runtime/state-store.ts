// The port behind which functions share small things for a while: media ids of pictures, and what the desk remembers of a customer.

/** A state that is kept. */
export interface SharedState {
  /** Names the write that it comes from. */
  readonly version: string;
  /** As it was put; `undefined` where somebody damaged it. It may be of an older version of the code: who reads it checks it. */
  readonly value: unknown;
}

/** A write of a state. */
export interface StateChange {
  /** The version of the state that was found, or `undefined` where none was. */
  readonly expectedVersion: string | undefined;
  /** Names this write: no other write of that state has the same, and it stays the same when it is tried again. */
  readonly version: string;
  /** Small, and nothing but JSON. */
  readonly value: unknown;
  /** From then on there is no state. More than 0. */
  readonly expiresInMs: number;
  /** From then on it is due, where the store lists such states. Left out, it is so no more, whatever was there before. */
  readonly dueInMs?: number | undefined;
}

/**
 * States by their keys, shared by all functions and instances of an environment. Each verb is atomic for one state, and times are compared
 * by the database's clock, never an instance's. A verb that does not know its outcome throws a PushError `STORE_UNAVAILABLE`, and a write may
 * have happened all the same.
 */
export interface StateStore {
  /** The state of a key, unless it has expired. */
  findState(key: string): Promise<SharedState | undefined>;
  /**
   * Puts a state in the place of the expected one; `false` when that is not there any more. Of several writes that expect the same
   * version, one is done. The same write tried again counts as done.
   */
  putState(key: string, change: StateChange): Promise<boolean>;
}
