// Asks again: a new customer says what another one said, in the same order, and time passes as it did; then both are compared.
import { computed, signal } from "@preact/signals";
import { ask, Refusal } from "../api/ask";
import { customers } from "../state/customers";
import { say } from "../state/language";
import { answersOf, compareQuestion, type QuestionPair } from "./compare";
import { pictureOf, readStory } from "./material";
import { isPush, type PushStep, type Step, type Story } from "./story";

export interface AskedAgain {
  readonly name: string;
  /** Questions that were asked, and how many there are. */
  readonly asked: number;
  readonly of: number;
  /** When all of them are asked. */
  readonly pairs?: readonly QuestionPair[];
}

/** None while nothing is asked again. */
export const askedAgain = signal<AskedAgain | undefined>(undefined);
export const isAsking = computed(() => askedAgain.value !== undefined && askedAgain.value.pairs === undefined);

/** A redelivery is WeChat's doing, and no question. */
function questionsOf({ steps }: Story): readonly PushStep[] {
  return steps.filter(isPush).filter(({ sameAs }) => sameAs === undefined);
}

/** @param name of the customer who asked first */
export async function askAgain(story: Story, name: string): Promise<void> {
  const questions = questionsOf(story);
  const from = newName(name);
  askedAgain.value = { name: from, asked: 0, of: questions.length };
  try {
    await ask("POST /customers", { body: { name: from } });
    const numbers = await askAll(story, from);
    const openid = (await ask("GET /customers")).find((one) => one.name === from)?.openid ?? from;
    const [before, after] = [answersOf(story), answersOf(await readStory(openid))];
    const pairs = questions.map((question) => {
      const now = after.get(numbers.get(question.pushId) ?? Number.NaN);
      return compareQuestion(question, before.get(question.pushId) ?? [], now ?? []);
    });
    askedAgain.value = { name: from, asked: questions.length, of: questions.length, pairs };
  } catch (error) {
    askedAgain.value = undefined;
    throw error;
  }
}

/** Returns the number of the new push, by that of the old one. */
async function askAll(story: Story, from: string): Promise<ReadonlyMap<number, number>> {
  const numbers = new Map<number, number>();
  const questions = new Set(questionsOf(story));
  for (const step of story.steps) {
    if (!isPush(step)) await doElse(step, from);
    else if (questions.has(step)) {
      const pushed = await ask("POST /push", { query: { wait: "idle" }, body: await bodyOf(step, from) });
      numbers.set(step.pushId, pushed.pushId);
      const now = askedAgain.peek();
      if (now !== undefined) askedAgain.value = { ...now, asked: numbers.size };
    }
  }
  return numbers;
}

async function doElse(step: Exclude<Step, PushStep>, customer: string): Promise<void> {
  if (step.kind === "clock") await ask("POST /clock", { body: { advanceMs: step.advanceMs } });
  if (step.kind === "timer") await ask("POST /timers", { body: { function: step.functionName, action: "fire" } });
  if (step.kind !== "agent") return;
  const text = step.action === "say" ? { text: step.text } : {};
  try {
    await ask("POST /agent", { body: { customer, action: step.action, ...text } });
  } catch (error) {
    // Today's code may not have handed over: the difference is shown where it should have.
    if (!(error instanceof Refusal)) throw error;
  }
}

/** What the same thing is as a push of the new customer. */
async function bodyOf({ pair, packet, pushId }: PushStep, from: string): Promise<Record<string, unknown>> {
  const { Content, MediaId, SessionFrom, Title, PagePath } = packet;
  if (pair === "text" && typeof Content === "string") return { from, text: Content };
  if (pair === "event:user_enter_tempsession") return { from, enter: String(SessionFrom ?? "") };
  if (pair === "miniprogrampage") return { from, card: { title: String(Title), pagePath: String(PagePath) } };
  if (pair === "image") {
    const base64 = await pictureOf(String(MediaId));
    return { from, image: base64 === undefined ? true : { base64 } };
  }
  return { from, again: pushId };
}

function newName(name: string): string {
  const taken = new Set(customers.peek().map((one) => one.name));
  const base = name.replace(/ · (?:再问|again) \d+$/, "").slice(0, 25);
  for (let number = 1; ; number += 1) {
    const wanted = `${base} · ${say({ en: "again", zh: "再问" })} ${number}`;
    if (!taken.has(wanted)) return wanted;
  }
}
