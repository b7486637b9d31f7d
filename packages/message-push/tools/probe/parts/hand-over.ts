// The part of the probe about the hand-over: what WeChat pushes while a person at the desk has the conversation.
import { CLOSED_STEP, ENTERS_WITH_AGENT_STEP, TRANSFER_STEP, WITH_AGENT_STEP } from "../call-steps";
import type { ProbeSession } from "../session";
import type { Part, PartResult } from "./part";
import { cannotTell, factsOfText, NOT_ARRIVED, noneSeen, saw, together } from "./steps-of-person";

export const handOver: Part = {
  id: "hand-over",
  title: "what is pushed while a person has the conversation",
  needs: ["person"],
  costs: "transfers your conversation to the people at the desk, where you accept and close it",
  rules: ["pushesMessagesWhileWithAgent", "pushesEventsWhileWithAgent"],
  async run(session) {
    const { person } = session;
    const handed = await factsOfText(session, TRANSFER_STEP, "Your conversation goes to the people at the desk.");
    if (handed === undefined) return noneSeen(handOver.rules, NOT_ARRIVED);
    const isAccepted = await person.does({ say: ACCEPT, act: { kind: "accepts" } });
    if (!isAccepted) return noneSeen(handOver.rules, "nobody accepted the conversation");
    return await watchTheRest(session);
  },
};

async function watchTheRest(session: ProbeSession): Promise<PartResult> {
  const { person } = session;
  const say = `Write ${WITH_AGENT_STEP}: whoever accepted the conversation sees it at the desk`;
  const wrote = await person.does({ say, act: { kind: "writes", text: WITH_AGENT_STEP } });
  await session.call("plan", { step: ENTERS_WITH_AGENT_STEP });
  const entered = await person.does({ say: ENTER, act: { kind: "enters" } });
  const hasEvent = await arrives(session, ENTERS_WITH_AGENT_STEP);
  // It was written before, so it has had at least as long to come.
  const hasMessage = (await session.deliveries(WITH_AGENT_STEP)).length > 0;
  await person.does({ say: CLOSE, act: { kind: "closes" } });
  // Without it, what did not come would tell nothing: the pairs might be bound to another function by now.
  const closed = await factsOfText(session, CLOSED_STEP, "Nothing is sent to you.");
  if (closed === undefined) return noneSeen(handOver.rules, "pushes did not come again after it was closed");
  return together([
    wrote ? saw("pushesMessagesWhileWithAgent", hasMessage) : cannotTell("pushesMessagesWhileWithAgent", SKIPPED),
    entered ? saw("pushesEventsWhileWithAgent", hasEvent) : cannotTell("pushesEventsWhileWithAgent", SKIPPED),
  ]);
}

/** A push comes within moments. */
const ARRIVES_WITHIN_MS = 10_000;

async function arrives(session: ProbeSession, step: string): Promise<boolean> {
  const look = async () => ((await session.deliveries(step)).length > 0 ? true : undefined);
  return (await session.until(look, ARRIVES_WITHIN_MS)) === true;
}

const SKIPPED = "the person left it out";
const ENTER = "Leave the conversation, and enter it again by the contact button of the mini program";
const ACCEPT =
  "At the desk, 网页版客服工具 or the mini program 客服小助手, set yourself to 在线 and accept your own conversation from 待接入";
const CLOSE = "At the desk, close the conversation: 结束会话";
