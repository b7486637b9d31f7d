// What `sim.http` answers, and with what. Types only.

/** A request that a function made to another host. */
export interface OutgoingRequest {
  readonly method: string;
  /** The whole address, with its query. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** As text; empty where there was none. */
  readonly body: string;
  /** The body as JSON, where it is JSON. */
  readonly json?: unknown;
}

/** What a function gets in place of the other host's response. */
export interface HttpAnswer {
  /** @default 200 */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A value that is sent as JSON. Give this or `body`. */
  readonly json?: unknown;
  readonly body?: string | Uint8Array;
  /** How long the answer takes, in the simulator's time. @default 0 */
  readonly delayMs?: number;
  /** The connection breaks in place of a response. @default false */
  readonly breaks?: boolean;
}

/** Answers one request; what it throws is a response of status 501 with the text. */
export type HttpResponder = (request: OutgoingRequest) => HttpAnswer | Promise<HttpAnswer>;

/** An address that is answered. */
export interface HttpStub {
  readonly url: string;
  /** The requests that it answered, oldest first. */
  readonly requests: readonly OutgoingRequest[];
  remove(): void;
}

/** Narrows what an address stands for. */
export interface HttpStubOptions {
  /** For example `"POST"`. @default any method */
  readonly method?: string;
}

/** Whether functions reach hosts that nothing answers for: `"refused"` breaks the connection with an error that names the host. */
export type OutgoingMode = "refused" | "open";
