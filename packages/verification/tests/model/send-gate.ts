// How a reply leaves an instance, and what is known of it afterwards.
import { PushError } from "../../../message-push/src/push-error";
import type { Call } from "../../../message-push/src/runtime/ports";
import type { MessageBody } from "../../../message-push/src/wechat/messages";
import { failedSend, unsentSend } from "../../../message-push/src/wechat/send-errors";
import { pass } from "./gate";
import type { Instance } from "./instance";
import type { SendFact } from "./ledger";
import { CONTENT_MARK } from "./pushes";
import type { World } from "./world";

export function sendThroughGate(
  world: World,
  instance: Instance,
  touser: string,
  message: MessageBody,
  call: Call,
): Promise<void> {
  const facts = begin(world, instance, touser, message);
  const journey = {
    verb: "deliver" as const,
    async act() {
      refuseCloudCalls(world, call, facts);
      accept(world, touser, facts);
    },
    fail: (isActed: boolean) => (isActed ? failedSend(undefined) : unsentSend("ECONNREFUSED")),
  };
  return pass(world, instance, journey, (error) => {
    if (error instanceof PushError && error.code === "SEND_UNKNOWN") return;
    const at = world.ledger.tick();
    for (const fact of facts) fact.toldAt = at;
  });
}

function refuseCloudCalls(world: World, call: Call, facts: readonly SendFact[]): void {
  try {
    world.refuseCloudCalls(call);
  } catch (error) {
    for (const fact of facts) fact.isAccessRefused = true;
    throw error;
  }
}

function linesIn(message: MessageBody): readonly string[] {
  if (message.msgtype === "text")
    return message.text.content.split("\n").filter((line) => line.startsWith(CONTENT_MARK));
  return message.msgtype === "image" ? [message.image.media_id] : [];
}

function begin(world: World, instance: Instance, openid: string, message: MessageBody): SendFact[] {
  const { ledger, pushes, clock, tell } = world;
  const begunAt = ledger.tick();
  const facts = linesIn(message).map((line): SendFact => {
    const push = pushes[Number(line.slice(CONTENT_MARK.length).split(".")[0])];
    if (push === undefined) throw new Error(`An unknown line was sent: ${line}`);
    return { line, push, instance, begunAt };
  });
  ledger.sends.push(...facts);
  if (message.msgtype === "text" && message.text.content.split("\n").length > facts.length) {
    ledger.sentences.push({ openid, instance });
  }
  const push = facts[0]?.push;
  tell(instance, `deliver ${facts.map(({ line }) => line).join("+")}`);
  if (push === undefined || ledger.isUnprotected(push.key, instance)) return facts;
  if (!ledger.isHolder(push.key, instance, clock.nowMs())) {
    ledger.violated("lease", `${instance.name} sends ${facts[0]?.line} without holding its push`);
  }
  return facts;
}

function accept(
  { ledger, clock, wechat, tell, checkRefusal }: World,
  touser: string,
  facts: readonly SendFact[],
): void {
  try {
    wechat.accept(touser);
    const at = ledger.tick();
    for (const fact of facts) Object.assign(fact, { acceptedAt: at, acceptedAtMs: clock.nowMs() });
  } catch (error) {
    const [fact] = facts;
    if (fact !== undefined) {
      tell(fact.instance, `WeChat refuses ${fact.line}: ${error instanceof PushError ? error.errCode : ""}`);
      checkRefusal(fact);
    }
    throw error;
  }
}
