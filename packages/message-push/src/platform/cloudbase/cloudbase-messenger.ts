// Sends customer-service messages by cloud call: no access token, WeChat knows the function.
import type { Messenger } from "../../runtime/ports";
import { failedSend } from "../../wechat/send-errors";
import type { Cloud } from "./sdk";
import { sdkFailure } from "./sdk-failure";

/** The messenger of function mode; each method needs the cloud call of its name in the function's config.json. */
export function cloudbaseMessenger(cloud: Cloud): Messenger {
  // Looked up call by call: `cloud.openapi` answers to every name, and must not be kept or awaited.
  return {
    deliver: (touser, message) => accepted(cloud.openapi.customerServiceMessage.send({ touser, ...message })),
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
    throw failedSend(errCode, errMsg);
  }
}
