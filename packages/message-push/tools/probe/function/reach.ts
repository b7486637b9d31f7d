// Actions of the probe's function about other hosts: whether they are reached, and whether a token opens the models.
import { request } from "node:https";

const LIMIT_MS = 5_000;
/** The group of models that every environment has; it is asked for nothing, so nothing is used up. */
const MODELS_PATH = "/v1/ai/cloudbase/chat/completions";

export function reachActions() {
  return {
    /** Asks for the host's root: any answer will do. */
    async reach({ host }: { readonly host: "api.weixin.qq.com" | "qyapi.weixin.qq.com" }) {
      const startedAtMs = performance.now();
      const { status } = await ask(`https://${host}/`, { method: "GET" });
      return { reached: status !== 0, tookMs: Math.round(performance.now() - startedAtMs) };
    },
    /**
     * Exchanges the function's own credentials for a token, then asks a model for nothing, which costs nothing: with the token, and with
     * a token that is none. Statuses; 0 is no answer.
     */
    async modelToken(_: object) {
      const { TCB_ENV, SCF_NAMESPACE } = process.env;
      const gateway = `https://${TCB_ENV || SCF_NAMESPACE || ""}.api.tcloudbasegateway.com`;
      const given = await exchangeCredentials(`${gateway}/auth/v1/token/clientCredential`);
      const withToken = async (token: string) => (await askModel(gateway + MODELS_PATH, token)).status;
      return {
        exchanged: given.status,
        hasToken: given.token !== undefined,
        opened: given.token === undefined ? 0 : await withToken(given.token),
        withoutToken: await withToken("none"),
      };
    },
  };
}

interface Asked {
  readonly method: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Status 0 where no answer came. */
function ask(
  url: string,
  { method, headers, body }: Asked,
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve) => {
    const nothing = () => resolve({ status: 0, text: "" });
    const asked = request(url, { method, ...(headers && { headers }), timeout: LIMIT_MS }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
      response.on("error", nothing);
    });
    asked.on("timeout", () => asked.destroy());
    asked.on("error", nothing);
    asked.end(body);
  });
}

function askModel(url: string, token: string) {
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
  return ask(url, { method: "POST", headers, body: "{}" });
}

/** As src/platform/model/cloudbase-endpoint.ts does it. */
async function exchangeCredentials(url: string): Promise<{ readonly status: number; readonly token?: string }> {
  const { TENCENTCLOUD_SECRETID = "", TENCENTCLOUD_SECRETKEY = "", TENCENTCLOUD_SESSIONTOKEN } = process.env;
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
    timestamp: Math.floor(Date.now() / 1_000) - 1,
    withSignedParams: false,
    isCloudApi: true,
  });
  const session = TENCENTCLOUD_SESSIONTOKEN ? `, Token=${TENCENTCLOUD_SESSIONTOKEN}` : "";
  const headers = { ...contentType, authorization: `${authorization}, Timestamp=${timestamp}${session}` };
  const { status, text } = await ask(url, { method: "POST", headers, body: JSON.stringify(params) });
  try {
    const { access_token: token } = Object(JSON.parse(text));
    return typeof token === "string" && token !== "" ? { status, token } : { status };
  } catch {
    return { status };
  }
}
