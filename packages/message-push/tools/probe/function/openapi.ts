// How the probe's function calls WeChat's API: as a number that says how the call ended.
import type { Doc, Surroundings } from "./surroundings";

/** The calls of WeChat's API that the parts make. */
interface OpenApi {
  readonly customerServiceMessage: {
    send(message: object): Promise<Doc>;
    setTyping(command: object): Promise<Doc>;
    uploadTempMedia(picture: object): Promise<Doc>;
  };
  readonly security: { msgSecCheck(text: object): Promise<Doc> };
}

/** 0 where it was taken, otherwise the number; -1 also where there was none. */
export type CallCode = number;

/** How a call ended. `cloud.openapi` answers to every name, so it is neither kept nor awaited. */
export async function codeOf(
  { cloud }: Pick<Surroundings, "cloud">,
  call: (openapi: OpenApi) => Promise<Doc>,
): Promise<CallCode> {
  try {
    const answer = await call(cloud.openapi as unknown as OpenApi);
    // The SDK takes an empty response for success, and shows its bytes.
    return "buffer" in answer ? -1 : Number(answer.errCode ?? 0);
  } catch (error) {
    const code = Number(Object(error).errCode);
    return Number.isInteger(code) && code !== 0 ? code : -1;
  }
}

/** A message to nobody: WeChat refuses it for its openid, and the platform, before that, where cloud calls are not let through. */
export function misuse(surroundings: Pick<Surroundings, "cloud">): Promise<CallCode> {
  const message = { touser: "message-push-probe", msgtype: "text", text: { content: "probe" } };
  return codeOf(surroundings, (openapi) => openapi.customerServiceMessage.send(message));
}

/** A text to the person who takes part. */
export function sendText(
  surroundings: Pick<Surroundings, "cloud">,
  touser: string,
  content: string,
  options: object = {},
): Promise<CallCode> {
  const message = { touser, msgtype: "text", text: { content }, ...options };
  return codeOf(surroundings, (openapi) => openapi.customerServiceMessage.send(message));
}

export function setTyping(
  surroundings: Pick<Surroundings, "cloud">,
  touser: string,
  command: "Typing" | "CancelTyping" = "Typing",
): Promise<CallCode> {
  return codeOf(surroundings, (openapi) => openapi.customerServiceMessage.setTyping({ touser, command }));
}

export function uploadPicture(
  surroundings: Pick<Surroundings, "cloud">,
  contentType: string,
  value: Buffer,
): Promise<CallCode> {
  const picture = { type: "image", media: { contentType, value } };
  return codeOf(surroundings, (openapi) => openapi.customerServiceMessage.uploadTempMedia(picture));
}
