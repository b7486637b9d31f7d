// Sends a text several times over HTTPS and prints how each send ended. Arguments: address, times.
import { httpsMessenger } from "../../src/platform/https/https-messenger";
import { systemClock } from "../../src/platform/system-clock";
import { PushError } from "../../src/push-error";
import { reply } from "../../src/wechat/replies";

const [, , apiBase = "", times = "1"] = process.argv;
const messenger = httpsMessenger({
  appid: "wx0123456789abcdef",
  secret: "5".repeat(32),
  apiBase,
  timeoutMs: 10_000,
  clock: systemClock,
});

async function sendAll(): Promise<void> {
  const endings: string[] = [];
  for (let i = 0; i < Number(times); i += 1) {
    const ending = messenger.deliver("oU", reply.text("好").message).then(() => "sent");
    endings.push(await ending.catch((error: unknown) => (error instanceof PushError ? error.code : String(error))));
  }
  console.log(JSON.stringify(endings));
}

void sendAll();
