// Sends by cloud call, and with an access token where the platform lets no cloud call through.
import { PushError } from "../push-error";
import type { Messenger } from "../runtime/ports";
import { isBarredCloudCall } from "../wechat/send-errors";

/**
 * Sends by cloud call first, and through the other messenger when the cloud call was refused before WeChat saw it. After
 * anything else, above all a send whose fate is unknown, the other messenger is not used: it would send the same reply twice.
 *
 * @param openOther makes the other messenger when it is needed for the first time
 * @param isClosed whether a cloud call can only fail here, or may get lost without a number: in a chain that a timer
 * began, and in a call that came over HTTP. None is made then
 */
export function withFallbackMessenger(
  cloudCalls: Messenger,
  openOther: () => Messenger,
  isClosed: () => boolean,
): Messenger {
  let opened: Messenger | undefined;
  function other(): Messenger {
    opened ??= openOther();
    return opened;
  }
  async function send<T>(through: (messenger: Messenger) => Promise<T>): Promise<T> {
    if (isClosed()) return through(other());
    try {
      return await through(cloudCalls);
    } catch (error) {
      if (!(error instanceof PushError && isBarredCloudCall(error))) throw error;
      return through(other());
    }
  }
  return {
    deliver: (...message) => send((messenger) => messenger.deliver(...message)),
    showTyping: (...typing) => send((messenger) => messenger.showTyping(...typing)),
    uploadMedia: (picture) => send((messenger) => messenger.uploadMedia(picture)),
    downloadMedia: (mediaId) => send((messenger) => messenger.downloadMedia(mediaId)),
  };
}
