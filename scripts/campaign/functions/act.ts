// What the campaign's handlers do. The push itself orders it: "<push> <deed> <replies>".
import type { HandlerContext } from "#runtime";

/** Pushes that this instance has stumbled over. */
const stumbled = new Set<string>();

/** Says the replies one by one, each of them once in the whole campaign: "<push>/<reply>/<replies>". */
export async function* act(order: string, context: HandlerContext, pauseMs = 0): AsyncGenerator<string> {
  const { push, deed, replies } = readOrder(order);
  await misbehave(deed);
  for (let reply = 1; reply <= replies; reply += 1) {
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    yield `${push}/${reply}/${replies}`;
    if (deed === "stumble" && !stumbled.has(push)) {
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
export function readOrder(order: string): { push: string; deed: string; replies: number } {
  const [push = "", deed = "say", replies = "0"] = order.split(" ");
  return { push, deed, replies: Number(replies) };
}

async function misbehave(deed: string): Promise<void> {
  if (deed === "throw") throw new Error("It always throws.");
  if (deed === "crash") process.exit(1);
  if (deed === "hang") await new Promise(() => undefined);
}
