// The function that the probe deploys: it does what the tool asks, records what WeChat pushes, and says nothing to anybody else.
import { actionsIn } from "./actions";
import { receivePush } from "./deliveries";
import { answerHttp, isHttpRequest } from "./http-access";
import { isKey } from "./is-key";
import { type FunctionContext, type Surroundings, surroundings } from "./surroundings";
import { timerFired } from "./timer";

interface Asked {
  readonly key: string;
  readonly action: string;
  readonly params: object;
}

export async function main(event: unknown, context: FunctionContext): Promise<unknown> {
  const around = surroundings(event, context);
  if (isHttpRequest(around.event)) return await answerHttp(around);
  const { Type, MsgType, FromUserName } = around.event;
  if (Type === "Timer") return await timerFired(around);
  const asked = around.event.probe as Asked | undefined;
  if (asked !== undefined) return { probe: await doAction(around, asked) };
  if (typeof MsgType === "string" && typeof FromUserName === "string") return await receivePush(around);
  return null;
}

/** What the build writes into the manifest: the pairs that the person binds. */
main.on = ["text", "event:user_enter_tempsession"];

async function doAction(around: Surroundings, { key, action, params }: Asked): Promise<unknown> {
  if (!isKey(key)) throw new Error("The key is wrong: this function belongs to a run of message-push probe.");
  const actions = actionsIn(around) as Readonly<Record<string, (params: object) => Promise<unknown>>>;
  const run = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (run === undefined) throw new Error(`There is no action "${action}".`);
  return await run(params);
}
