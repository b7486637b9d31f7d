// Reads from the deliveries of one push what WeChat does: how often it tries, how long it waits, and when it stops.
import type { Both } from "../../../src/language";
import type { Delivery } from "../function/deliveries";
import type { ProbeSession } from "../session";
import { type Figures, type PartResult, percentilesOf } from "./part";

/** The deliveries of one step, watched until no more came. */
export interface Watched {
  readonly deliveries: readonly Delivery[];
  /** Whether they still came when the watching ended. */
  readonly isCutShort: boolean;
}

/** Longer than from one try to the next, with the start of an instance in it. */
const QUIET_MS = 15_000;
/** Where the pauses grow, so many of the longest. */
const QUIET_IN_PAUSES = 2;
const WATCH_LIMIT_MS = 120_000;

/** The person writes that text; resolves with `undefined` where they skip it. */
export async function watchText(session: ProbeSession, text: string, whatFollows: Both): Promise<Watched | undefined> {
  const say = {
    en: `From your phone, write ${text} to the customer service. ${whatFollows.en}`,
    zh: `用手机给小程序客服发送 ${text}。${whatFollows.zh}`,
  };
  if (!(await session.person.does({ say, act: { kind: "writes", text } }))) return undefined;
  return await watchDeliveries(session, text);
}

/** Looks until nothing has come for a while. */
export async function watchDeliveries(session: ProbeSession, step: string): Promise<Watched> {
  let deliveries: readonly Delivery[] = [];
  let changedAtMs = Date.now();
  const isQuiet = await session.until(async () => {
    const now = await session.deliveries(step);
    if (now.length !== deliveries.length) changedAtMs = Date.now();
    deliveries = now;
    const quietMs = Math.max(QUIET_MS, QUIET_IN_PAUSES * Math.max(0, ...pausesMs(now)));
    return now.length > 0 && Date.now() - changedAtMs >= quietMs ? true : undefined;
  }, WATCH_LIMIT_MS);
  return { deliveries, isCutShort: isQuiet !== true && deliveries.length > 0 };
}

const SKIPPED = { en: "the person skipped it", zh: "参与者跳过了这一步" };
/** Why nothing was seen. */
export const NOT_ARRIVED = { en: "no push arrived", zh: "没有收到推送" };
const CAME_ONCE = { en: "it was delivered only once", zh: "只投递了一次" };

/** Whether nothing can be told of it. */
function isNothing(watched: Watched | undefined): watched is undefined {
  return watched === undefined || watched.deliveries.length === 0;
}

function whyNothing(watched: Watched | undefined): Both {
  return watched === undefined ? SKIPPED : NOT_ARRIVED;
}

/** A push that no delivery answers in time. @param isNoticed whether the person saw WeChat's notice afterwards */
export function readSilent(watched: Watched | undefined, isNoticed: boolean | undefined): PartResult {
  if (isNothing(watched)) {
    return allUnseen(["attempts", "attemptMs", "redeliveryKeepsMsgId", "noticesUnanswered"], whyNothing(watched));
  }
  const { deliveries } = watched;
  const results = [readTries(watched, isNoticed), readWait(deliveries), readMsgId(deliveries)];
  return joined([...results, readNotice(deliveries, isNoticed), { seen: {}, figures: silentFigures(deliveries) }]);
}

function readTries({ deliveries, isCutShort }: Watched, isNoticed: boolean | undefined): PartResult {
  if (isCutShort)
    return unseen("attempts", { en: "it was still tried again when the watching ended", zh: "观察结束时仍在重推" });
  // An answer after 12 s may also have been in time: only the notice tells that it was not.
  const isTold = deliveries.length > 1 || isNoticed === true;
  return isTold
    ? { seen: { attempts: deliveries.length } }
    : unseen("attempts", {
        en: `${CAME_ONCE.en}, and whether WeChat gave it up nobody saw`,
        zh: `${CAME_ONCE.zh}，微信是否放弃了没有人看到`,
      });
}

function readWait(deliveries: readonly Delivery[]): PartResult {
  const [first, second] = deliveries;
  if (first === undefined || second === undefined) return unseen("attemptMs", CAME_ONCE);
  if (first.endedAtMs !== undefined && second.atMs >= first.endedAtMs) {
    return unseen("attemptMs", {
      en: "WeChat tried again only when the function had ended",
      zh: "云函数结束后微信才重推",
    });
  }
  return { seen: { attemptMs: waitMs(pausesMs(deliveries)) } };
}

/** More than the start of an instance may add to one pause and take from the next. */
const UNLIKE_MS = 3_000;

/** The mean evens out how long instances take to start. Pauses that grow hold more than the wait: there the shortest counts. */
function waitMs(pauses: readonly number[]): number {
  const [shortest, longest] = [Math.min(...pauses), Math.max(...pauses)];
  const mean = pauses.reduce((sum, one) => sum + one, 0) / pauses.length;
  return Math.round((longest > 2 * shortest + UNLIKE_MS ? shortest : mean) / 100) * 100;
}

function readMsgId(deliveries: readonly Delivery[]): PartResult {
  const later = deliveries.slice(1);
  if (later.length === 0) return unseen("redeliveryKeepsMsgId", CAME_ONCE);
  return { seen: { redeliveryKeepsMsgId: later.every(({ facts }) => facts.isSameMsgId === true) } };
}

function readNotice(deliveries: readonly Delivery[], isNoticed: boolean | undefined): PartResult {
  if (isNoticed === undefined)
    return unseen("noticesUnanswered", { en: "the person could not tell", zh: "参与者无法判断" });
  if (deliveries.length === 1 && !isNoticed)
    return unseen("noticesUnanswered", {
      en: `${CAME_ONCE.en}, and may have been answered`,
      zh: `${CAME_ONCE.zh}，可能已经得到应答`,
    });
  return { seen: { noticesUnanswered: isNoticed } };
}

function silentFigures(deliveries: readonly Delivery[]): Figures {
  const [first, second] = deliveries;
  const overlaps = first && second && (first.endedAtMs === undefined || second.atMs < first.endedAtMs);
  return {
    ...pauseFigure("silentPauseMs", deliveries),
    // The connection is gone by then; the function goes on, or is frozen or ended.
    ...(first && { functionGoesOnAfterWait: first.endedAtMs !== undefined }),
    ...(overlaps !== undefined && { redeliveryOverlaps: overlaps }),
  };
}

/** A push whose function throws, and one whose function answers nonsense. */
export function readFailing(failed: Watched | undefined, nonsense: Watched | undefined): PartResult {
  return joined([
    readRetried("retriesAfterFailure", "failed", failed),
    readRetried("retriesAfterNonsense", "nonsense", nonsense),
  ]);
}

function readRetried(
  rule: "retriesAfterFailure" | "retriesAfterNonsense",
  name: string,
  watched: Watched | undefined,
): PartResult {
  if (isNothing(watched)) return unseen(rule, whyNothing(watched));
  const { length } = watched.deliveries;
  const figures = { [`${name}Deliveries`]: length, ...pauseFigure(`${name}PauseMs`, watched.deliveries) };
  return { seen: { [rule]: length > 1 }, figures };
}

/**
 * A push whose first delivery answers after WeChat's wait and before the third try, whose second is silent.
 *
 * @param silent the same push where every delivery is silent: how often it is tried where nothing is answered
 */
export function readLate(late: Watched | undefined, silent: Watched | undefined): PartResult {
  if (isNothing(late)) return unseen("lateAnswersCount", whyNothing(late));
  if (isNothing(silent)) return unseen("lateAnswersCount", whyNothing(silent));
  const [first, second, third] = late.deliveries;
  if (second === undefined) return unseen("lateAnswersCount", CAME_ONCE);
  if (silent.deliveries.length < 3)
    return unseen("lateAnswersCount", {
      en: "a push is tried no third time in any case",
      zh: "无论如何都没有第三次投递",
    });
  if (first?.endedAtMs === undefined)
    return unseen("lateAnswersCount", {
      en: "the function did not go on after WeChat's wait",
      zh: "微信停止等待后，云函数没有继续运行",
    });
  if (first.endedAtMs <= second.atMs)
    return unseen("lateAnswersCount", { en: "the answer was not late", zh: "应答并不晚" });
  if (third !== undefined && third.atMs <= first.endedAtMs) {
    return unseen("lateAnswersCount", { en: "the third try came before the answer", zh: "第三次投递在应答之前就来了" });
  }
  return { seen: { lateAnswersCount: third === undefined } };
}

/** The push of entering, which no delivery answers in time. */
export function readEntering(watched: Watched | undefined): PartResult {
  const rule = "redeliveryKeepsCreateTime";
  if (isNothing(watched)) return unseen(rule, whyNothing(watched));
  const [first, ...later] = watched.deliveries;
  const figures = { enteringDeliveries: watched.deliveries.length, enteringHasMsgId: first?.facts.hasMsgId === true };
  if (later.length === 0) return { ...unseen(rule, CAME_ONCE), figures };
  return { seen: { [rule]: later.every(({ facts }) => facts.isSameCreateTime === true) }, figures };
}

/** From one delivery to the next. */
function pausesMs(deliveries: readonly Delivery[]): readonly number[] {
  return deliveries.slice(1).map(({ atMs }, i) => atMs - (deliveries[i]?.atMs ?? atMs));
}

function pauseFigure(name: string, deliveries: readonly Delivery[]): Figures {
  return deliveries.length > 1 ? { [name]: percentilesOf(pausesMs(deliveries)) } : {};
}

type Rule = keyof NonNullable<PartResult["unseen"]>;

function unseen(rule: Rule, why: Both): PartResult {
  return allUnseen([rule], why);
}

export function allUnseen(rules: readonly Rule[], why: Both): PartResult {
  return { seen: {}, unseen: Object.fromEntries(rules.map((rule) => [rule, why])) };
}

function joined(results: readonly PartResult[]): PartResult {
  return {
    seen: Object.assign({}, ...results.map(({ seen }) => seen)),
    unseen: Object.assign({}, ...results.map((result) => result.unseen)),
    figures: Object.assign({}, ...results.map(({ figures }) => figures)),
  };
}
