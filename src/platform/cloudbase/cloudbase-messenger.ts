// Sends customer-service messages by cloud call: no access token, WeChat knows the function.
import { PushError } from "../../push-error";
import type { Messenger } from "../../runtime/ports";
import { refusedSend } from "../../wechat/send-errors";
import { type Cloud, sdkFailure } from "./sdk";

/** The SDK's number for a request that got lost on the way, in either direction: timeout, reset, HTTP 5xx. */
const LOST_ON_THE_WAY = -501001;

/** The messenger of function mode; needs `customerServiceMessage.send` in the function's config.json. */
export function cloudbaseMessenger(cloud: Cloud): Messenger {
  return {
    async deliver(touser, message) {
      const answer = await cloud.openapi.customerServiceMessage.send({ touser, ...message }).catch(refuse);
      // An empty answer resolves as a success in the SDK, with a `buffer` that a send never has.
      if ("buffer" in answer) throw unknownSend(undefined);
    },
  };
}

function refuse(error: unknown): never {
  const { errCode } = sdkFailure(error);
  if (errCode === undefined || errCode === LOST_ON_THE_WAY) throw unknownSend(errCode);
  throw refusedSend(errCode);
}

function unknownSend(errCode: number | undefined): PushError {
  return new PushError(
    "SEND_UNKNOWN",
    "Nobody can tell whether WeChat accepted the reply: the answer got lost on the way.",
    "The reply is not sent again, because the customer might get it twice.",
    errCode === undefined ? {} : { errCode },
  );
}
