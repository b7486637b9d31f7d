// The parts of the probe about pushes: what they bring, and how often they come.
import { ENTERING_STEP, FAILING_STEP, LATE_STEP, NONSENSE_STEP, SILENT_STEP } from "../push-step-names";
import type { ProbeSession } from "../session";
import type { Part, PartResult } from "./part";
import {
  allUnseen,
  NOT_ARRIVED,
  readEntering,
  readFailing,
  readLate,
  readSilent,
  type Watched,
  watchDeliveries,
  watchText,
} from "./retries";

const NOTICE = "该小程序客服暂时无法提供服务，请稍后再试";

const firstPush: Part = {
  id: "first-push",
  title: { en: "what a push brings", zh: "一条推送带来哪些内容" },
  needs: ["person"],
  rules: ["openidInPushes", "pushSource", "userInfoInPushes"],
  async run(session) {
    const [first] = await session.deliveries("code");
    return first === undefined ? allUnseen(firstPush.rules, NOT_ARRIVED) : readFirst(first.facts);
  },
};

function readFirst(facts: Readonly<Record<string, unknown>>): PartResult {
  const { isSender, hasOpenid, source, hasUserInfo, userInfoHolds, msgIdIs, createTimeIs, toUserNameIs } = facts;
  return {
    seen: {
      openidInPushes: isSender === true,
      pushSource: String(source),
      userInfoInPushes: hasUserInfo === true,
    },
    figures: {
      pushHasOpenid: hasOpenid === true,
      pushUserInfoHolds: String(userInfoHolds),
      pushMsgIdIs: String(msgIdIs),
      pushCreateTimeIs: String(createTimeIs),
      pushToUserNameIs: String(toUserNameIs),
    },
  };
}

const failing: Part = {
  id: "failing",
  title: {
    en: "a push whose function fails, and one whose function answers nonsense",
    zh: "云函数出错的推送，以及云函数返回无效内容的推送",
  },
  needs: ["person"],
  rules: ["retriesAfterFailure", "retriesAfterNonsense"],
  async run(session) {
    const failed = await watchText(session, FAILING_STEP, {
      en: "The function fails on purpose.",
      zh: "云函数会故意出错。",
    });
    const nonsense = await watchText(session, NONSENSE_STEP, {
      en: "The function answers something that WeChat does not know.",
      zh: "云函数会返回微信不认识的内容。",
    });
    return readFailing(failed, nonsense);
  },
};

const silent: Part = {
  id: "silent",
  title: { en: "a push whose function does not answer", zh: "云函数不应答的推送" },
  needs: ["person"],
  rules: ["attempts", "attemptMs", "redeliveryKeepsMsgId", "noticesUnanswered"],
  async run(session) {
    const watched = await watchSilence(session);
    const isNoticed = watched && (await session.person.sees({ say: ASK_NOTICE, rule: "noticesUnanswered" }));
    return readSilent(watched, isNoticed);
  },
};

const ASK_NOTICE = {
  en: `Does your phone show ${NOTICE} below the ${SILENT_STEP} that you wrote?`,
  zh: `手机上，您发的 ${SILENT_STEP} 下面有没有显示“${NOTICE}”？`,
};

const late: Part = {
  id: "late",
  title: { en: "an answer that comes too late", zh: "来得太晚的应答" },
  needs: ["person"],
  rules: ["lateAnswersCount"],
  async run(session) {
    // What it is compared with; the part before has seen it already.
    const before = await session.deliveries(SILENT_STEP);
    const baseline = before.length > 0 ? { deliveries: before, isCutShort: false } : await watchSilence(session);
    return readLate(
      await watchText(session, LATE_STEP, { en: "The function answers too late.", zh: "云函数会应答得太晚。" }),
      baseline,
    );
  },
};

const entering: Part = {
  id: "entering",
  title: { en: "a push without MsgId whose function does not answer", zh: "没有 MsgId 且云函数不应答的推送" },
  needs: ["person"],
  rules: ["redeliveryKeepsCreateTime"],
  async run(session) {
    await session.call("plan", { step: ENTERING_STEP });
    const say = {
      en: "Leave the conversation with the customer service, and enter it again by the button of your mini program",
      zh: "退出客服会话，再从小程序的客服按钮进入",
    };
    const isDone = await session.person.does({ say, act: { kind: "enters" } });
    const watched = isDone ? await watchDeliveries(session, ENTERING_STEP) : undefined;
    await session.call("plan", { step: "none" });
    return readEntering(watched);
  },
};

function watchSilence(session: ProbeSession): Promise<Watched | undefined> {
  return watchText(session, SILENT_STEP, {
    en: "The function does not answer, and WeChat may try again: that takes half a minute.",
    zh: "云函数不应答，微信可能会重推，需要半分钟。",
  });
}

export const PUSH_PARTS: readonly Part[] = [firstPush, failing, silent, late, entering];
