// The parts of the probe about cloud calls: where they are let through.
import { CALLS_STEP } from "../call-steps";
import type { ProbeSession } from "../session";
import { handOver } from "./hand-over";
import { messages, quota, typing } from "./messages";
import type { Part, PartResult } from "./part";
import { pictures } from "./pictures";
import { cannotTell, factsOfText, NOT_ARRIVED, noneSeen, otherNumber, saw, together } from "./steps-of-person";

const calls: Part = {
  id: "calls",
  title: { en: "where cloud calls are let through", zh: "云调用在哪些地方放行" },
  needs: ["person"],
  rules: [
    "pushesMayCallOpenapi",
    "calledFunctionsMayCallOpenapi",
    "checksWhoWrites",
    "timersMayCallOpenapi",
    "timerOpenapiErrorCode",
  ],
  async run(session) {
    const facts = await factsOfText(session, CALLS_STEP, { en: "Nothing is sent to you.", zh: "不会给您发任何消息。" });
    const ofTimer = readTimer(await timerCall(session), facts?.inPush);
    if (facts === undefined) {
      const ofPush = noneSeen(
        ["pushesMayCallOpenapi", "calledFunctionsMayCallOpenapi", "checksWhoWrites"],
        NOT_ARRIVED,
      );
      return together([ofPush, ofTimer]);
    }
    return together([
      readLetThrough("pushesMayCallOpenapi", facts.inPush),
      readLetThrough("calledFunctionsMayCallOpenapi", facts.inCalled),
      readCheck(facts.contentCheck),
      ofTimer,
    ]);
  },
};

type LetThrough = "pushesMayCallOpenapi" | "calledFunctionsMayCallOpenapi" | "timersMayCallOpenapi";

/** -604101: the permission is missing, as where the function was not uploaded by WeChat DevTools. It says nothing about the source. */
const NO_PERMISSION = -604101;
const PERMISSION_MISSING = {
  en: "-604101: upload the probe's function from WeChat DevTools, which registers its permissions",
  zh: "-604101：请从微信开发者工具上传探测用的云函数，这样会登记它的权限",
};

/** A number of WeChat is above zero: the call came through. The platform's own are far below; -1 and -1000 are failures. */
function isOfPlatform(code: unknown): code is number {
  return typeof code === "number" && code < -1_000;
}

function readLetThrough(rule: LetThrough, code: unknown): PartResult {
  if (typeof code === "number" && code >= 0) return saw(rule, true);
  if (code === NO_PERMISSION) return cannotTell(rule, PERMISSION_MISSING);
  return isOfPlatform(code) ? saw(rule, false) : cannotTell(rule, otherNumber(code));
}

function readCheck(code: unknown): PartResult {
  if (code === 0) return saw("checksWhoWrites", true);
  return code === 61010 ? saw("checksWhoWrites", false) : cannotTell("checksWhoWrites", otherNumber(code));
}

/** The timer comes every minute. */
const TIMER_LIMIT_MS = 75_000;

/** How the last cloud call of the timer ended, once there is one. */
async function timerCall(session: ProbeSession): Promise<number | undefined> {
  const look = async () => (await session.call("timerCalls", {})).codes.at(-1);
  const known = await look();
  if (known !== undefined) return known;
  await session.environment.letPass(60_000);
  return await session.until(look, TIMER_LIMIT_MS - 60_000);
}

function readTimer(code: number | undefined, inPush: unknown): PartResult {
  const both = ["timersMayCallOpenapi", "timerOpenapiErrorCode"] as const;
  if (code === undefined) return noneSeen(both, { en: "the timer did not come", zh: "定时触发器没有触发" });
  // Where a push is let through the permission is there, and the number is that of the timer.
  const isPermitted = typeof inPush === "number" && inPush >= 0;
  if (code === NO_PERMISSION && !isPermitted) return noneSeen(both, PERMISSION_MISSING);
  if (isOfPlatform(code)) return { seen: { timersMayCallOpenapi: false, timerOpenapiErrorCode: code } };
  const notRefused = cannotTell("timerOpenapiErrorCode", {
    en: "the timer's cloud call was not refused by the platform",
    zh: "定时触发的云调用没有被平台拒绝",
  });
  return together([readLetThrough("timersMayCallOpenapi", code), notRefused]);
}

export const CALL_PARTS: readonly Part[] = [calls, messages, typing, pictures, quota, handOver];
