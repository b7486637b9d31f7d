// The rules that decide what a customer sees, WeChat's and the runtime's, the one that goes before first.

import { wait } from "../../simulator/terminal/lines/elapsed";
import { describeReason } from "../../simulator/terminal/lines/reasons";
import { whyUnconfirmed } from "../../simulator/terminal/lines/unconfirmed-words";
import { type Both, inBoth } from "../../src/language";
import { DOCS, type Doc } from "./docs";
import type { PushFacts } from "./why-facts";

interface Rule {
  decides(facts: PushFacts): boolean;
  /** What comes after "the customer saw …:". */
  because(facts: PushFacts): Both;
  readonly doc: Doc;
}

const lastOutcome = ({ attempts }: PushFacts) => attempts.at(-1)?.outcome;
const isRefusedWith = (number: string) => (facts: PushFacts) => isStuck(facts) && facts.refusal === number;

/** Something could not be sent, and the number says why. */
function isStuck({ row, refusal, cause }: PushFacts): boolean {
  return refusal !== undefined && (row.deadLetter !== undefined || cause !== undefined || row.replies === 0);
}

function reasonOf(reason: unknown): Both {
  return inBoth((language) => describeReason(reason, language).fact);
}

/** The order counts: the first that decides is the reason. */
export const RULES = {
  "not-bound": {
    decides: ({ row }) => row.state === "not-bound",
    because: () => ({
      en: "no function is bound to this pair, so WeChat does not push it. A message goes to the web customer-service tool.",
      zh: "没有云函数绑定这个消息对，微信不推送；如果是消息，会进入网页版客服工具。",
    }),
    doc: DOCS.noPush,
  },
  "to-agent": {
    decides: ({ row }) => row.state === "to-agent",
    because: () => ({
      en: "a human agent has this conversation, so WeChat gave the message to that person and called no function.",
      zh: "会话正由人工客服接待，微信把消息交给人工，没有调用云函数。",
    }),
    doc: DOCS.agents,
  },
  "refused-window": {
    decides: isRefusedWith("45015"),
    because: ({ rules: { repliesAfterMessage: message, repliesAfterEntering: entering } }) => ({
      en: `WeChat refused the reply with 45015. It takes replies for ${wait(message.windowMs)} after a message and ${wait(entering.windowMs)} after entering.`,
      zh: `微信以 45015 拒绝了回复：发消息后 ${wait(message.windowMs)} 内、进入会话后 ${wait(entering.windowMs)} 内才能回复。`,
    }),
    doc: DOCS.noReply,
  },
  "refused-quota": {
    decides: isRefusedWith("45047"),
    because: ({ rules: { repliesAfterMessage: message, repliesAfterEntering: entering } }) => ({
      en: `WeChat refused the reply with 45047. It takes ${message.count} replies after a message and ${entering.count} after entering.`,
      zh: `微信以 45047 拒绝了回复：发消息后最多 ${message.count} 条，进入会话后最多 ${entering.count} 条。`,
    }),
    doc: DOCS.budget,
  },
  refused: {
    decides: (facts) => isStuck(facts) && facts.cause?.isWaiting !== true,
    because: ({ refusal }) => ({
      en: `WeChat refused the reply with errCode ${refusal}.`,
      zh: `微信拒绝了回复，errCode ${refusal}。`,
    }),
    doc: DOCS.noReply,
  },
  "dead-letter": {
    decides: ({ row }) => row.deadLetter !== undefined,
    because: ({ row }) => {
      const why = reasonOf(row.deadLetter);
      return {
        en: `${why.en}, so the push is a dead letter (${row.deadLetter}) and is not tried again.`,
        zh: `${why.zh}，推送成为死信（${row.deadLetter}），不再重试。`,
      };
    },
    doc: DOCS.deadLetters,
  },
  "notice-no-answer": {
    decides: (facts) => facts.row.isNoticed && lastOutcome(facts) === "no-answer",
    because: ({ row, rules }) => ({
      en: `WeChat waits ${wait(rules.attemptMs)} for an answer, and got none at ${row.attempts === 1 ? "the one delivery" : `any of ${row.attempts} deliveries`}.`,
      zh: `微信每次等待应答 ${wait(rules.attemptMs)}，投递 ${row.attempts} 次都没有等到。`,
    }),
    doc: DOCS.notice,
  },
  "notice-nonsense": {
    decides: (facts) => facts.row.isNoticed && lastOutcome(facts) === "nonsense",
    because: () => ({
      en: "the function answered what WeChat does not take for this pair, and WeChat does not ask again.",
      zh: "云函数返回了微信在这个消息对上不接受的应答，微信不会再推送。",
    }),
    doc: DOCS.notice,
  },
  "notice-failed": {
    decides: ({ row }) => row.isNoticed,
    because: ({ row }) => ({
      en: `WeChat got no answer because the function failed at ${row.attempts === 1 ? "the one delivery" : `any of ${row.attempts} deliveries`}.`,
      zh: `云函数在 ${row.attempts} 次投递中都失败，微信没有得到应答。`,
    }),
    doc: DOCS.notice,
  },
  transferred: {
    decides: ({ row }) => row.isTransferred,
    because: () => ({
      en: "the function answered with a transfer, so WeChat put the customer into the queue for human agents.",
      zh: "云函数的应答是转人工，微信把客户放进了人工客服的排队。",
    }),
    doc: DOCS.agents,
  },
  "not-acknowledged": {
    decides: ({ row }) => row.state === "unanswered",
    because: ({ row }) => ({
      en: `WeChat did not get the acknowledgement that this pair needs, pushed it ${times(row.attempts)}, and gives up.`,
      zh: `微信没有得到这个消息对需要的应答，共投递 ${row.attempts} 次后放弃。`,
    }),
    doc: DOCS.answers,
  },
  "pushed-again": {
    decides: ({ row, pauseMs }) => row.state === "under-way" && pauseMs !== undefined,
    because: ({ row, pauseMs = 0 }) => ({
      en: `delivery ${row.attempts} was not acknowledged, so WeChat pushes it again after ${wait(pauseMs)}.`,
      zh: `第 ${row.attempts} 次投递没有得到应答，微信在 ${wait(pauseMs)} 后重推。`,
    }),
    doc: DOCS.answers,
  },
  waiting: {
    decides: ({ cause }) => cause?.isWaiting === true,
    because: ({ cause }) => {
      const why = reasonOf(cause?.reason);
      const due = wait(cause?.dueInMs ?? 0);
      return {
        en: `${why.en}, so the push waits; the relay may go on with it after ${due}.`,
        zh: `${why.zh}，推送正在等待；${due} 后投递器可以接着处理。`,
      };
    },
    doc: DOCS.relay,
  },
  "under-way": {
    decides: ({ row }) => row.state === "under-way",
    because: ({ rules }) => ({
      en: `WeChat still waits for an answer, up to ${wait(rules.attemptMs)} for each delivery.`,
      zh: `微信仍在等待应答，每次投递最多等 ${wait(rules.attemptMs)}。`,
    }),
    doc: DOCS.answers,
  },
  unconfirmed: {
    decides: ({ row }) => row.unconfirmed > 0,
    because: ({ row }) => {
      const why = whyUnconfirmed(row.isSentOnceMore);
      return { en: `${why.en}.`, zh: `${why.zh}。` };
    },
    doc: DOCS.choices,
  },
  repeated: {
    // A delivery that came twice at once finds its own record, too.
    decides: ({ row }) => row.isRepeated && row.replies === 0,
    because: () => ({
      en: "this push is the same as an earlier one, so it was answered from that one's record, and no handler ran.",
      zh: "这条推送与之前的一条相同，直接按那条的记录应答，没有运行处理函数。",
    }),
    doc: DOCS.redelivery,
  },
  "handled-again": {
    decides: ({ otherSender, attempts }) =>
      otherSender !== undefined && attempts.some(({ outcome }) => outcome === "failed"),
    because: ({ otherSender }) => ({
      en: `a delivery failed while it held the claim, so the push was handled again when the lease was over, by ${otherSender?.functionName}.`,
      zh: `有一次投递在认领之后失败，租约到期后由 ${otherSender?.functionName} 接着处理并回复。`,
    }),
    doc: DOCS.relay,
  },
  "late-background": {
    decides: ({ otherSender }) => otherSender?.isBackground === true,
    because: ({ otherSender }) => ({
      en: `the function only acknowledged the push, and a second invocation of ${otherSender?.functionName} sent the rest.`,
      zh: `云函数只作了应答，其余的由 ${otherSender?.functionName} 的第二次调用在后台发出。`,
    }),
    doc: DOCS.background,
  },
  "late-relay": {
    decides: ({ otherSender }) => otherSender !== undefined,
    because: ({ otherSender }) => ({
      en: `what could not be sent at first was kept in the outbox, and ${otherSender?.functionName} sent it later.`,
      zh: `当时没能发出的留在发件箱里，之后由 ${otherSender?.functionName} 补发。`,
    }),
    doc: DOCS.relay,
  },
  "in-background": {
    decides: ({ row }) => row.goesOn,
    because: () => ({
      en: "the function has acknowledged the push, and its work goes on in the background.",
      zh: "云函数已经应答，后台任务还在继续。",
    }),
    doc: DOCS.background,
  },
  unhandled: {
    decides: ({ isUnhandled }) => isUnhandled,
    because: () => ({
      en: "the function has no handler for this pair, so it acknowledged the push and did nothing.",
      zh: "云函数没有处理这个消息对，只作了应答，没有做任何事。",
    }),
    doc: DOCS.noPush,
  },
  replies: {
    decides: ({ row }) => row.replies > 0,
    because: ({ row, rules }) => {
      const isEntering = row.pair === "event:user_enter_tempsession";
      const { count, windowMs } = isEntering ? rules.repliesAfterEntering : rules.repliesAfterMessage;
      return {
        en: `WeChat takes ${count} replies within ${wait(windowMs)} after the customer ${isEntering ? "enters" : "writes"}.`,
        zh: `客户${isEntering ? "进入会话" : "发消息"}后 ${wait(windowMs)} 内，微信接受 ${count} 条回复。`,
      };
    },
    doc: DOCS.budget,
  },
  silent: {
    decides: () => true,
    because: () => ({
      en: "the function answered WeChat and sent no message, and WeChat shows nothing of such an answer.",
      zh: "云函数应答了微信，没有发送消息；这样的应答微信不会展示给客户。",
    }),
    doc: DOCS.answers,
  },
} as const satisfies Readonly<Record<string, Rule>>;

function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}
