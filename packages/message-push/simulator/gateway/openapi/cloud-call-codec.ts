// The cloud call's binary wire: protobuf in both directions, as wx-server-sdk 4 speaks it.
import * as protobuf from "protobufjs";
import type { OpenApiCall, OpenApiResponse } from "../../contracts";
import { GatewayError } from "../gateway-error";
import { noOpenApi } from "../unsimulated";

const SCHEMA = `
syntax = "proto2";
message CommApiData {
  optional int32 apiType = 1;
  optional OpenApiData openapiData = 2;
  optional string appid = 6;
}
message OpenApiData { repeated KeyValuePair pairs = 1; }
message KeyValuePair {
  optional string key = 1;
  optional bytes value = 2;
  optional string contenttype = 3;
  optional string filename = 4;
}
message CommOpenApiResp {
  optional bytes respData = 1;
  optional string contentType = 2;
  optional int32 errorCode = 3;
  optional uint32 httpCode = 4;
}
`;

const { root } = protobuf.parse(SCHEMA);
const requestType = root.lookupType("CommApiData");
const responseType = root.lookupType("CommOpenApiResp");

/** apiType of `cloud.openapi.*`; the SDK has others, for services outside this project. */
const OPEN_API = 0;

interface CommApiData {
  readonly apiType?: number;
  readonly openapiData?: { readonly pairs?: readonly { key: string; value?: Uint8Array; filename?: string }[] };
}

/**
 * Reads the arguments of a cloud call: JSON values, and files with their names.
 *
 * @throws {GatewayError} `INVALID_PARAM`
 */
export function decodeCloudCall(requestData: unknown, apiName = ""): Pick<OpenApiCall, "args" | "files"> {
  if (!Buffer.isBuffer(requestData)) throw new GatewayError("INVALID_PARAM", "requestData is not binary.");
  const { apiType, openapiData } = decodeRequest(requestData);
  if (apiType !== undefined && apiType !== OPEN_API) {
    throw noOpenApi(apiName);
  }
  const pairs = openapiData?.pairs ?? [];
  const isFile = ({ filename }: { filename?: string }) => Boolean(filename);
  return {
    args: Object.fromEntries(pairs.filter((pair) => !isFile(pair)).map(({ key, value }) => [key, jsonOf(value)])),
    files: Object.fromEntries(
      pairs
        .filter(isFile)
        .map(({ key, value, filename }) => [key, { fileName: filename ?? "", content: Buffer.from(value ?? []) }]),
    ),
  };
}

function decodeRequest(bytes: Buffer): CommApiData {
  try {
    return requestType.toObject(requestType.decode(bytes)) as CommApiData;
  } catch {
    throw new GatewayError("INVALID_PARAM", "requestData is not a cloud call.");
  }
}

function jsonOf(value: Uint8Array | undefined): unknown {
  const text = Buffer.from(value ?? []).toString("utf8");
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Writes WeChat's response. */
export function encodeCloudResponse(response: OpenApiResponse): Uint8Array {
  return responseType.encode(responseType.create(responseFields(response))).finish();
}

function responseFields(response: OpenApiResponse): Record<string, unknown> {
  switch (response.kind) {
    case "json":
      return {
        respData: Buffer.from(JSON.stringify(response.body)),
        contentType: "application/json; charset=UTF-8",
        errorCode: 0,
        httpCode: 200,
      };
    case "binary":
      return { respData: response.content, contentType: response.contentType, errorCode: 0, httpCode: 200 };
    case "refused":
      return { errorCode: response.errorCode, httpCode: 200 };
  }
}
