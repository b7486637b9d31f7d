// Sends customer-service messages by cloud call: no access token, WeChat knows the function.
import type { Messenger } from "../../runtime/ports";
import { failedSend } from "../../wechat/send-errors";
import { type Cloud, sdkFailure } from "./sdk";

/** The messenger of function mode; needs `customerServiceMessage.send` and `.setTyping` in the function's config.json. */
export function cloudbaseMessenger(cloud: Cloud): Messenger {
  return {
    deliver: (touser, message) => settle(cloud.openapi.customerServiceMessage.send({ touser, ...message })),
    showTyping: (touser) => settle(cloud.openapi.customerServiceMessage.setTyping({ touser, command: "Typing" })),
  };
}

async function settle(call: Promise<object>): Promise<void> {
  const answer = await call.catch((error: unknown) => {
    throw failedSend(sdkFailure(error).errCode);
  });
  // An empty answer resolves as a success in the SDK, with a `buffer` that these calls never have.
  if ("buffer" in answer) throw failedSend(undefined);
}
