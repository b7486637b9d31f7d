// The answer of a stub as a response of WeChat.
import { type Both, say } from "../../src/language";
import type { OpenApiResponse } from "../contracts";
import type { StubAnswer } from "./stub";

/** Says that the answer comes from the simulator and not from WeChat: no side of WeChat has numbers that begin with 9. */
export const SIMULATOR_ERROR_NUMBER = -900001;

/** An error of the simulator itself, with its text. */
export function simulatorRefusal(text: Both): OpenApiResponse {
  return { kind: "json", body: { errcode: SIMULATOR_ERROR_NUMBER, errmsg: say(text) } };
}

/** Whether something can be the answer of a stub. */
export function isStubAnswer(value: unknown): value is StubAnswer {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}

/** The response that a stub's answer becomes. */
export function stubResponse(apiName: string, answer: unknown): OpenApiResponse {
  if (!isStubAnswer(answer))
    return simulatorRefusal({
      en: `The stub of ${apiName} answered no object.`,
      zh: `${apiName} 的替身返回的不是对象。`,
    });
  const { contentType, buffer, errCode, errcode = errCode ?? 0, errMsg, errmsg = errMsg ?? "ok", ...rest } = answer;
  if (buffer instanceof Uint8Array) {
    return {
      kind: "binary",
      contentType: String(contentType ?? "application/octet-stream"),
      content: Buffer.from(buffer),
    };
  }
  const number = Number(errcode);
  // The platform's own numbers come without a text.
  if (number < -1 && number !== SIMULATOR_ERROR_NUMBER) return { kind: "refused", errorCode: number };
  const body = contentType === undefined ? rest : { contentType, ...rest };
  return { kind: "json", body: { ...body, errcode: number, errmsg: String(errmsg) } };
}
