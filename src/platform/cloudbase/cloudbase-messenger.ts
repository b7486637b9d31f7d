// Sends customer-service messages by cloud call: no access token, WeChat knows the function.
import type { Messenger } from "../../runtime/ports";
import { failedSend } from "../../wechat/send-errors";
import { type Cloud, sdkFailure } from "./sdk";

/** The messenger of function mode; needs `customerServiceMessage.send` in the function's config.json. */
export function cloudbaseMessenger(cloud: Cloud): Messenger {
  return {
    async deliver(touser, message) {
      const answer = await cloud.openapi.customerServiceMessage.send({ touser, ...message }).catch((error: unknown) => {
        throw failedSend(sdkFailure(error).errCode);
      });
      // An empty answer resolves as a success in the SDK, with a `buffer` that a send never has.
      if ("buffer" in answer) throw failedSend(undefined);
    },
  };
}
