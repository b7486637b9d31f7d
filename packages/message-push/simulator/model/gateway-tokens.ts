// The tokens of CloudBase's gateway: given for a request that is signed with the function's credentials, and good for a while.
import { sign } from "@cloudbase/signature-nodejs";
import type { SimulatorClock } from "../clock";
import type { StreamedAnswer } from "../outgoing/local-host";
import type { OutgoingRequest } from "../outgoing/outgoing-request";

const LIFE_S = 7_200;
/** As far as a clock may be off. */
const SIGNED_WITHIN_S = 300;

interface TokenParts {
  readonly clock: SimulatorClock;
  readonly credentials: { readonly secretId: string; readonly secretKey: string };
  readonly tokenUrl: string;
}

export interface GatewayTokens {
  readonly url: string;
  answer(request: OutgoingRequest): StreamedAnswer;
  isValid(request: OutgoingRequest): boolean;
}

export function createGatewayTokens({ clock, credentials, tokenUrl }: TokenParts): GatewayTokens {
  const endsAtMs = new Map<string, number>();
  return {
    url: tokenUrl,
    answer(request) {
      if (!isSigned(request, credentials, clock.nowMs())) return { status: 401, json: { code: "INVALID_CREDENTIALS" } };
      const token = `simulator-gateway-token-${endsAtMs.size + 1}`;
      endsAtMs.set(token, clock.nowMs() + LIFE_S * 1_000);
      return { json: { token_type: "Bearer", access_token: token, expires_in: LIFE_S } };
    },
    isValid({ headers: { authorization = "" } }) {
      return (endsAtMs.get(authorization.replace(/^Bearer /, "")) ?? 0) > clock.nowMs();
    },
  };
}

/** Signs what came once more, and compares. */
function isSigned(
  { method, url, headers, json }: OutgoingRequest,
  credentials: TokenParts["credentials"],
  nowMs: number,
): boolean {
  const { authorization = "" } = headers;
  const names = /SignedHeaders=([^,]*)/.exec(authorization)?.[1]?.split(";") ?? [];
  const timestamp = Number(/Timestamp=(\d+)/.exec(authorization)?.[1]);
  if (!(Math.abs(timestamp - nowMs / 1_000) <= SIGNED_WITHIN_S) || !names.includes("host")) return false;
  const signed = Object.fromEntries(names.map((name) => [name, headers[name]]));
  const own = sign({
    ...credentials,
    method,
    url,
    params: Object(json),
    headers: signed,
    timestamp,
    withSignedParams: false,
    isCloudApi: true,
  });
  return authorization.startsWith(own.authorization);
}
