// What a request comes to when a fault strikes it.
import type { SimulatorClock } from "../clock";
import type { Invocation, OpenApiResponse } from "../contracts";
import type { Faults, RequestFault } from "../faults/create-faults";
import { duplicateKey } from "./database/collection";
import { GatewayError } from "./gateway-error";
import type { GatewayOptions } from "./gateway-options";
import { cloudResponse, readCloudCall, refusal, type SdkResponse } from "./handle-request";
import type { SdkFields } from "./read-sdk-request";
import type { OpenEntry } from "./request-record";
import { breakOff, type GatewayContext, respond } from "./respond";

/** One request of the SDK on its way. */
export interface Exchange {
  readonly c: GatewayContext;
  readonly fields: SdkFields;
  readonly caller: Invocation | undefined;
  readonly entry: OpenEntry;
  /** Does what the request asks for; once per call. */
  perform(): Promise<SdkResponse>;
}

interface Hands extends Pick<GatewayOptions, "instances"> {
  readonly clock: SimulatorClock;
}

/** The fault that is due at this request. */
export function faultAt(faults: Faults, { fields, caller }: Pick<Exchange, "fields" | "caller">) {
  const action = String(fields.action);
  return faults.atRequest({
    action,
    apiName: action === "wx.openApi" ? String(fields.apiName) : undefined,
    functionName: caller?.functionName,
    openid: touserOf(fields, caller) ?? caller?.caller?.openid,
    invocationId: caller?.id,
  });
}

function touserOf(fields: SdkFields, caller: Invocation | undefined): string | undefined {
  const touser = argsOf({ fields, caller })?.touser;
  return typeof touser === "string" ? touser : undefined;
}

/** What a cloud call asks for, also when it is never done: the record shows it. */
function argsOf({ fields, caller }: Pick<Exchange, "fields" | "caller">): Record<string, unknown> | undefined {
  if (fields.action !== "wx.openApi") return undefined;
  try {
    return { ...readCloudCall(fields, caller).args };
  } catch {
    // Refused when it is answered.
    return undefined;
  }
}

/** Answers the request as the fault wants it, and closes its record. */
export async function injectFault(fault: RequestFault, exchange: Exchange, hands: Hands): Promise<Response> {
  const { c, caller, entry } = exchange;
  switch (fault.kind) {
    case "delay":
      return passOn(fault, exchange, () => hands.clock.after(fault.delayMs));
    case "freeze":
      return freeze(fault, exchange, hands);
    case "errcode":
    case "code":
      return respondWith(fault, exchange, insteadOf(exchange, fault));
    case "duplicate":
      return respondWith(fault, exchange, await insertAndDeny(exchange));
    case "die":
      if (fault.phase !== "later") break;
      return passOn(fault, exchange, async () => {
        if (caller) hands.instances.scheduleKill(caller.id);
      });
  }
  const done = fault.phase === "before" ? undefined : await exchange.perform();
  entry.close(labelOf(fault), done?.args ?? argsOf(exchange), done?.outcome);
  if (fault.kind === "die" && caller) await hands.instances.killInvocation(caller.id);
  return breakDown(c, fault, () => respond(c, done ?? { body: {}, outcome: "ok" }, entry.requestId));
}

function labelOf({ kind, phase }: RequestFault): string {
  return `fault: ${kind} ${phase}`;
}

/** The request is done and answered, with something in the way before or after the deed. */
async function passOn(fault: RequestFault, exchange: Exchange, wait: () => Promise<void>): Promise<Response> {
  if (fault.phase === "before") await wait();
  const answer = await exchange.perform();
  if (fault.phase !== "before") await wait();
  return respondWith(fault, exchange, answer);
}

async function freeze(
  fault: RequestFault & { readonly kind: "freeze" },
  exchange: Exchange,
  { instances }: Hands,
): Promise<Response> {
  const { c, caller, entry } = exchange;
  const standStill = async () => {
    if (caller) await instances.freezeInvocation(caller.id, fault.freezeMs);
  };
  if (fault.thaw !== "reset") return passOn(fault, exchange, standStill);
  const done = fault.phase === "before" ? undefined : await exchange.perform();
  await standStill();
  entry.close(labelOf(fault), done?.args ?? argsOf(exchange), done?.outcome);
  return breakOff(c);
}

function respondWith(fault: RequestFault, exchange: Exchange, answer: SdkResponse): Response {
  const { c, entry } = exchange;
  entry.close(labelOf(fault), answer.args ?? argsOf(exchange), answer.outcome);
  return respond(c, answer, entry.requestId);
}

function insteadOf(
  { fields, caller }: Exchange,
  fault: RequestFault & { readonly kind: "errcode" | "code" },
): SdkResponse {
  try {
    if (fault.kind === "errcode") return cloudResponse(readCloudCall(fields, caller), orderedAnswer(fault.errcode));
    throw new GatewayError(fault.code, "Ordered by a fault.");
  } catch (error) {
    return refusal(error);
  }
}

function orderedAnswer(errcode: number): OpenApiResponse {
  // Negative numbers are the platform's: they never reach WeChat. -1 is WeChat's own "busy".
  if (errcode < -1) return { kind: "refused", errorCode: errcode };
  return { kind: "json", body: { errcode, errmsg: "ordered fault rid: simulator" } };
}

/** As when something between repeats the insert: it is done, and what arrives is the answer to its repetition. */
async function insertAndDeny({ fields, perform }: Exchange): Promise<SdkResponse> {
  const answer = await perform();
  if (answer.outcome !== "ok" || answer.body instanceof Uint8Array) return answer;
  const { insertedIds = [] } = Object(answer.body.data) as { insertedIds?: readonly unknown[] };
  return refusal(duplicateKey(String(fields.collectionName), insertedIds[0]));
}

function breakDown(c: GatewayContext, fault: RequestFault, answer: () => Response): Response | Promise<Response> {
  switch (fault.kind) {
    case "hang":
      return new Promise(() => undefined);
    case "status":
      return statusPage(fault.status, fault.body);
    case "empty":
      return c.body(null, 200);
    case "truncated":
      return halfOf(answer());
    default:
      return breakOff(c);
  }
}

function statusPage(status: number, body: "html" | "json" = "html"): Response {
  if (body === "html") return new Response("<html>out of order</html>", { status });
  return Response.json({ code: "SYS_ERR", message: "out of order" }, { status });
}

/** The length fits the half, so that the body arrives whole and means nothing. */
async function halfOf(answer: Response): Promise<Response> {
  const whole = new Uint8Array(await answer.arrayBuffer());
  return new Response(whole.slice(0, Math.floor(whole.length / 2)), { headers: answer.headers });
}
