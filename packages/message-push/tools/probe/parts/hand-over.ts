// The part of the probe about the hand-over: what WeChat pushes while a person at the desk has the conversation.
import { CLOSED_STEP, ENTERS_WITH_AGENT_STEP, TRANSFER_STEP, WITH_AGENT_STEP } from "../call-steps";
import type { ProbeSession } from "../session";
import type { Part, PartResult } from "./part";
import { cannotTell, factsOfText, NOT_ARRIVED, noneSeen, saw, together } from "./steps-of-person";

export const handOver: Part = {
  id: "hand-over",
  title: { en: "what is pushed while a person has the conversation", zh: "人工接待期间还会推送什么" },
  needs: ["person"],
  costs: {
    en: "transfers your conversation to the people at the desk, where you accept and close it",
    zh: "会把您的会话转给人工客服，由您在客服工具里接入并结束",
  },
  rules: ["pushesMessagesWhileWithAgent", "pushesEventsWhileWithAgent"],
  async run(session) {
    const { person } = session;
    const handed = await factsOfText(session, TRANSFER_STEP, {
      en: "Your conversation goes to the people at the desk.",
      zh: "您的会话会转到人工客服。",
    });
    if (handed === undefined) return noneSeen(handOver.rules, NOT_ARRIVED);
    const isAccepted = await person.does({ say: ACCEPT, act: { kind: "accepts" } });
    if (!isAccepted) return noneSeen(handOver.rules, { en: "nobody accepted the conversation", zh: "没有人接入会话" });
    return await watchTheRest(session);
  },
};

async function watchTheRest(session: ProbeSession): Promise<PartResult> {
  const { person } = session;
  const say = {
    en: `Write ${WITH_AGENT_STEP}: whoever accepted the conversation sees it at the desk`,
    zh: `发送 ${WITH_AGENT_STEP}，接入会话的客服能看到它`,
  };
  const wrote = await person.does({ say, act: { kind: "writes", text: WITH_AGENT_STEP } });
  await session.call("plan", { step: ENTERS_WITH_AGENT_STEP });
  const entered = await person.does({ say: ENTER, act: { kind: "enters" } });
  const hasEvent = await arrives(session, ENTERS_WITH_AGENT_STEP);
  // It was written before, so it has had at least as long to come.
  const hasMessage = (await session.deliveries(WITH_AGENT_STEP)).length > 0;
  await person.does({ say: CLOSE, act: { kind: "closes" } });
  // Without it, what did not come would tell nothing: the pairs might be bound to another function by now.
  const closed = await factsOfText(session, CLOSED_STEP, { en: "Nothing is sent to you.", zh: "不会给您发任何消息。" });
  if (closed === undefined)
    return noneSeen(handOver.rules, {
      en: "pushes did not come again after it was closed",
      zh: "会话结束后没有再收到推送",
    });
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

const SKIPPED = { en: "the person left it out", zh: "参与者跳过了这一步" };
const ENTER = {
  en: "Leave the conversation, and enter it again by the contact button of the mini program",
  zh: "退出客服会话，再从小程序的客服按钮进入",
};
const ACCEPT = {
  en: "At the desk, 网页版客服工具 or the mini program 客服小助手, set yourself to 在线 and accept your own conversation from 待接入",
  zh: "在网页版客服工具或小程序“客服小助手”里把自己设为“在线”，从“待接入”里接入您自己的会话",
};
const CLOSE = { en: "At the desk, close the conversation: 结束会话", zh: "在客服工具里点“结束会话”" };
