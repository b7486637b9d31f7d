// Sends customer-service messages by cloud call: no access token, WeChat knows the function.
import type { Messenger } from "../../runtime/ports";
import { failedSend } from "../../wechat/send-errors";
import { type Cloud, sdkFailure } from "./sdk";

/** The messenger of function mode; needs `customerServiceMessage.send` and `.setTyping` in the function's config.json. */
export function cloudbaseMessenger(cloud: Cloud): Messenger {
  // Looked up call by call: `cloud.openapi` answers to every name, and must not be kept or awaited.
  return {
    deliver: (touser, message) => accepted(cloud.openapi.customerServiceMessage.send({ touser, ...message })),
    showTyping: (touser) => accepted(cloud.openapi.customerServiceMessage.setTyping({ touser, command: "Typing" })),
  };
}

async function accepted(called: Promise<object>): Promise<void> {
  const answer = await called.catch((error: unknown) => {
    throw failedSend(sdkFailure(error).errCode);
  });
  // An empty answer resolves as a success in the SDK, with a `buffer` that neither call ever has.
  if ("buffer" in answer) throw failedSend(undefined);
}
