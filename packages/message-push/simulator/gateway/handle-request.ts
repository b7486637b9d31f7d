// Finds the response to one request of the SDK: an object for most actions, bytes for cloud calls.
import { say } from "../../src/language";
import type { Invocation, OpenApiCall, OpenApiResponse } from "../contracts";
import type { Action } from "./database/database-actions";
import { GatewayError } from "./gateway-error";
import type { GatewayOptions } from "./gateway-options";
import { decodeCloudCall, encodeCloudResponse } from "./openapi/cloud-call-codec";
import type { SdkFields } from "./read-sdk-request";
import { refuseUnsimulated } from "./unsimulated";

/** A response, and what the record keeps of the exchange. */
export interface SdkResponse {
  readonly body: Uint8Array | Record<string, unknown>;
  /** `ok`, or the code it was refused with. */
  readonly outcome: string;
  /** The decoded arguments of a cloud call. */
  readonly args?: Record<string, unknown>;
}

interface ResponseParts extends Pick<GatewayOptions, "callOpenApi" | "invokeFunction"> {
  readonly actions: Readonly<Record<string, Action>>;
}

/** Never rejects: a refusal is a response. */
export async function handleRequest(
  parts: ResponseParts,
  fields: SdkFields,
  caller: Invocation | undefined,
): Promise<SdkResponse> {
  try {
    if (fields.action === "wx.openApi") return await handleCloudCall(parts, fields, caller);
    refuseUnsimulated(fields);
    if (fields.action === "functions.invokeFunction") return ok(await callFunction(parts, fields, caller));
    return ok(await runAction(findAction(parts.actions, fields.action), fields));
  } catch (error) {
    return refusal(error);
  }
}

/** The response to a request that is refused. Any other error is a defect of the simulator, and is printed. */
export function refusal(error: unknown): SdkResponse {
  if (error instanceof GatewayError) return { body: { code: error.code, message: error.message }, outcome: error.code };
  console.error(error);
  const text = { en: `The simulator failed: ${String(error)}`, zh: `模拟器出错：${String(error)}` };
  return { body: { code: "SYS_ERR", message: say(text) }, outcome: "SYS_ERR" };
}

function ok(body: Record<string, unknown>): SdkResponse {
  return { body, outcome: "ok" };
}

function findAction(actions: Readonly<Record<string, Action>>, name: unknown): Action {
  const action = typeof name === "string" && Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action) return action;
  throw new GatewayError("INVALID_PARAM", {
    en: `The simulator does not know the action ${JSON.stringify(name)}. Add it in simulator/gateway/create-gateway.ts.`,
    zh: `模拟器没有操作 ${JSON.stringify(name)}。请加在 simulator/gateway/create-gateway.ts 里。`,
  });
}

// What mingo refuses (an operator it does not know, a bad argument) is what MongoDB would refuse.
async function runAction(action: Action, fields: SdkFields): Promise<Record<string, unknown>> {
  try {
    return await action(fields);
  } catch (error) {
    if (error instanceof GatewayError) throw error;
    throw new GatewayError(
      "DATABASE_REQUEST_FAILED",
      `[FailedOperation] ${error instanceof Error ? error.message : error}`,
    );
  }
}

async function handleCloudCall(
  { callOpenApi }: ResponseParts,
  fields: SdkFields,
  caller: Invocation | undefined,
): Promise<SdkResponse> {
  const call = readCloudCall(fields, caller);
  return cloudResponse(call, await callOpenApi(call));
}

/**
 * The cloud call a request is.
 *
 * @throws {GatewayError} `INVALID_PARAM`
 */
export function readCloudCall(fields: SdkFields, caller: Invocation | undefined): OpenApiCall {
  const apiName = String(fields.apiName);
  return { apiName, ...decodeCloudCall(fields.requestData, apiName), caller };
}

/** The response to a cloud call as it goes over the wire. */
export function cloudResponse(call: OpenApiCall, response: OpenApiResponse): SdkResponse {
  return {
    body: encodeCloudResponse(response),
    outcome: outcomeOf(response),
    args: { ...call.args, ...fileSizes(call) },
  };
}

function outcomeOf(response: OpenApiResponse): string {
  if (response.kind === "refused") return String(response.errorCode);
  return response.kind === "json" && response.body.errcode !== 0 ? String(response.body.errcode) : "ok";
}

function fileSizes({ files }: OpenApiCall): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([name, { fileName, content }]) => [name, `${fileName}, ${content.length} bytes`]),
  );
}

async function callFunction(
  { invokeFunction }: ResponseParts,
  fields: SdkFields,
  caller: Invocation | undefined,
): Promise<Record<string, unknown>> {
  const event = parseEvent(fields.request_data);
  const response = await invokeFunction({ functionName: String(fields.function_name), event, caller });
  if (!response.ok) throw new GatewayError(response.code, response.message);
  return { data: { response_data: JSON.stringify(response.result ?? null) } };
}

function parseEvent(text: unknown): unknown {
  try {
    return JSON.parse(String(text ?? "{}"));
  } catch {
    throw new GatewayError("INVALID_PARAM", "request_data is not JSON.");
  }
}
