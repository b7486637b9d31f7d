// Sends customer-service messages by cloud call: no access token, WeChat knows the function.
import type { Both } from "../../language";
import type { Messenger } from "../../runtime/ports";
import { failedSend, unsentSend } from "../../wechat/send-errors";
import type { Cloud } from "./sdk";
import { sdkFailure } from "./sdk-failure";
import { openSendWindow } from "./send-window";

/**
 * The messenger of function mode; each method needs the cloud call of its name in the function's config.json.
 *
 * @param openPatient opens the client for sends when the first one is made
 */
export function cloudbaseMessenger(cloud: Cloud, openPatient: () => Cloud): Messenger {
  let patient: Cloud | undefined;
  // Looked up call by call: `cloud.openapi` answers to every name, and must not be kept or awaited.
  return {
    deliver(touser, message, leaveBeforeMs = Number.POSITIVE_INFINITY) {
      patient ??= openPatient();
      openSendWindow(leaveBeforeMs);
      return accepted(patient.openapi.customerServiceMessage.send({ touser, ...message }));
    },
    showTyping: (touser, conversation) =>
      accepted(cloud.openapi.customerServiceMessage.setTyping({ touser, command: "Typing", ...conversation })),
    async uploadMedia({ content, contentType }) {
      const media = { contentType, value: content };
      const { mediaId } = await answered(
        cloud.openapi.customerServiceMessage.uploadTempMedia({ type: "image", media }),
      );
      if (typeof mediaId !== "string" || mediaId === "") throw failedSend(undefined);
      return mediaId;
    },
    async downloadMedia(mediaId) {
      const { buffer, contentType } = await answered(cloud.openapi.customerServiceMessage.getTempMedia({ mediaId }));
      if (!Buffer.isBuffer(buffer) || buffer.length === 0) throw failedSend(undefined);
      return { content: buffer, contentType: String(contentType) };
    },
  };
}

type Fields = Readonly<Record<string, unknown>>;

async function accepted(called: Promise<object>): Promise<void> {
  // An empty answer resolves as a success in the SDK, with a `buffer` that neither call ever has.
  if ("buffer" in (await answered(called))) throw failedSend(undefined);
}

async function answered(called: Promise<object>): Promise<Fields> {
  try {
    return (await called) as Fields;
  } catch (error) {
    const { errCode, errMsg } = sdkFailure(error);
    const reason = connectFailureIn(errMsg);
    throw reason === undefined ? failedSend(errCode, errMsg) : unsentSend(reason);
  }
}

/** Node's words for a request that found no connection: nothing of it was written. The SDK passes them on behind a number of its own. */
const NO_CONNECTION = /\bconnect (E[A-Z]+|timeout)|\bgetaddrinfo (E[A-Z_]+)|before secure TLS connection/;

function connectFailureIn(errMsg: string): Both | string | undefined {
  const found = NO_CONNECTION.exec(errMsg);
  return found === null ? undefined : (found[1] ?? found[2] ?? { en: "no secure connection", zh: "没有建立安全连接" });
}
