// What becomes of a request when a fault is injected into it.
import { say } from "../../src/language";
import type { Invocation, OpenApiResponse } from "../contracts";
import type { Faults, RequestFault } from "../faults/create-faults";
import type { AnsweredCutOff } from "../faults/cut-off";
import { duplicateKey, duplicateOfOtherIndex } from "./database/collection";
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

/** How a fault changes the course of a request. */
interface FaultPlan {
  /** Whether the request is done all the same. */
  readonly isPerformed: boolean;
  /** What the request waits for: before it is done, or after, as the fault's phase has it. */
  readonly wait?: () => Promise<void>;
  /** The response in place of the one that it came to. @default that one */
  readonly change?: (done: SdkResponse | undefined) => SdkResponse | undefined;
  /** How the response leaves, once it is on record. @default as usual */
  readonly leave?: (usual: () => Response) => Response | Promise<Response>;
}

type Instances = GatewayOptions["instances"];

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

/** Responds to the request as the fault wants it, and closes its record. */
export async function injectFault(
  fault: RequestFault,
  exchange: Exchange,
  { clock, instances }: Pick<GatewayOptions, "clock" | "instances">,
): Promise<Response> {
  const { c, entry } = exchange;
  const { isPerformed, wait, change, leave } = planOf(fault, exchange, instances, (delayMs) => clock.after(delayMs));
  if (fault.phase === "before") await wait?.();
  const done = isPerformed ? await exchange.perform() : undefined;
  if (fault.phase !== "before") await wait?.();
  const response = change ? change(done) : done;
  entry.close(`fault: ${fault.kind} ${fault.phase}`, response?.args ?? argsOf(exchange), response?.outcome);
  const usual = () => respond(c, response ?? { body: {}, outcome: "ok" }, entry.requestId);
  return leave ? leave(usual) : usual();
}

/** What an instance hears that is cut off from everything. */
export function cutOff(c: GatewayContext, how: AnsweredCutOff): Response | Promise<Response> {
  if (how === "hang") return new Promise(() => undefined);
  return how === "reset" ? breakOff(c) : statusPage(Number(how));
}

function planOf(
  fault: RequestFault,
  exchange: Exchange,
  instances: Instances,
  after: (delayMs: number) => Promise<void>,
): FaultPlan {
  const { c, caller, fields } = exchange;
  const isPerformed = fault.phase !== "before";
  const reset = () => breakOff(c);
  switch (fault.kind) {
    case "delay":
      return { isPerformed: true, wait: () => after(fault.delayMs) };
    case "freeze": {
      const wait = async () => void (caller && (await instances.freezeInvocation(caller.id, fault.freezeMs)));
      return fault.thaw === "reset" ? { isPerformed, wait, leave: reset } : { isPerformed: true, wait };
    }
    case "die":
      return dying(fault.phase, exchange, instances);
    case "errcode":
    case "code":
      return { isPerformed: false, change: () => insteadOf(exchange, fault) };
    case "duplicate":
      return {
        isPerformed,
        change: (done) =>
          isPerformed ? duplicateOf(fields, done) : refusal(duplicateOfOtherIndex(String(fields.collectionName))),
      };
    case "hang":
      return { isPerformed, leave: () => new Promise(() => undefined) };
    case "status":
      return { isPerformed, leave: () => statusPage(fault.status, fault.body) };
    case "empty":
      return { isPerformed, leave: () => c.body(null, 200) };
    case "truncated":
      return { isPerformed, leave: (usual) => halfOf(usual()) };
    case "reset":
      return { isPerformed, leave: reset };
  }
}

/** The instance that asks is gone: at once, or once it has received the response. */
function dying(phase: RequestFault["phase"], { c, caller }: Exchange, instances: Instances): FaultPlan {
  if (phase === "later") {
    return { isPerformed: true, wait: async () => void (caller && instances.scheduleKill(caller.id)) };
  }
  const leave = async () => {
    if (caller) await instances.killInvocation(caller.id);
    return breakOff(c);
  };
  return { isPerformed: phase !== "before", leave };
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
    // Refused by handleRequest.
    return undefined;
  }
}

function insteadOf(
  { fields, caller }: Exchange,
  fault: RequestFault & { readonly kind: "errcode" | "code" },
): SdkResponse {
  try {
    if (fault.kind === "errcode") return cloudResponse(readCloudCall(fields, caller), orderedResponse(fault.errcode));
    throw new GatewayError(fault.code, { en: "Ordered by a fault.", zh: "由故障注入产生。" });
  } catch (error) {
    return refusal(error);
  }
}

function orderedResponse(errcode: number): OpenApiResponse {
  // Negative numbers are the platform's: they never reach WeChat. -1 is WeChat's own "busy".
  if (errcode < -1) return { kind: "refused", errorCode: errcode };
  return {
    kind: "json",
    body: { errcode, errmsg: say({ en: "ordered fault rid: simulator", zh: "故障注入 rid: simulator" }) },
  };
}

/** As when something between repeats the insert: it is done, and what arrives is the response to its repetition. */
function duplicateOf(fields: SdkFields, done: SdkResponse | undefined): SdkResponse | undefined {
  if (done?.outcome !== "ok" || done.body instanceof Uint8Array) return done;
  const { insertedIds = [] } = Object(done.body.data) as { insertedIds?: readonly unknown[] };
  return refusal(duplicateKey(String(fields.collectionName), insertedIds[0]));
}

function statusPage(status: number, body: "html" | "json" = "html"): Response {
  if (body === "html") return new Response("<html>out of order</html>", { status });
  return Response.json({ code: "SYS_ERR", message: "out of order" }, { status });
}

/** The length fits the half, so that the body arrives whole and means nothing. */
async function halfOf(response: Response): Promise<Response> {
  const whole = new Uint8Array(await response.arrayBuffer());
  return new Response(whole.slice(0, Math.floor(whole.length / 2)), { headers: response.headers });
}
