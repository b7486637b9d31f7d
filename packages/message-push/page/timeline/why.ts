// Why the customer saw what they saw: one sentence, and the one rule that decided.
import type { SimulatorEvent } from "../../simulator/events";
import type { PushRow } from "../../simulator/journal/push-row";
import type { WechatRules } from "../../simulator/wechat/rules";
import type { Both } from "../../src/language";
import type { Doc } from "./docs";
import { answeredIn } from "./why-answered";
import { factsOf } from "./why-facts";
import { RULES } from "./why-rules";

export type RuleName = keyof typeof RULES;

export interface Why {
  readonly rule: RuleName;
  readonly words: Both;
  readonly doc: Doc;
}

/** @param events of this push, oldest first, as many as are still there */
export function whyOf(row: PushRow, events: readonly SimulatorEvent[], rules: WechatRules): Why {
  const facts = factsOf(row, events, rules);
  const names = Object.keys(RULES) as RuleName[];
  const rule = names.find((name) => RULES[name].decides(facts)) ?? "silent";
  const { because, doc } = RULES[rule];
  const saw = whatIsSeen(row);
  const reason = because(facts);
  const by = answeredIn(row, events);
  const before = by === undefined ? { en: "", zh: "" } : { en: `${by.en}. `, zh: `${by.zh}。` };
  const words = { en: `${before.en}${saw.en}: ${reason.en}`, zh: `${before.zh}${saw.zh}：${reason.zh}` };
  return { rule, words, doc };
}

function whatIsSeen({ isNoticed, isTransferred, replies, state }: PushRow): Both {
  if (isNoticed)
    return {
      en: "The customer saw the notice 该小程序客服暂时无法提供服务",
      zh: "客户看到了「该小程序客服暂时无法提供服务」",
    };
  if (replies > 0) {
    return {
      en: `The customer got ${replies} ${replies === 1 ? "reply" : "replies"}`,
      zh: `客户收到 ${replies} 条回复`,
    };
  }
  if (isTransferred) return { en: "The customer waits for a person", zh: "客户正在等待人工" };
  return state === "under-way"
    ? { en: "The customer sees nothing yet", zh: "客户暂时还没有看到回应" }
    : { en: "The customer saw nothing of this push", zh: "客户没有看到这条推送的任何回应" };
}
