// The conversation that the pictures show: everything a newcomer should see once, on the functions of the template, with answers of a tea shop.
import type { Simulator } from "../../message-push/simulator/simulator";

export type PictureLanguage = "zh" | "en";

interface Words {
  readonly customer: string;
  readonly other: string;
  readonly welcome: string;
  readonly question: string;
  readonly inStock: string;
  readonly hurry: string;
  readonly today: string;
  readonly person: string;
  readonly answer: string;
  readonly thanks: string;
}

/** 人工 is what the rule `person` reads. */
const WORDS: Readonly<Record<PictureLanguage, Words>> = {
  zh: {
    customer: "小王",
    other: "小李",
    welcome: "您好，欢迎来到茶铺！请问想喝点什么？",
    question: "请问明前龙井还有货吗？",
    inStock: "明前龙井有货，250g 一罐。",
    hurry: "今天能发货吗？",
    today: "16 点前付款，当天发货。",
    person: "人工",
    answer: "您好，我是客服小陈。这一罐给您留着了。",
    thanks: "太好了，谢谢！",
  },
  en: {
    customer: "Wang",
    other: "Li",
    welcome: "Welcome to the tea shop! What would you like?",
    question: "Do you still have the spring Longjing?",
    inStock: "The spring Longjing is here, in tins of 250 g.",
    hurry: "Can it leave today?",
    today: "Paid before 4 pm, it leaves today.",
    person: "人工",
    answer: "Hello, this is Chen. I keep that tin for you.",
    thanks: "Great, thank you!",
  },
};

/** When the relay looks for what an instance left behind. */
const RELAY_MS = 20_000;
const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;

/** @returns the push whose detail is worth a look: a fault, a retry, and a reply that came late */
export async function play(sim: Simulator, language: PictureLanguage, picture: Buffer): Promise<number> {
  const words = WORDS[language];
  const customer = sim.customer(words.customer);
  sim.seed("desk_answers", answersOf(words));
  await customer.enters("index");
  await customer.says(words.question);
  sim.clock.advance(MINUTE_MS);
  sim.faults.inject({ on: "customerServiceMessage.send", kind: "die", phase: "before" });
  const { pushId } = await customer.says(words.hurry);
  sim.clock.advance(RELAY_MS);
  await sim.fireTimer("relay");
  await sim.idle();
  sim.clock.advance(MINUTE_MS);
  await customer.says(words.person);
  sim.clock.advance(SECOND_MS);
  sim.wechat.agents.accept(customer.openid);
  sim.clock.advance(SECOND_MS);
  sim.wechat.agents.say(customer.openid, words.answer);
  await customer.sendsImage(picture);
  await customer.says(words.thanks);
  await sim.pushSample("event:subscribe_msg_popup_event", { from: words.customer });
  await sim.customer(words.other).says(words.person);
  return pushId;
}

/** Rules that the words match, at a desk that is always open. */
function answersOf({ welcome, inStock, today }: Words): Record<string, unknown>[] {
  return [
    { _id: "settings", welcomes: [{ text: welcome }] },
    { _id: "longjing", name: "龙井", keywords: ["龙井", "Longjing"], replies: [inStock] },
    { _id: "today", name: "发货", keywords: ["发货", "leave today"], replies: [today] },
  ];
}

/** The last words of the conversation: when they are there, all of it is. */
export function lastWordsOf(language: PictureLanguage): string {
  return WORDS[language].thanks;
}
