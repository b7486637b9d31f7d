// WeChat as one run of the relay has it: "typing…" is asked for once, and each push shows what it learned.
import { PushError } from "../push-error";
import { isPassingRefusal } from "../wechat/send-errors";
import { isRefusedAccess, isStoppedOnTheWay, isUnavailable } from "./cloud-call-access";
import type { Messenger } from "./ports";
import type { Heard } from "./send-gate";

/** The messenger of one push. */
export interface WatchedMessenger extends Messenger {
  /** What the push learned of WeChat; `undefined` as long as WeChat was not asked. */
  readonly heard: Heard | undefined;
}

/** Makes the messengers of a run. Where one push has reached WeChat, the next need not find out whether it can. */
export function watchMessenger(messenger: Messenger): () => WatchedMessenger {
  let isReached = false;
  let asking: Promise<void> | undefined;
  const ask = async (given: Parameters<Messenger["showTyping"]>) => {
    await messenger.showTyping(...given);
    isReached = true;
  };
  return () => {
    let heard: Heard | undefined;
    return {
      ...messenger,
      get heard() {
        return heard;
      },
      async showTyping(...given) {
        if (isReached) return;
        asking ??= ask(given).finally(() => {
          asking = undefined;
        });
        try {
          await asking;
        } catch (error) {
          if (isUnavailable(error)) heard = "unreachable";
          throw error;
        }
      },
      async deliver(...given) {
        try {
          await messenger.deliver(...given);
          heard = "answered";
        } catch (error) {
          if (heard !== "answered") heard = heardIn(error);
          throw error;
        } finally {
          isReached ||= heard === "answered";
        }
      },
    };
  };
}

function heardIn(error: unknown): Heard {
  if (!(error instanceof PushError) || error.code === "SEND_UNKNOWN" || isRefusedAccess(error)) return "unreachable";
  if (!isPassingRefusal(error)) return "answered";
  return isStoppedOnTheWay(error) ? "unreachable" : "busy";
}
