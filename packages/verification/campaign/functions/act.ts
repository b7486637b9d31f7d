// What the campaign's handlers do. The push itself orders it: "<push> <behaviour> <replies> <pause>".
import type { HandlerContext } from "#runtime";

/** Pushes that this instance has stumbled over. */
const stumbled = new Set<string>();

/** Says the replies one by one, each of them once in the whole campaign: "<push>/<reply>/<replies>". */
export async function* act(order: string, context: HandlerContext): AsyncGenerator<string> {
  const { push, behaviour, replies, pauseMs } = readOrder(order);
  await misbehave(behaviour);
  for (let reply = 1; reply <= replies; reply += 1) {
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    yield `${push}/${reply}/${replies}`;
    if (behaviour === "stumble" && !stumbled.has(push)) {
      stumbled.add(push);
      throw new Error("It stumbles once in each instance.");
    }
  }
  context.log.info("acted");
}

/** The same replies, all at once. */
export function actAtOnce(order: string): string[] {
  const { push, replies } = readOrder(order);
  return Array.from({ length: replies }, (_, i) => `${push}/${i + 1}/${replies}`);
}

/** What the order says. */
export function readOrder(order: string) {
  const [push = "", behaviour = "say", replies = "0", pauseMs = "0"] = order.split(" ");
  return { push, behaviour, replies: Number(replies), pauseMs: Number(pauseMs) };
}

async function misbehave(behaviour: string): Promise<void> {
  if (behaviour === "throw") throw new Error("It always throws.");
  if (behaviour === "crash") process.exit(1);
  if (behaviour === "hang") await new Promise(() => undefined);
}
