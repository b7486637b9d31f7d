// The local model: both roads that functions take to a model end here, and no request leaves this machine.
import type { SimulatorClock } from "../clock";
import type { LocalHost, StreamedAnswer } from "../outgoing/local-host";
import type { OutgoingRequest } from "../outgoing/outgoing-request";
import { SimulatorError } from "../simulator-error";
import { createGatewayTokens } from "./gateway-tokens";
import { type LocalModel, MODEL_BEHAVIOURS, type ModelOrder, type ModelRequest } from "./model-order";
import { completion, streamed } from "./model-stream";
import { wordsOf } from "./model-words";

/** For `MODEL_BASE_URL`. The name leads nowhere outside. */
export const LOCAL_MODEL_URL = "https://model.simulator.invalid/v1";

const LATE_MS = 60_000;
const SLOW_MS = 1_000;

interface ModelParts {
  readonly clock: SimulatorClock;
  readonly envId: string;
  readonly credentials: { readonly secretId: string; readonly secretKey: string };
  /** Whether the gateway's tokens open the models. */
  readonly tokenOpens: boolean;
}

/** The model, and the hosts behind which it is. */
export function createModel({
  clock,
  envId,
  credentials,
  tokenOpens,
}: ModelParts): LocalModel & { readonly host: LocalHost } {
  const gateway = `https://${envId}.api.tcloudbasegateway.com`;
  const tokens = createGatewayTokens({ clock, credentials, tokenUrl: `${gateway}/auth/v1/token/clientCredential` });
  const requests: ModelRequest[] = [];
  let order: ModelOrder = {};

  async function answer(request: OutgoingRequest): Promise<StreamedAnswer> {
    const { url } = request;
    if (url === tokens.url) return tokens.answer(request);
    const road = url.startsWith(gateway) ? "cloudbase" : "endpoint";
    if (request.method !== "POST" || !/\/chat\/completions$/.test(url)) return refusal(404, "There is no such path.");
    const isOpen =
      road === "cloudbase"
        ? tokenOpens && tokens.isValid(request)
        : /^Bearer \S+$/.test(request.headers.authorization ?? "");
    if (!isOpen) return refusal(401, "The token is none, or has ended.");
    const asked = readRequest(road, request.json);
    if (asked === undefined) return refusal(400, "This is no chat completion: model and messages.");
    requests.push(asked);
    return behaving(asked);
  }

  async function behaving(asked: ModelRequest): Promise<StreamedAnswer> {
    const { behaviour = "answers", says } = order;
    if (behaviour === "busy") return refusal(429, "Rate limit reached.");
    if (behaviour === "failing") return refusal(500, "The server had an error.");
    if (behaviour === "nonsense")
      return { headers: { "content-type": "text/html" }, body: "<html><h1>Welcome!</h1></html>" };
    if (behaviour === "late") await clock.after(LATE_MS);
    const content = typeof says === "function" ? await says(asked) : (says ?? wordsOf(behaviour, asked));
    if (!asked.isStream) return { json: completion(asked.model, content), breaks: behaviour === "breaks-off" };
    const pauseMs = behaviour === "slow" ? SLOW_MS : 0;
    return {
      headers: { "content-type": "text/event-stream" },
      parts: streamed(asked.model, content, { clock, pauseMs, breaksOff: behaviour === "breaks-off" }),
    };
  }

  return {
    baseUrl: LOCAL_MODEL_URL,
    requests,
    get behaviour() {
      return order.behaviour ?? "answers";
    },
    behave(next = {}) {
      const { behaviour = "answers" } = next;
      if (!MODEL_BEHAVIOURS.includes(behaviour)) throw unknownBehaviour(behaviour);
      order = next;
    },
    host: { origins: [new URL(LOCAL_MODEL_URL).origin, gateway], answer },
  };
}

function readRequest(road: ModelRequest["road"], json: unknown): ModelRequest | undefined {
  const { model, messages, stream } = Object(json);
  if (typeof model !== "string" || !Array.isArray(messages) || messages.length === 0) return undefined;
  const isMessage = (own: unknown) => typeof Object(own).role === "string" && typeof Object(own).content === "string";
  return messages.every(isMessage) ? { road, model, messages, isStream: stream === true } : undefined;
}

function refusal(status: number, message: string): StreamedAnswer {
  return { status, json: { error: { message, type: "simulator", code: String(status) } } };
}

function unknownBehaviour(behaviour: unknown): SimulatorError {
  return new SimulatorError(
    "OPTION_INVALID",
    {
      en: `The local model does not know the behaviour ${JSON.stringify(behaviour)}.`,
      zh: `本地模型没有 ${JSON.stringify(behaviour)} 这种表现。`,
    },
    { en: `It has ${MODEL_BEHAVIOURS.join(", ")}.`, zh: `可选：${MODEL_BEHAVIOURS.join("、")}。` },
  );
}
