// The ports of a model that answers: the model itself, and the calls of WeChat that what it wrote needs.

/** One message of a question to a model, as OpenAI's chat completions have them. */
export interface ChatMessage {
  readonly role: "system" | "user";
  readonly content: string;
}

/** What a model is asked. */
export interface ChatRequest {
  readonly messages: readonly ChatMessage[];
  /** The longest answer, in the model's tokens. */
  readonly maxTokens: number;
}

/** A model that is set up. */
export interface ModelClient {
  /**
   * Asks it; yields the parts of its answer as they come, and ends when the answer is whole.
   *
   * @throws {ModelFailure} when there is no whole answer
   */
  ask(request: ChatRequest, signal: AbortSignal): AsyncIterable<string>;
}

/** What the environment says about the model: none, one that cannot be used, or one. */
export type ModelSetup =
  | { readonly kind: "off" }
  /** `problems` names the variables that are missing or wrong, never their values. */
  | { readonly kind: "broken"; readonly problems: readonly string[] }
  | { readonly kind: "on"; readonly client: ModelClient };

/** What WeChat's content check says of a text; `unchecked` where it said nothing. */
export type TextCheck =
  | { readonly kind: "passed" }
  | { readonly kind: "refused" }
  | { readonly kind: "unchecked"; readonly errCode?: number };

/** What is said in a conversation is a comment to the check: 1 is a profile, 2 a comment, 3 a forum, 4 a social log. */
export const CONTENT_SCENE = 2;

/**
 * What `result.suggest` of the check says; `review` is not said either.
 * https://developers.weixin.qq.com/miniprogram/dev/server/API/sec-center/sec-check/api_msgseccheck.html
 */
export function readCheck(suggest: unknown): TextCheck {
  if (suggest === "pass") return { kind: "passed" };
  return suggest === "risky" || suggest === "review" ? { kind: "refused" } : { kind: "unchecked" };
}

/** What a text that a model wrote needs of WeChat. */
export interface ModelCalls {
  /** Never rejects. */
  checkText(openid: string, content: string): Promise<TextCheck>;
  /** Shows "typing…" once more; best effort, never rejects. */
  showTyping(openid: string, event: object): Promise<void>;
}

/** What a model needs from outside. */
export interface ModelPorts {
  /** Read when the first push needs it. */
  readonly readSetup: () => ModelSetup;
  /** Called when the first text is to be checked. */
  readonly openCalls: () => ModelCalls;
}

/** Why there is no answer: too slow, refused by its server, broken off, no chat completion, or nobody there. */
export type ModelTrouble = "late" | "refused" | "cut-off" | "unreadable" | "unreachable";

/** A model that gave no whole answer. It is told in the log, and reaches no handler. */
export class ModelFailure extends Error {
  override readonly name = "ModelFailure";
  readonly trouble: ModelTrouble;
  /** Of the response that refused. */
  readonly status: number | undefined;

  constructor(trouble: ModelTrouble, status?: number) {
    super(trouble);
    this.trouble = trouble;
    this.status = status;
  }
}
