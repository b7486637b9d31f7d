// A model of the environment itself: CloudBase's gateway, opened by a token that the function's own credentials are exchanged for. The paths
// are those of @cloudbase/node-sdk (dist/ai, dist/auth).
import { ModelFailure } from "../../desk/model/model-port";
import type { Clock } from "../../runtime/ports";
import { type ModelEndpoint, post, textOf } from "./model-client";

/** Before a token ends, another one is fetched: a request may take so long. */
const MARGIN_MS = 60_000;
/** Where the answer does not say when it ends. */
const ASSUMED_S = 600;

/** The variables that every function of CloudBase has. */
export type FunctionVariables = Readonly<Record<string, string | undefined>>;

/** Whether there are credentials: in the cloud, and in the simulator. */
export function hasCredentials(variables: FunctionVariables): boolean {
  return Boolean(environmentOf(variables) && variables.TENCENTCLOUD_SECRETID && variables.TENCENTCLOUD_SECRETKEY);
}

/** @param variables are read for each token: the platform renews the credentials */
export function cloudbaseEndpoint(
  { group, name }: { readonly group: string; readonly name: string },
  variables: FunctionVariables,
  clock: Clock,
): ModelEndpoint {
  const gateway = `https://${environmentOf(variables)}.api.tcloudbasegateway.com`;
  let kept: { readonly token: string; readonly endsAtMs: number } | undefined;
  const token = async (signal: AbortSignal) => {
    if (kept !== undefined && kept.endsAtMs - MARGIN_MS > clock.nowMs()) return kept.token;
    kept = await fetchToken(`${gateway}/auth/v1/token/clientCredential`, variables, { nowMs: clock.nowMs(), signal });
    return kept.token;
  };
  return { baseUrl: `${gateway}/v1/ai/${group}`, name, token };
}

function environmentOf({ TCB_ENV, SCF_NAMESPACE }: FunctionVariables): string {
  return TCB_ENV || SCF_NAMESPACE || "";
}

async function fetchToken(
  url: string,
  { TENCENTCLOUD_SECRETID = "", TENCENTCLOUD_SECRETKEY = "", TENCENTCLOUD_SESSIONTOKEN }: FunctionVariables,
  { nowMs, signal }: { readonly nowMs: number; readonly signal: AbortSignal },
): Promise<{ readonly token: string; readonly endsAtMs: number }> {
  // Required only here: an import would be run in every function of the desk, because the package does not say that it has no effect.
  const { sign }: typeof import("@cloudbase/signature-nodejs") = require("@cloudbase/signature-nodejs");
  const params = { grant_type: "client_credentials" };
  const contentType = { "content-type": "application/json" };
  const { authorization, timestamp } = sign({
    secretId: TENCENTCLOUD_SECRETID,
    secretKey: TENCENTCLOUD_SECRETKEY,
    method: "POST",
    url,
    params,
    headers: { ...contentType, host: new URL(url).host },
    timestamp: Math.floor(nowMs / 1_000) - 1,
    withSignedParams: false,
    isCloudApi: true,
  });
  const session = TENCENTCLOUD_SESSIONTOKEN ? `, Token=${TENCENTCLOUD_SESSIONTOKEN}` : "";
  const headers = { ...contentType, authorization: `${authorization}, Timestamp=${timestamp}${session}` };
  const answer = await textOf(await post(url, { headers, body: JSON.stringify(params), signal }));
  const { access_token: token, expires_in: endsInS } = read(answer);
  if (typeof token !== "string" || token === "") throw new ModelFailure("unreadable");
  return { token, endsAtMs: nowMs + (typeof endsInS === "number" ? endsInS : ASSUMED_S) * 1_000 };
}

function read(answer: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(answer));
  } catch {
    throw new ModelFailure("unreadable");
  }
}
