// The parts of the probe about messages: which are taken, how long, how many, and "typing…".
import {
  LENGTH_STEP,
  LONG_BYTES,
  LONGEST_BYTES,
  MOST_AFTER_ENTERING,
  MOST_AFTER_MESSAGE,
  OPTIONS_STEP,
  QUOTA_AFTER_ENTERING_STEP,
  QUOTA_STEP,
  SHORT_BYTES,
  TYPING_STEP,
} from "../call-steps";
import { BELIEVED, type EnvironmentRules } from "../environment-rules";
import type { ProbeSession } from "../session";
import type { Part, PartResult } from "./part";
import {
  cannotTell,
  type Facts,
  factsOfEntering,
  factsOfText,
  NOT_ARRIVED,
  noneSeen,
  otherNumber,
  saw,
  together,
} from "./steps-of-person";

/** Numbers for a message, or a part of it, that WeChat does not take at all. */
const NOT_TAKEN: ReadonlySet<unknown> = new Set([40008, 40097, 45162, 47001, 48001]);
const TOO_LONG = 45002;
const USED_UP = 45047;
const OUT_OF_TIME = 45015;

export const messages: Part = {
  id: "messages",
  title: "which messages are taken, and how long a text may be",
  needs: ["person"],
  costs: "sends you up to 6 messages, two of them with 2,048 characters or fewer",
  rules: ["takesMsgmenu", "takesAiContext", "showsAiMark", "takesBusinessid", "takesCustomservice", "textMaxBytes"],
  async run(session) {
    const options = await factsOfText(session, OPTIONS_STEP, "Up to four messages come.");
    const lengths = await factsOfText(session, LENGTH_STEP, "One or two long texts come.");
    return together([
      options === undefined ? noneSeen(OF_OPTIONS, NOT_ARRIVED) : await readOptions(session, options),
      lengths === undefined ? cannotTell("textMaxBytes", NOT_ARRIVED) : readLengths(lengths),
    ]);
  },
};

const OF_OPTIONS = [
  "takesMsgmenu",
  "takesAiContext",
  "showsAiMark",
  "takesBusinessid",
  "takesCustomservice",
] as const satisfies readonly (keyof EnvironmentRules)[];

async function readOptions(session: ProbeSession, facts: Facts): Promise<PartResult> {
  const takesAi = facts.aimsgcontext === 0;
  const shows = takesAi ? await session.person.sees({ say: ASK_MARK, rule: "showsAiMark" }) : undefined;
  const whyNot = takesAi ? "the person could not tell" : "no such message was taken";
  return together([
    readTaken("takesMsgmenu", facts.msgmenu),
    readTaken("takesAiContext", facts.aimsgcontext),
    shows === undefined ? cannotTell("showsAiMark", whyNot) : saw("showsAiMark", shows),
    readTaken("takesBusinessid", facts.businessid),
    // WeChat may refuse the account that it does not know: that is another number, and says nothing about the option.
    readTaken("takesCustomservice", facts.customservice),
  ]);
}

const ASK_MARK = 'Does your phone show 内容由第三方AI生成 under the message "message-push probe: aimsgcontext"?';

type Takes = "takesMsgmenu" | "takesAiContext" | "takesBusinessid" | "takesCustomservice";

function readTaken(rule: Takes, code: unknown): PartResult {
  if (code === 0) return saw(rule, true);
  return NOT_TAKEN.has(code) ? saw(rule, false) : cannotTell(rule, otherNumber(code));
}

function readLengths(facts: Facts): PartResult {
  const tried = [LONGEST_BYTES + 1, LONG_BYTES, LONGEST_BYTES, SHORT_BYTES].flatMap((bytes) => {
    const code = facts[`bytes${bytes}`];
    return code === undefined ? [] : [{ bytes, code }];
  });
  const other = tried.find(({ code }) => code !== 0 && code !== TOO_LONG);
  if (other !== undefined) return cannotTell("textMaxBytes", otherNumber(other.code));
  const taken = tried.filter(({ code }) => code === 0).map(({ bytes }) => bytes);
  if (taken.length === 0) return cannotTell("textMaxBytes", `even ${SHORT_BYTES} bytes are too long`);
  return saw("textMaxBytes", Math.max(...taken));
}

export const typing: Part = {
  id: "typing",
  title: "“typing…” while it shows already",
  needs: ["person"],
  rules: ["typingAgainErrorCode"],
  async run(session) {
    const facts = await factsOfText(session, TYPING_STEP, "对方正在输入 shows for a moment.");
    if (facts === undefined) return noneSeen(typing.rules, NOT_ARRIVED);
    const { first, again } = facts;
    if (first !== 0) return cannotTell("typingAgainErrorCode", `the first one ended with ${String(first)}`);
    if (typeof again !== "number" || again < 0) return cannotTell("typingAgainErrorCode", otherNumber(again));
    return saw("typingAgainErrorCode", again);
  },
};

export const quota: Part = {
  id: "quota",
  title: "how many messages may be sent",
  needs: ["person"],
  costs: `sends you short texts until WeChat refuses: up to ${MOST_AFTER_MESSAGE} after a message, ${MOST_AFTER_ENTERING} after entering`,
  rules: ["repliesAfterMessage", "messagesArriveInOrder", "typingNeedsReplyLeft", "repliesAfterEntering"],
  async run(session) {
    const afterMessage = await factsOfText(session, QUOTA_STEP, "Some numbered messages come.");
    if (afterMessage === undefined) return noneSeen(quota.rules, NOT_ARRIVED);
    const order = await readOrder(session, Number(afterMessage.sent));
    const ofMessage = [readCount("repliesAfterMessage", afterMessage), order, readTypingWithoutLeft(afterMessage)];
    // Entering adds nothing to what is left of a message: it can be seen only when nothing is.
    if (afterMessage.endedBy !== USED_UP) {
      return together([...ofMessage, cannotTell("repliesAfterEntering", "replies after the message are left")]);
    }
    const entering = await factsOfEntering(session, QUOTA_AFTER_ENTERING_STEP, "Some numbered messages come.");
    return together([...ofMessage, readCount("repliesAfterEntering", entering)]);
  },
};

/** Only the count is seen; nobody waits for two days. */
function readCount(rule: "repliesAfterMessage" | "repliesAfterEntering", facts: Facts | undefined): PartResult {
  if (facts === undefined) return cannotTell(rule, NOT_ARRIVED);
  const { sent, endedBy } = facts;
  if (endedBy === 0) return cannotTell(rule, `more than ${String(sent)} were taken, and no more were sent`);
  // Where entering opens no window at all, none is taken.
  if (endedBy !== USED_UP && !(sent === 0 && endedBy === OUT_OF_TIME)) return cannotTell(rule, otherNumber(endedBy));
  return saw(rule, { ...BELIEVED[rule], count: Number(sent) });
}

async function readOrder({ person }: ProbeSession, sent: number): Promise<PartResult> {
  if (sent < 2) return cannotTell("messagesArriveInOrder", "fewer than two messages were sent");
  const say = `Do the messages "message-push probe: 1" to "message-push probe: ${sent}" stand in this order on your phone?`;
  const isSo = await person.sees({ say, rule: "messagesArriveInOrder" });
  if (isSo === undefined) return cannotTell("messagesArriveInOrder", "the person could not tell");
  return saw("messagesArriveInOrder", isSo);
}

function readTypingWithoutLeft({ endedBy, typing: code }: Facts): PartResult {
  if (endedBy !== USED_UP) return cannotTell("typingNeedsReplyLeft", "replies were left");
  if (code === 0) return saw("typingNeedsReplyLeft", false);
  if (code === USED_UP || code === OUT_OF_TIME) return saw("typingNeedsReplyLeft", true);
  return cannotTell("typingNeedsReplyLeft", otherNumber(code));
}
