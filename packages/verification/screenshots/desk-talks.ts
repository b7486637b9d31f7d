// The conversations of the desk that its document shows, with the answers and the hours that the template ships.
import type { Simulator } from "../../message-push/simulator/simulator";

/** A conversation, and when it begins on a Monday, after midnight in Shanghai. */
export interface DeskTalk {
  readonly name: string;
  readonly customer: string;
  readonly beginsAtMs: number;
  /** What the picture must show, the last of it. */
  readonly lastWords: string;
  readonly play: (sim: Simulator, customer: string) => Promise<void>;
}

const MINUTE_MS = 60_000;
const at = (hour: number, minute: number) => (hour * 60 + minute) * MINUTE_MS;

export const DESK_TALKS: readonly DeskTalk[] = [
  {
    name: "answered",
    customer: "小王",
    beginsAtMs: at(10, 24),
    lastWords: "付款后 48 小时内发货",
    play: (sim, customer) => say(sim, customer, ["請問幾點關門？？", "多久发货"]),
  },
  {
    name: "menu",
    customer: "小李",
    beginsAtMs: at(10, 24),
    lastWords: "签收后 7 天内可以退换",
    async play(sim, customer) {
      await sim.customer(customer).enters("index");
      await say(sim, customer, ["③"]);
    },
  },
  {
    name: "handed-over",
    customer: "小陈",
    beginsAtMs: at(14, 5),
    lastWords: "我这就为您处理",
    async play(sim, customer) {
      await say(sim, customer, ["我要投诉"]);
      const { openid } = sim.customer(customer);
      sim.wechat.agents.accept(openid);
      sim.clock.advance(MINUTE_MS);
      sim.wechat.agents.say(openid, "您好，我是客服小周，我这就为您处理。");
    },
  },
  {
    name: "out-of-hours",
    customer: "小张",
    beginsAtMs: at(20, 24),
    lastWords: "人工客服：周一至周五",
    play: (sim, customer) => say(sim, customer, ["能不能刻字", "1"]),
  },
];

async function say(sim: Simulator, customer: string, texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await sim.customer(customer).says(text);
    await sim.idle();
    sim.clock.advance(MINUTE_MS);
  }
}
