// How the local model behaves, and what it was asked. Types, and the list of behaviours.

/**
 * What a model may do: answer, answer a word a second, begin after a minute, break off in the middle, be busy (429), fail (500), answer with a
 * page of HTML, write Markdown, think aloud, or obey whatever the customer's text tells it.
 */
export const MODEL_BEHAVIOURS = [
  "answers",
  "slow",
  "late",
  "breaks-off",
  "busy",
  "failing",
  "nonsense",
  "markdown",
  "thinks",
  "obeys",
] as const;

/** One of {@link MODEL_BEHAVIOURS}. */
export type ModelBehaviour = (typeof MODEL_BEHAVIOURS)[number];

/** What a function asked of the model. */
export interface ModelRequest {
  /** `endpoint` by an address and a key, `cloudbase` by the environment's own gateway. */
  readonly road: "endpoint" | "cloudbase";
  /** The model's name. */
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly isStream: boolean;
}

/** How the model behaves from now on. */
export interface ModelOrder {
  /** @default "answers" */
  readonly behaviour?: ModelBehaviour;
  /** What it says, in place of what it makes of the request. @default its own answer */
  readonly says?: string | ((request: ModelRequest) => string | Promise<string>);
}

/** The local model: what functions reach in place of a real one. */
export interface LocalModel {
  /** For `MODEL_BASE_URL`, with any name and any key. Nothing of it leaves this machine. */
  readonly baseUrl: string;
  /** What it was asked, oldest first. */
  readonly requests: readonly ModelRequest[];
  readonly behaviour: ModelBehaviour;
  /**
   * Orders how it behaves, until the next order; without one, it answers again.
   *
   * @throws {SimulatorError} `OPTION_INVALID`
   * @example sim.model.behave({ behaviour: "busy" })
   */
  behave(order?: ModelOrder): void;
}
