// One row of the table of return codes: numbers of one meaning.
import type { Both } from "../language";

/** What numbers mean. */
export interface Meaning {
  readonly fact: Both;
  readonly fix: Both;
  /** Whether the same may be accepted a moment later. */
  readonly isPassing?: true;
  /** Whether the platform let no cloud call through to WeChat, so that a send by access token is safe. */
  readonly isBarred?: true;
  /** Whether it is about the access token and not about the message. */
  readonly isCredential?: true;
}

/** Numbers of one meaning. */
export interface Row extends Meaning {
  readonly codes: readonly number[];
}
