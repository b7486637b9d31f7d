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
  title: "what a push brings",
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
  title: "a push whose function fails, and one whose function answers nonsense",
  needs: ["person"],
  rules: ["retriesAfterFailure", "retriesAfterNonsense"],
  async run(session) {
    const failed = await watchText(session, FAILING_STEP, "The function fails on purpose.");
    const nonsense = await watchText(
      session,
      NONSENSE_STEP,
      "The function answers something that WeChat does not know.",
    );
    return readFailing(failed, nonsense);
  },
};

const silent: Part = {
  id: "silent",
  title: "a push whose function does not answer",
  needs: ["person"],
  rules: ["attempts", "attemptMs", "redeliveryKeepsMsgId", "noticesUnanswered"],
  async run(session) {
    const watched = await watchSilence(session);
    const isNoticed = watched && (await session.person.sees({ say: ASK_NOTICE, rule: "noticesUnanswered" }));
    return readSilent(watched, isNoticed);
  },
};

const ASK_NOTICE = `Does your phone show ${NOTICE} below the ${SILENT_STEP} that you wrote?`;

const late: Part = {
  id: "late",
  title: "an answer that comes too late",
  needs: ["person"],
  rules: ["lateAnswersCount"],
  async run(session) {
    // What it is compared with; the part before has seen it already.
    const before = await session.deliveries(SILENT_STEP);
    const baseline = before.length > 0 ? { deliveries: before, isCutShort: false } : await watchSilence(session);
    return readLate(await watchText(session, LATE_STEP, "The function answers too late."), baseline);
  },
};

const entering: Part = {
  id: "entering",
  title: "a push without MsgId whose function does not answer",
  needs: ["person"],
  rules: ["redeliveryKeepsCreateTime"],
  async run(session) {
    await session.call("plan", { step: ENTERING_STEP });
    const say =
      "Leave the conversation with the customer service, and enter it again by the button of your mini program";
    const isDone = await session.person.does({ say, act: { kind: "enters" } });
    const watched = isDone ? await watchDeliveries(session, ENTERING_STEP) : undefined;
    await session.call("plan", { step: "none" });
    return readEntering(watched);
  },
};

function watchSilence(session: ProbeSession): Promise<Watched | undefined> {
  return watchText(
    session,
    SILENT_STEP,
    "The function does not answer, and WeChat may try again: that takes half a minute.",
  );
}

export const PUSH_PARTS: readonly Part[] = [firstPush, failing, silent, late, entering];
