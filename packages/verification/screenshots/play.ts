// The conversation that the pictures show: everything a newcomer should see once, on the functions of the template.
import type { Simulator } from "../../message-push/simulator/simulator";

export type PictureLanguage = "zh" | "en";

interface Words {
  readonly customer: string;
  readonly other: string;
  readonly question: string;
  readonly card: string;
  readonly hurry: string;
  readonly person: string;
  readonly answer: string;
  readonly thanks: string;
}

/** 人工 is what the template's function reads. */
const WORDS: Readonly<Record<PictureLanguage, Words>> = {
  zh: {
    customer: "小王",
    other: "小李",
    question: "请问明前龙井还有货吗？",
    card: "明前龙井 250g",
    hurry: "今天能发货吗？",
    person: "人工",
    answer: "您好，我是客服小陈。今天 16 点前付款，当天发出。",
    thanks: "太好了，谢谢！",
  },
  en: {
    customer: "Wang",
    other: "Li",
    question: "Do you still have the spring Longjing?",
    card: "Spring Longjing, 250 g",
    hurry: "Can it leave today?",
    person: "人工",
    answer: "Hello, this is Chen. Paid before 4 pm, it leaves today.",
    thanks: "Great, thank you!",
  },
};

/** When the relay looks for what an instance left behind. */
const RELAY_MS = 20_000;
const MINUTE_MS = 60_000;

/** @returns the push whose detail is worth a look: a fault, a retry, and a reply that came late */
export async function play(sim: Simulator, language: PictureLanguage, picture: Buffer): Promise<number> {
  const words = WORDS[language];
  const customer = sim.customer(words.customer);
  await customer.enters("index");
  await customer.says(words.question);
  sim.clock.advance(MINUTE_MS);
  await customer.sendsImage(picture);
  await customer.sendsCard({ title: words.card, pagePath: "pages/index/index" });
  sim.clock.advance(MINUTE_MS);
  sim.faults.inject({ on: "customerServiceMessage.send", kind: "die", phase: "before" });
  const { pushId } = await customer.says(words.hurry);
  sim.clock.advance(RELAY_MS);
  await sim.fireTimer("relay");
  await sim.idle();
  sim.clock.advance(MINUTE_MS);
  await customer.says(words.person);
  sim.wechat.agents.accept(customer.openid);
  sim.wechat.agents.say(customer.openid, words.answer);
  await customer.says(words.thanks);
  await sim.pushSample("event:subscribe_msg_popup_event", { from: words.customer });
  await sim.customer(words.other).says(words.person);
  return pushId;
}

/** The last words of the conversation: when they are there, all of it is. */
export function lastWordsOf(language: PictureLanguage): string {
  return WORDS[language].thanks;
}
