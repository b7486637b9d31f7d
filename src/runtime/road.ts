// Whether cloud calls work here: in a chain that a timer began, the platform may refuse them all.
import { PushError } from "../push-error";
import type { Messenger } from "./ports";

/** Numbers with which the platform refuses a cloud call for where it came from. */
const CLOSED: ReadonlySet<number> = new Set([-604101, -604103, -604104]);

/**
 * Tries the road with a call that may get lost: "typing…" shows before the reply, and its failure tells more than a
 * reply's would, which counts as sent when nobody knows its fate.
 *
 * @throws {PushError} `ROAD_CLOSED`: nothing was sent, and a push of the customer's has to do it
 */
export async function refuseClosedRoad(messenger: Messenger, touser: string): Promise<void> {
  try {
    await messenger.showTyping(touser);
  } catch (error) {
    if (!isClosed(error)) return;
    throw new PushError(
      "ROAD_CLOSED",
      "The platform takes no cloud calls from a timer here.",
      "Nothing is lost: the customer's next push sends what waits. Set WECHAT_APPID and WECHAT_APPSECRET to have it sent by access token at once.",
      { cause: error },
    );
  }
}

function isClosed(error: unknown): boolean {
  if (!(error instanceof PushError)) return true;
  // -604101 may as well mean that config.json names `send` only; the reply itself will tell.
  return (
    error.code === "SEND_UNKNOWN" ||
    (error.errCode !== undefined && error.errCode !== -604101 && CLOSED.has(error.errCode))
  );
}

/** Whether a reply was refused for where the call came from, which another invocation may not suffer from. */
export function isRefusedForItsRoad(error: unknown): boolean {
  if (!(error instanceof PushError)) return false;
  return error.code === "ROAD_CLOSED" || (error.errCode !== undefined && CLOSED.has(error.errCode));
}
