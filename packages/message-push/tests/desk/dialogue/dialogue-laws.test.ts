// Laws over random histories: pushes that run again in any order, two at once, a database that fails at any call, and deployments that change the steps.
import fc from "fast-check";
import { type Dialogue, defineDialogue } from "../../../src/desk/dialogue/define-dialogue";
import { retry, Steps } from "../../../src/desk/dialogue/steps";
import { storeDown } from "../../support/broken-store";
import { PERSON } from "../desk-bench";
import { CANCELLED, dialogueBench } from "./dialogue-bench";

const NAMES = ["a", "b", "c", "d"] as const;
type Name = (typeof NAMES)[number];
const WORDS = ["开始", "好的回答", "坏", "是", "否", "取消", "人工", "1", "在吗", ""];

const check = (name: Name) => (text: string) => (text.length > 2 ? text : retry(`再问${name}`));

/** One deployment: some of the steps, in some order. `done` counts the pushes that it ran for. */
function deployed(names: readonly Name[], doneBy: string[]): Dialogue {
  let steps = new Steps<object>([]);
  for (const name of names) {
    steps = name === "c" ? steps.confirm(name, "问c") : steps.ask(name, `问${name}`, check(name));
  }
  return defineDialogue({
    name: "x",
    title: "办事",
    keywords: ["开始"],
    steps,
    done: (_, { pushId }) => {
      doneBy.push(pushId);
      return "办好了";
    },
  });
}

const deployment = fc.shuffledSubarray([...NAMES], { minLength: 1 });
const act = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("says" as const), words: fc.constantFrom(...WORDS) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("again" as const), back: fc.integer({ min: 0, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("deploys" as const), names: deployment }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("waits" as const), minutes: fc.constantFrom(1, 9, 11, 90) }) },
);
const acts = fc.array(act, { maxLength: 25 });

interface Told {
  readonly pushId: string;
  readonly words: string;
  readonly said: readonly string[] | undefined;
}

/** Plays a history; what each push was told that did not fail. One that runs again is told the same, or fails. */
async function play(history: readonly Act[], fails?: () => boolean) {
  const isFailing = fails !== undefined;
  const doneBy: string[] = [];
  let dialogues = [deployed(NAMES, doneBy)];
  const through = <T>(real: () => Promise<T>): Promise<T> => (fails?.() ? storeDown() : real());
  const bench = dialogueBench({ through });
  const told: Told[] = [];
  const say = (words: string, pushId: string) =>
    bench.converses(words, { pushId, dialogues }).then(
      (said): Told => ({ pushId, words, said }),
      () => undefined,
    );
  const sayAgain = async (before: Told | undefined) => {
    // What concerned no dialogue was recorded nowhere, and may be a word of a dialogue that began since.
    if (before?.said === undefined) return;
    const again = (await say(before.words, before.pushId)) ?? before;
    // Whose state cannot be read twice is one of whom nothing is known: the rest of the handler answers.
    if (isFailing && again.said === undefined) return;
    expect(again).toEqual(before);
  };
  for (const [place, own] of history.entries()) {
    if (own.kind === "deploys") dialogues = [deployed(own.names, doneBy)];
    if (own.kind === "waits") await bench.clock.advance(own.minutes * 60_000);
    if (own.kind === "again") await sayAgain(told.at(-1 - own.back));
    if (own.kind === "says") told.push(...[await say(own.words, `p${place}`)].filter((one) => one !== undefined));
  }
  return { bench, told, doneBy, dialogues };
}

type Act =
  | { readonly kind: "says"; readonly words: string }
  | { readonly kind: "again"; readonly back: number }
  | { readonly kind: "deploys"; readonly names: readonly Name[] }
  | { readonly kind: "waits"; readonly minutes: number };

test("a push that runs again is told the same, and done runs once for it", async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (history) => {
      const { doneBy, told } = await play(history);
      expect(doneBy).toHaveLength(new Set(doneBy).size);
      const finished = told.filter(({ said }) => said?.includes("办好了")).map(({ pushId }) => pushId);
      expect(doneBy).toEqual(finished);
    }),
  );
});

type Played = Awaited<ReturnType<typeof play>>;

test("取消 always ends it, at any point of any history", async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (history) => {
      const { bench, dialogues } = await play(history);
      const open = await bench.open();
      fc.pre(open !== undefined && bench.clock.nowMs() < open.expiresAtMs);
      expect(await bench.converses("取消", { dialogues, pushId: "cancel" })).toEqual([CANCELLED]);
      expect(await bench.open()).toBeUndefined();
    }),
    { maxSkipsPerRun: 1_000 },
  );
});

/** Answers one question after the other; what was heard last. */
async function answerAll(
  { bench, dialogues }: Played,
  answerTo: (asked: string) => string,
): Promise<string | undefined> {
  await bench.converses("开始", { dialogues, pushId: "begin" });
  const heard: string[] = [];
  for (let turn = 0; turn < 3 * NAMES.length; turn += 1) {
    const { asked } = (await bench.open()) ?? {};
    if (asked === undefined) break;
    heard.push(...((await bench.converses(answerTo(asked), { dialogues, pushId: `t${turn}` })) ?? []));
  }
  expect(await bench.open()).toBeUndefined();
  return heard.at(-1);
}

test("nobody is ever stuck: an answer to each question is the end, and so are three wrong ones", async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (history) => {
      const willing = await answerAll(await play(history), (asked) => (asked === "c" ? "否" : "好的回答"));
      const unwilling = await answerAll(await play(history), () => "坏");
      expect([willing, unwilling]).toEqual(["办好了", PERSON]);
    }),
  );
});

test("whichever calls of the database fail, a push is told nothing or always the same, and is done once for all who hear of it", async () => {
  const failing = fc.array(fc.boolean(), { minLength: 40, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(acts, failing, async (history, fails) => {
      let calls = 0;
      const { doneBy, told } = await play(history, () => {
        calls += 1;
        return fails[calls % fails.length] ?? false;
      });
      for (const { pushId, said } of told) if (said?.includes("办好了")) expect(doneBy).toContain(pushId);
    }),
  );
});

test("two pushes at once are as one after the other: the values are those of one order of them", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...WORDS), fc.constantFrom(...WORDS), async (one, other) => {
      const run = async (isTogether: boolean, isTurned = false) => {
        const bench = dialogueBench();
        const dialogues = [deployed(NAMES, [])];
        await bench.converses("开始", { dialogues, pushId: "begin" });
        const texts = [one, other].map(
          (words, place) => () => bench.converses(words, { dialogues, pushId: `p${place}` }),
        );
        if (isTurned) texts.reverse();
        const said = isTogether
          ? await Promise.all(texts.map((say) => say()))
          : [await texts[0]?.(), await texts[1]?.()];
        if (isTurned) said.reverse();
        const { values, asked, misses } = (await bench.open()) ?? {};
        return { said, values, asked, misses };
      };
      expect([await run(false), await run(false, true)]).toContainEqual(await run(true));
    }),
  );
});
