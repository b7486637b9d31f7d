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
  title: { en: "which messages are taken, and how long a text may be", zh: "哪些消息会被接受，文本最长多少" },
  needs: ["person"],
  costs: {
    en: "sends you up to 6 messages, two of them with 2,048 characters or fewer",
    zh: "最多给您发 6 条消息，其中两条不超过 2,048 个字符",
  },
  rules: ["takesMsgmenu", "takesAiContext", "showsAiMark", "takesBusinessid", "takesCustomservice", "textMaxBytes"],
  async run(session) {
    const options = await factsOfText(session, OPTIONS_STEP, {
      en: "Up to four messages come.",
      zh: "最多会收到四条消息。",
    });
    const lengths = await factsOfText(session, LENGTH_STEP, {
      en: "One or two long texts come.",
      zh: "会收到一两条很长的文本。",
    });
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
  const whyNot = takesAi
    ? { en: "the person could not tell", zh: "参与者无法判断" }
    : { en: "no such message was taken", zh: "这样的消息没有被接受" };
  return together([
    readTaken("takesMsgmenu", facts.msgmenu),
    readTaken("takesAiContext", facts.aimsgcontext),
    shows === undefined ? cannotTell("showsAiMark", whyNot) : saw("showsAiMark", shows),
    readTaken("takesBusinessid", facts.businessid),
    // WeChat may refuse the account that it does not know: that is another number, and says nothing about the option.
    readTaken("takesCustomservice", facts.customservice),
  ]);
}

const ASK_MARK = {
  en: 'Does your phone show 内容由第三方AI生成 under the message "message-push probe: aimsgcontext"?',
  zh: "手机上，“message-push probe: aimsgcontext”这条消息下面有没有显示“内容由第三方AI生成”？",
};

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
  if (taken.length === 0)
    return cannotTell("textMaxBytes", {
      en: `even ${SHORT_BYTES} bytes are too long`,
      zh: `${SHORT_BYTES} 字节就已经太长`,
    });
  return saw("textMaxBytes", Math.max(...taken));
}

export const typing: Part = {
  id: "typing",
  title: { en: "“typing…” while it shows already", zh: "已经显示“对方正在输入”时再发一次" },
  needs: ["person"],
  rules: ["typingAgainErrorCode"],
  async run(session) {
    const facts = await factsOfText(session, TYPING_STEP, {
      en: "对方正在输入 shows for a moment.",
      zh: "会短暂显示“对方正在输入”。",
    });
    if (facts === undefined) return noneSeen(typing.rules, NOT_ARRIVED);
    const { first, again } = facts;
    if (first !== 0)
      return cannotTell("typingAgainErrorCode", {
        en: `the first one ended with ${String(first)}`,
        zh: `第一次的结果是 ${String(first)}`,
      });
    if (typeof again !== "number" || again < 0) return cannotTell("typingAgainErrorCode", otherNumber(again));
    return saw("typingAgainErrorCode", again);
  },
};

export const quota: Part = {
  id: "quota",
  title: { en: "how many messages may be sent", zh: "最多能发几条消息" },
  needs: ["person"],
  costs: {
    en: `sends you short texts until WeChat refuses: up to ${MOST_AFTER_MESSAGE} after a message, ${MOST_AFTER_ENTERING} after entering`,
    zh: `给您发短文本，直到微信拒绝：发消息后最多 ${MOST_AFTER_MESSAGE} 条，进入会话后最多 ${MOST_AFTER_ENTERING} 条`,
  },
  rules: ["repliesAfterMessage", "messagesArriveInOrder", "typingNeedsReplyLeft", "repliesAfterEntering"],
  async run(session) {
    const afterMessage = await factsOfText(session, QUOTA_STEP, {
      en: "Some numbered messages come.",
      zh: "会收到几条带编号的消息。",
    });
    if (afterMessage === undefined) return noneSeen(quota.rules, NOT_ARRIVED);
    const order = await readOrder(session, Number(afterMessage.sent));
    const ofMessage = [readCount("repliesAfterMessage", afterMessage), order, readTypingWithoutLeft(afterMessage)];
    // Entering adds nothing to what is left of a message: it can be seen only when nothing is.
    if (afterMessage.endedBy !== USED_UP) {
      return together([
        ...ofMessage,
        cannotTell("repliesAfterEntering", { en: "replies after the message are left", zh: "发消息后的额度还没用完" }),
      ]);
    }
    const entering = await factsOfEntering(session, QUOTA_AFTER_ENTERING_STEP, {
      en: "Some numbered messages come.",
      zh: "会收到几条带编号的消息。",
    });
    return together([...ofMessage, readCount("repliesAfterEntering", entering)]);
  },
};

/** Only the count is seen; nobody waits for two days. */
function readCount(rule: "repliesAfterMessage" | "repliesAfterEntering", facts: Facts | undefined): PartResult {
  if (facts === undefined) return cannotTell(rule, NOT_ARRIVED);
  const { sent, endedBy } = facts;
  if (endedBy === 0)
    return cannotTell(rule, {
      en: `more than ${String(sent)} were taken, and no more were sent`,
      zh: `超过 ${String(sent)} 条都被接受，没有再发`,
    });
  // Where entering opens no window at all, none is taken.
  if (endedBy !== USED_UP && !(sent === 0 && endedBy === OUT_OF_TIME)) return cannotTell(rule, otherNumber(endedBy));
  return saw(rule, { ...BELIEVED[rule], count: Number(sent) });
}

async function readOrder({ person }: ProbeSession, sent: number): Promise<PartResult> {
  if (sent < 2)
    return cannotTell("messagesArriveInOrder", { en: "fewer than two messages were sent", zh: "发出的消息不足两条" });
  const say = {
    en: `Do the messages "message-push probe: 1" to "message-push probe: ${sent}" stand in this order on your phone?`,
    zh: `手机上，“message-push probe: 1”到“message-push probe: ${sent}”是按这个顺序排列的吗？`,
  };
  const isSo = await person.sees({ say, rule: "messagesArriveInOrder" });
  if (isSo === undefined)
    return cannotTell("messagesArriveInOrder", { en: "the person could not tell", zh: "参与者无法判断" });
  return saw("messagesArriveInOrder", isSo);
}

function readTypingWithoutLeft({ endedBy, typing: code }: Facts): PartResult {
  if (endedBy !== USED_UP) return cannotTell("typingNeedsReplyLeft", { en: "replies were left", zh: "额度还没用完" });
  if (code === 0) return saw("typingNeedsReplyLeft", false);
  if (code === USED_UP || code === OUT_OF_TIME) return saw("typingNeedsReplyLeft", true);
  return cannotTell("typingNeedsReplyLeft", otherNumber(code));
}
