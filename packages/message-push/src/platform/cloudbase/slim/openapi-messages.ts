// Stands for protobufjs and the 4,500 lines that it generated into wx-server-sdk: the messages of cloud calls, each in the one direction
// in which the SDK uses it.
import { type MessageTable, readMessage, writeMessage } from "./protobuf";

const WRITTEN: MessageTable = {
  KeyValuePair: [
    [1, "key", "string"],
    [2, "value", "bytes"],
    [3, "contenttype", "string"],
    [4, "filename", "string"],
  ],
  OpenApiData: [[1, "pairs", "KeyValuePair[]"]],
  SvrkitApiData: [
    [1, "apiName", "string"],
    [2, "reqData", "bytes"],
  ],
  TokenApiData: [
    [1, "resourceAppid", "string"],
    [2, "resourceEnv", "string"],
  ],
  CommApiData: [
    [1, "apiType", "number"],
    [2, "openapiData", "OpenApiData"],
    [4, "svrkitData", "SvrkitApiData"],
    [5, "tokenData", "TokenApiData"],
    [6, "appid", "string"],
  ],
  ApiGetOpenDataByCloudIdReq: [
    [2, "cloudidList", "string[]"],
    [3, "appid", "string"],
  ],
  ApiVoipSignReq: [
    [2, "groupId", "string"],
    [3, "timestamp", "number"],
    [4, "nonce", "string"],
  ],
  GetCloudCallSignReq: [[2, "parameterList", "string[]"]],
  ApiOptions: [[1, "appid", "string"]],
};

const READ: MessageTable = {
  HttpHeader: [
    [1, "key", "string"],
    [2, "value", "string"],
  ],
  CommOpenApiResp: [
    [1, "respData", "bytes"],
    [2, "contentType", "string"],
    [3, "errorCode", "signed"],
    [4, "httpCode", "number"],
    [5, "headers", "HttpHeader[]"],
    [6, "svrkitErrorCode", "signed"],
  ],
  OpDataItem: [
    [1, "cloudId", "string"],
    [2, "json", "string"],
  ],
  ApiGetOpenDataByCloudIdResp: [[1, "dataList", "OpDataItem[]"]],
  ApiVoipSignResp: [[1, "signature", "string"]],
  GetCloudCallSignResp: [[1, "signature", "string"]],
  TcbCredentials: [
    [1, "secretId", "string"],
    [2, "secretKey", "string"],
    [3, "token", "string"],
  ],
  AuthorizationInfo: [
    [1, "tcbCredentials", "TcbCredentials"],
    [2, "wxParam", "bytes"],
  ],
};

/** As the generated messages are written: `X.encode(message).finish()`. */
function written(name: string) {
  return { encode: (message: object) => ({ finish: () => writeMessage(WRITTEN, name, message) }) };
}

function read(name: string) {
  return { decode: (content: Buffer) => readMessage(READ, name, content) };
}

export const CommApiData = {
  ...written("CommApiData"),
  ApiType: { OPEN_API: 0, INNER_API: 1, SVRKIT_API: 2, TOKEN_API: 3 },
};
export const ApiOptions = written("ApiOptions");
export const ApiGetOpenDataByCloudIdReq = written("ApiGetOpenDataByCloudIdReq");
export const ApiVoipSignReq = written("ApiVoipSignReq");
export const GetCloudCallSignReq = written("GetCloudCallSignReq");
export const CommOpenApiResp = read("CommOpenApiResp");
export const ApiGetOpenDataByCloudIdResp = read("ApiGetOpenDataByCloudIdResp");
export const ApiVoipSignResp = read("ApiVoipSignResp");
export const GetCloudCallSignResp = read("GetCloudCallSignResp");
export const AuthorizationInfo = read("AuthorizationInfo");
