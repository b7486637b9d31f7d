// The port behind which the person is who takes part: at a terminal, or the simulator's stand-in of one.
import type { Both } from "../../src/language";

/** What the person is asked to do; the rehearsal does it on the simulator. */
export type Act =
  /** Writes this text to the service desk of the mini program. */
  | { readonly kind: "writes"; readonly text: string }
  /** Leaves the conversation with the service desk, and enters it again by the contact button. */
  | { readonly kind: "enters" }
  /** Binds the pairs to the probe's function in the console. */
  | { readonly kind: "binds" }
  /** Sets the console's rows back. */
  | { readonly kind: "unbinds" }
  /** Uploads the probe's function from WeChat DevTools. */
  | { readonly kind: "uploads" }
  /** Accepts the conversation at the desk of the people, 网页版客服工具. */
  | { readonly kind: "accepts" }
  /** Closes it there. */
  | { readonly kind: "closes" }
  /** Makes an index of the probe's collection in the console. */
  | { readonly kind: "indexes"; readonly field: string; readonly index: "unique" | "ttl" };

export interface Step {
  /** What to do, with the console's own labels. */
  readonly say: Both;
  readonly act: Act;
}

/** Something only a person can see: what a phone or a console shows. */
export interface Question {
  /** Answered with yes or no. */
  readonly say: Both;
  /** The rule that a yes makes true, for the rehearsal. */
  readonly rule: string;
}

export interface Person {
  /** Whether it was done; `false` where the person skips it. */
  does(step: Step): Promise<boolean>;
  /** `undefined` where the person cannot tell. */
  sees(question: Question): Promise<boolean | undefined>;
  /** Whether something that costs may be done. */
  allows(what: Both): Promise<boolean>;
}
