import fc from "fast-check";
import { DEFAULT_RULES } from "../../simulator/wechat/rules";
import { createUsers, noteAction } from "../../simulator/wechat/users";
import type { MessageBody } from "../../src/wechat/messages";
import { type CustomerAction, joinTexts, REPLY_ALLOWANCES, repliesLeft } from "../../src/wechat/reply-allowance";

const text = (content: string): MessageBody => ({ msgtype: "text", text: { content } });
const image: MessageBody = { msgtype: "image", image: { media_id: "M" } };

/** Counts as the local WeChat does, and keeps what `repliesLeft` is told. */
class Conversation {
  readonly actions: CustomerAction[] = [];
  readonly sentAtMs: number[] = [];
  nowMs = 1_000_000;
  readonly #user = createUsers(() => undefined).ensure("oU");

  get left(): number {
    const { allowance } = this.#user;
    return allowance !== undefined && this.nowMs < allowance.endsAtMs ? allowance.left : 0;
  }

  act(kind: "message" | "enter"): void {
    const clock = { nowMs: () => this.nowMs } as Parameters<typeof noteAction>[2];
    noteAction(this.#user, kind, clock, DEFAULT_RULES);
    const allowance = kind === "message" ? REPLY_ALLOWANCES.message : REPLY_ALLOWANCES.entering;
    this.actions.push({ atMs: this.nowMs, allowance });
  }

  send(): void {
    if (this.left === 0 || this.#user.allowance === undefined) return;
    this.#user.allowance.left -= 1;
    this.sentAtMs.push(this.nowMs);
  }
}

test("what is left is what WeChat counts, whatever the customer did and whatever was sent", () => {
  const step = fc.record({
    waitMs: fc.nat({ max: 90_000 }),
    kind: fc.constantFrom("message" as const, "enter" as const, "send" as const),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const conversation = new Conversation();
      for (const { waitMs, kind } of steps) {
        conversation.nowMs += waitMs + 1;
        if (kind === "send") conversation.send();
        else conversation.act(kind);
        const { actions, sentAtMs, nowMs, left } = conversation;
        expect(repliesLeft(actions, sentAtMs, nowMs)).toBe(left);
      }
    }),
  );
});

test("without an action nothing is left", () => {
  expect(repliesLeft([], [], 0)).toBe(0);
});

test("joined texts say the same in the same order, in as few messages as asked for where that is possible", () => {
  const message = fc.oneof(fc.string({ minLength: 1, maxLength: 900 }).map(text), fc.constant(image));
  fc.assert(
    fc.property(fc.array(message, { maxLength: 12 }), fc.integer({ min: 1, max: 6 }), (messages, places) => {
      const joined = joinTexts(messages, places);
      const said = (list: readonly MessageBody[]) =>
        list.map((one) => (one.msgtype === "text" ? one.text.content : "\u0000")).join("\n");
      expect(said(joined)).toBe(said(messages));
      if (messages.length <= places) expect(joined).toEqual(messages);
      for (const one of joined) {
        if (one.msgtype === "text") expect(Buffer.byteLength(one.text.content)).toBeLessThanOrEqual(2_048 * 2);
      }
    }),
  );
});

test("texts are joined with their options, and not where these differ", () => {
  const ai = { aimsgcontext: { is_ai_msg: 1 } } as const;
  const marked = (content: string): MessageBody => ({ ...text(content), ...ai });
  expect(joinTexts([marked("一"), marked("二")], 1)).toEqual([marked("一\n二")]);
  expect(joinTexts([marked("一"), text("二")], 1)).toHaveLength(2);
  expect(
    joinTexts(
      [
        { ...text("一"), businessid: 1 },
        { ...text("二"), businessid: 2 },
      ],
      1,
    ),
  ).toHaveLength(2);
  expect(joinTexts([marked("一"), text("二"), text("三")], 2)).toEqual([marked("一"), text("二\n三")]);
});

test("texts are not joined across a picture, nor beyond what a message holds", () => {
  expect(joinTexts([text("一"), image, text("二")], 1)).toHaveLength(3);
  const long = text("长".repeat(600));
  expect(joinTexts([long, long], 1)).toEqual([long, long]);
});

test("texts are joined as long as they fill a message to the last byte, and no further", () => {
  const [half, rest] = ["a".repeat(1_000), "b".repeat(1_047)];
  expect(joinTexts([text(half), text(rest)], 1)).toEqual([text(`${half}\n${rest}`)]);
  expect(joinTexts([text(half), text(`${rest}b`)], 1)).toHaveLength(2);
});

test("an allowance ends with its window: at its last moment nothing is left", () => {
  const actions = [{ atMs: 0, allowance: REPLY_ALLOWANCES.entering }];
  expect([59_999, 60_000].map((nowMs) => repliesLeft(actions, [], nowMs))).toEqual([2, 0]);
});

test("what a closed window had left is not there for the next", () => {
  const actions = [
    { atMs: 0, allowance: { count: 5, windowMs: 1_000 } },
    { atMs: 1_000, allowance: { count: 2, windowMs: 1_000 } },
  ];
  expect(repliesLeft(actions, [], 1_500)).toBe(2);
});
