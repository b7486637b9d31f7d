// The part of the probe about the hand-over: what WeChat pushes while a person at the desk has the conversation.
import { CLOSED_STEP, ENTERS_WITH_AGENT_STEP, TRANSFER_STEP, WITH_AGENT_STEP } from "../call-steps";
import type { ProbeSession } from "../session";
import type { Part, PartResult } from "./part";
import { factsOfEntering, factsOfText, NOT_ARRIVED, noneSeen } from "./steps-of-person";

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
  const isWritten = await person.does({ say, act: { kind: "writes", text: WITH_AGENT_STEP } });
  const entered = await enter(session);
  const hasMessage = (await session.deliveries(WITH_AGENT_STEP)).length > 0;
  await person.does({ say: CLOSE, act: { kind: "closes" } });
  // Without it, nothing that did not come would tell anything: the pairs might be bound to something else by now.
  const closed = await factsOfText(session, CLOSED_STEP, "Nothing is sent to you.");
  if (!isWritten || closed === undefined) return noneSeen(handOver.rules, "pushes did not come again after it was closed");
  return { seen: { pushesMessagesWhileWithAgent: hasMessage, pushesEventsWhileWithAgent: entered } };
}

/** A push comes within moments; the message before it has had as long. */
const ENTERING_LIMIT_MS = 10_000;

async function enter(session: ProbeSession): Promise<boolean> {
  return (await factsOfEntering(session, ENTERS_WITH_AGENT_STEP, "", ENTERING_LIMIT_MS)) !== undefined;
}

const ACCEPT =
  "At the desk, 网页版客服工具 or the mini program 客服小助手, set yourself to 在线 and accept your own conversation from 待接入";
const CLOSE = "At the desk, close the conversation: 结束会话";
