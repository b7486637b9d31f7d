// Whatever customers do, whatever operators wrote, and however often a push runs: laws of the desk over random conversations.
import fc from "fast-check";
import { deskBench, HOURS, PERSON } from "./desk-bench";

const WORDS = [
  "几点关门",
  "能刻字吗",
  "1",
  "２",
  "九",
  "人工",
  "",
  "【收到不支持的消息类型，暂无法显示】",
  "订单 123456",
];
const act = fc.oneof(
  fc.record({ kind: fc.constant("says"), words: fc.oneof(fc.constantFrom(...WORDS), fc.string()) }),
  fc.record({ kind: fc.constant("enters"), words: fc.constantFrom("tea", "index", "constructor") }),
  fc.record({ kind: fc.constant("waits"), words: fc.constantFrom("1", "11", "125", "600") }),
);
const settings = fc.record(
  {
    hours: fc.constantFrom(HOURS, undefined, { weekly: { mon: "always" } }, 7),
    missesBeforeHandOver: fc.constantFrom(1, 2, 3, 0, "two"),
    keepsQuestions: fc.boolean(),
    handOverText: fc.constantFrom("正在转接", ""),
    outOfHoursText: fc.constantFrom("{{back}}见", "", 5),
    welcomes: fc.constantFrom([{ text: "欢迎", hasMenu: true }], [], "none", [{ text: 1 }]),
  },
  { requiredKeys: [] },
);
const rules = fc.constantFrom(
  [{ _id: "opening", name: "营业时间", keywords: ["几点关门"], replies: ["18:00"], isListed: true }],
  [],
  [{ name: "broken" }, { keywords: 7 }],
);

type Act = { readonly kind: string; readonly words: string };

async function perform(bench: ReturnType<typeof deskBench>, { kind, words }: Act, pushId: string) {
  if (kind === "says") return bench.says(words, { pushId });
  if (kind === "enters") return bench.enters(words, { pushId });
  await bench.clock.advance(Number(words) * 60_000);
  return undefined;
}

const idOf = (place: number) => `${place + 1}`.padStart(32, "0");

test("a push that runs again at once says the same", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 12 }), settings, rules, async (acts, given, list) => {
      const bench = deskBench({ file: { settings: given, rules: list as readonly object[] } });
      for (const [place, own] of acts.entries()) {
        const first = await perform(bench, own, idOf(place));
        if (own.kind !== "waits") expect(await perform(bench, own, idOf(place))).toEqual(first);
      }
    }),
  );
});

test("a customer who writes always hears something or has a person, and nothing follows the person", async () => {
  const failing = fc.array(fc.boolean(), { minLength: 30, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 12 }), settings, rules, failing, async (acts, given, list, fails) => {
      let calls = 0;
      const mayFail = <T>(real: () => Promise<T>): Promise<T> => {
        calls += 1;
        return fails[calls % fails.length] ? Promise.reject(new Error("down")) : real();
      };
      const bench = deskBench({ file: { settings: given, rules: list as readonly object[] }, through: mayFail });
      for (const [place, own] of acts.entries()) {
        const said = await perform(bench, own, idOf(place));
        if (own.kind === "says") expect(said?.length).toBeGreaterThan(0);
        expect((said ?? []).slice(0, -1)).not.toContain(PERSON);
        for (const text of said ?? []) expect(text.trim()).not.toBe("");
      }
    }),
  );
});
