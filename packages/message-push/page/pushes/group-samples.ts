// The list of all pairs: those that a function is bound to first, then the others by what they are.
import type { SampleState } from "../../simulator/control/contract";
import type { Both } from "../../src/language";

export interface SampleGroup {
  readonly title: Both;
  readonly samples: readonly SampleState[];
}

const BOUND: Both = { en: "Bound to a function", zh: "已绑定云函数" };

const KINDS: readonly (readonly [kind: string, title: Both])[] = [
  ["message", { en: "Messages", zh: "消息" }],
  ["event", { en: "Events of the conversation", zh: "会话事件" }],
  ["notice", { en: "Notices", zh: "通知" }],
  ["payment", { en: "Payments and delivery of goods", zh: "支付与发货" }],
  ["refund-query", { en: "Questions about refunds", zh: "退款问询" }],
  ["packet", { en: "Answered with a packet", zh: "需要回数据包" }],
];

/** @param searched words that all have to occur in the pair, its function or what it is about */
export function groupSamples(samples: readonly SampleState[], searched: string): readonly SampleGroup[] {
  const words = searched.toLowerCase().split(/\s+/).filter(Boolean);
  const found = samples.filter((sample) => {
    const text = `${sample.pair} ${sample.about.en} ${sample.about.zh} ${sample.functionName ?? ""}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const bound = { title: BOUND, samples: found.filter(({ functionName }) => functionName !== undefined) };
  const others = KINDS.map(([kind, title]) => ({
    title,
    samples: found.filter((sample) => sample.functionName === undefined && sample.kind === kind),
  }));
  return [bound, ...others].filter((group) => group.samples.length > 0);
}
