// What an author may define, and how one is told what is wrong. The types of values are checked by the compiler: they are written out here.
import { defineDialogue } from "../../../src/desk/dialogue/define-dialogue";
import { ask, confirm, retry } from "../../../src/desk/dialogue/steps";

const whole = {
  name: "order-status",
  title: "查订单",
  keywords: ["查订单", { content: "订单", match: "equal" }],
  steps: ask("number", "请发订单号。", (text) => text),
  done: () => "好的。",
};
/** As JavaScript may call it. */
const define = (change: object) => defineDialogue({ ...whole, ...change } as never);

test("each value has the type that its check gives, in later steps and in done", () => {
  interface Order {
    readonly no: string;
  }
  const find = async (no: string): Promise<Order | undefined> => ({ no });
  defineDialogue({
    name: "a",
    title: "A",
    keywords: ["a"],
    steps: confirm("old", "?")
      .ask(
        "order",
        ({ old }) => (old ? "?" : "!"),
        async (text, { values }) => {
          const isOld: boolean = values.old;
          return (isOld ? await find(text) : undefined) ?? retry("again");
        },
      )
      .confirm("sure", ({ order }) => order.no.toUpperCase()),
    done({ order, sure }) {
      const no: string = order.no;
      const isSure: boolean = sure;
      // @ts-expect-error There is no such field.
      return isSure ? no : order.price;
    },
  });
});

test("what is left out has its default", () => {
  expect(defineDialogue({ ...whole, keywords: ["查订单"] })).toMatchObject({
    keywords: [{ content: "查订单", match: "contain" }],
    expiresInMs: 600_000,
    cancelText: "已取消。",
    expiredText: "“查订单”已经超时结束。需要时请再发“查订单”。",
  });
});

test.each([
  [{ nam: "x" }, "OPTION_UNKNOWN", "`nam`"],
  [{ name: "" }, "OPTION_INVALID", '`name` of defineDialogue is ""'],
  [{ title: 7 }, "OPTION_INVALID", "`title` of defineDialogue is 7"],
  [{ keywords: [] }, "OPTION_INVALID", "`keywords` of defineDialogue is a list"],
  [{ keywords: undefined }, "OPTION_INVALID", "`keywords` of defineDialogue is missing"],
  [{ keywords: ["好", ""] }, "OPTION_INVALID", "`keywords`"],
  [{ keywords: [{ content: "好", match: "contains" }] }, "OPTION_INVALID", "`keywords`"],
  [{ isOn: "no" }, "OPTION_INVALID", "`isOn`"],
  [{ expiresInMinutes: 0 }, "OPTION_INVALID", "`expiresInMinutes` of defineDialogue is 0"],
  [{ expiresInMinutes: 61 }, "OPTION_INVALID", "`expiresInMinutes` of defineDialogue is 61"],
  [{ expiresInMinutes: "10" }, "OPTION_INVALID", "`expiresInMinutes`"],
  [{ steps: {} }, "OPTION_INVALID", "`steps` of defineDialogue is object"],
  [{ steps: undefined }, "OPTION_INVALID", "`steps` of defineDialogue is missing"],
  [{ steps: ask("", "?", String) }, "OPTION_INVALID", '`steps` of defineDialogue is ""'],
  [{ steps: confirm("a", "?").confirm("a", "?") }, "OPTION_INVALID", '`steps` of defineDialogue is "a"'],
  [{ steps: ask("a", "", String) }, "OPTION_INVALID", "`steps.a`"],
  [{ steps: ask("a", "?", undefined as never) }, "OPTION_INVALID", "`steps.a`"],
  [{ steps: confirm("a", "?", { missesBeforeHandOver: 0 }) }, "OPTION_INVALID", "`steps.a.missesBeforeHandOver`"],
  [{ done: "好的。" }, "OPTION_INVALID", '`done` of defineDialogue is "好的。"'],
  [{ cancelText: " " }, "OPTION_INVALID", "`cancelText`"],
  [{ expiredText: "长".repeat(700) }, "OPTION_INVALID", "`expiredText`"],
])("%j is refused with one sentence that says what to do", (change, code, fact) => {
  let thrown: unknown;
  try {
    define(change);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toMatchObject({
    code,
    fact: expect.stringContaining(fact),
    fix: expect.stringMatching(/^(Give|Use) /),
  });
});

test.each([undefined, null, 7, "x"])("%j is no definition", (given) => {
  expect(() => defineDialogue(given as never)).toThrow(expect.objectContaining({ code: "OPTION_INVALID" }));
});
