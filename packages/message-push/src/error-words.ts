// What the reference says about an error code. Types only: the words stand in a file beside each list of codes.
import type { Both } from "./language";

/** Who can do something about an error: a function's author, who keeps the project, who called, or nobody but the platform. */
export type Fixer = "author" | "maintainer" | "caller" | "platform";

/** What a code means and what to do about it, in both languages. */
export interface ErrorWords extends Both {
  readonly fixedBy: Fixer;
}
