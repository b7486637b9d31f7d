// A desk in memory with dialogues before its answers: what a customer writes, and what comes of it, in the words of the chat.
import { answer } from "../../../src/desk/answer";
import type { DeskStore } from "../../../src/desk/desk-store";
import { converse } from "../../../src/desk/dialogue/converse";
import { type Dialogue, defineDialogue } from "../../../src/desk/dialogue/define-dialogue";
import { readKept } from "../../../src/desk/dialogue/kept-dialogue";
import { ask, retry } from "../../../src/desk/dialogue/steps";
import { noAnswer } from "../../../src/desk/no-answer";
import type { DeskFile } from "../../../src/desk/open-desk";
import { handlerContext } from "../../../testing/handler-context";
import { deskBench, read } from "../desk-bench";

/** What is known of an order. */
export interface Order {
  readonly no: string;
  readonly status: string;
}

export const ORDERS: readonly Order[] = [
  { no: "100000000001", status: "已发货" },
  { no: "100000000002", status: "待发货" },
];

export const ASKS_NUMBER = "请发订单号（12 位数字）。";
export const NOT_FOUND = "没有找到这个订单，请再发一次。";
export const CANCELLED = "已取消。";
export const EXPIRED = "“查订单”已经超时结束。需要时请再发“查订单”。";
export const asksReminder = (order: Order) => `订单 ${order.no} ${order.status}。要催吗？`;

/** Counts what the author's code did. */
export interface Deeds {
  checks: number;
  readonly reminded: string[];
}

/** The dialogue of the shop: an order number, a yes or no, and a deed. */
export function orderDialogue(deeds: Deeds): Dialogue {
  return defineDialogue({
    name: "order-status",
    title: "查订单",
    keywords: ["查订单", { content: "订单", match: "equal" }],
    steps: ask("order", ASKS_NUMBER, async (text) => {
      deeds.checks += 1;
      return ORDERS.find(({ no }) => no === text) ?? retry(NOT_FOUND);
    }).confirm("remind", ({ order }) => asksReminder(order)),
    done: async ({ order, remind }, { pushId }) => {
      if (!remind) return "好的。";
      deeds.reminded.push(pushId);
      return `已经帮您催了 ${order.no}。`;
    },
  });
}

/** Another one, to be switched to. */
export const returns = defineDialogue({
  name: "returns",
  title: "退货",
  keywords: ["退货"],
  steps: ask("reason", "请说原因。", (text) => text),
  done: ({ reason }) => `收到：${reason}`,
});

interface Options {
  readonly file?: DeskFile;
  readonly store?: Partial<DeskStore>;
  readonly through?: <T>(real: () => Promise<T>, verb: string) => Promise<T>;
  readonly dialogues?: readonly Dialogue[];
}

interface Saying {
  readonly pushId?: string;
  readonly from?: string;
  /** When it was written, in seconds before now. */
  readonly secondsAgo?: number;
  readonly dialogues?: readonly Dialogue[];
}

export function dialogueBench({ dialogues: given, ...options }: Options = {}) {
  const deeds: Deeds = { checks: 0, reminded: [] };
  const bench = deskBench(options);
  const { desk, clock } = bench;
  const dialogues = given ?? [orderDialogue(deeds), returns];
  let pushes = 0;

  const take = async (Content: string, saying: Saying = {}) => {
    pushes += 1;
    const { pushId = `${pushes}`.padStart(32, "0"), from = "o1", secondsAgo = 0 } = saying;
    const log = {
      info: () => undefined,
      warn: (text: string) => void bench.warnings.push(text),
      error: () => undefined,
    };
    const context = handlerContext({ pushId, log });
    const event = { FromUserName: from, Content, CreateTime: Math.floor(clock.nowMs() / 1000) - secondsAgo };
    const said = await converse(desk, saying.dialogues ?? dialogues, event, context);
    return { said, event, context };
  };

  return {
    ...bench,
    deeds,
    dialogues,
    /** What converse says; `undefined` where the rest of the handler is to answer. */
    converses: async (words: string, saying: Saying = {}) => {
      const { said } = await take(words, saying);
      return said && read(said);
    },
    /** What the customer reads by the whole handler. */
    says: async (words: string, saying: Saying = {}) => {
      const { said, event, context } = await take(words, saying);
      return read(said ?? (await answer(desk, event, context)) ?? (await noAnswer(desk, event, context)));
    },
    /** Where the dialogue stands. */
    open: async (from = "o1") => {
      const { customerKey } = await import("../../../src/desk/customer-key");
      const state = await bench.store.findState(customerKey(from));
      return readKept(Object(state?.value).dialogue).open;
    },
  };
}
