// Hosts that the simulator itself answers for, beside those of `sim.http`. Types only.
import type { HttpAnswer, OutgoingRequest } from "./outgoing-request";

/** An answer whose body may come part by part; the connection breaks where a part fails to come. */
export interface StreamedAnswer extends HttpAnswer {
  readonly parts?: AsyncIterable<Uint8Array>;
}

/** Some hosts, and who answers for them. */
export interface LocalHost {
  /** As `https://host`. */
  readonly origins: readonly string[];
  answer(request: OutgoingRequest): Promise<StreamedAnswer>;
}
