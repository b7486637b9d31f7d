// The matcher `toHaveNoDeadLetters`, for jest and for whatever else has its `expect`.

import type { LostPush } from "../simulator/dead-letters";
import type { Simulator } from "../simulator/simulator";
import { type Both, say } from "../src/language";

declare global {
  namespace jest {
    // The parameters of @types/jest.
    interface Matchers<R, T> {
      /**
       * No push ended as a dead letter, and none is about to because its handler threw or was too slow. Each of them fails one expectation,
       * so that a simulator that several tests share does not fail those after it.
       *
       * @throws Error while functions are running: `await sim.idle()` before it
       * @example
       * afterEach(async () => {
       *   await sim.idle();
       *   expect(sim).toHaveNoDeadLetters();
       * });
       */
      toHaveNoDeadLetters(): R;
    }
  }
}

/** What the relay tries again because of the handler: without a relay, as in most tests, it would never be a dead letter. */
const OF_THE_HANDLER: readonly string[] = ["HANDLER_FAILED", "DEADLINE_EXCEEDED"];

type Subject = Pick<Simulator, "deadLetters" | "waiting" | "explain" | "events" | "invocations">;

/** The keys of the pushes that have failed an expectation. */
const told = new WeakMap<Subject, ReadonlySet<string>>();

/**
 * The matcher itself, for an `expect` that is no global: jest's own has it already.
 *
 * @example expect.extend({ toHaveNoDeadLetters })
 */
export function toHaveNoDeadLetters(subject: unknown): { readonly pass: boolean; readonly message: () => string } {
  if (!isSimulator(subject))
    throw new Error(
      say({
        en: "toHaveNoDeadLetters is for a simulator: expect(sim).toHaveNoDeadLetters()",
        zh: "toHaveNoDeadLetters 用于模拟器：expect(sim).toHaveNoDeadLetters()",
      }),
    );
  const before = told.get(subject) ?? new Set();
  const isNew = ({ key }: LostPush) => !before.has(key);
  const dead = subject.deadLetters().filter(isNew);
  const waiting = subject.waiting().filter((push) => isNew(push) && OF_THE_HANDLER.includes(push.reason));
  const found = [...dead, ...waiting];
  if (found.length === 0) {
    refuseRunning(subject);
    return {
      pass: true,
      message: () => say({ en: "Expected a dead letter, and there is none.", zh: "应有死信，但没有。" }),
    };
  }
  told.set(subject, new Set([...before, ...found.map(({ key }) => key)]));
  const texts = [
    ...dead.map((push) => describe(subject, push, { en: "ended as a dead letter", zh: "成了死信" })),
    ...waiting.map((push) =>
      describe(subject, push, { en: "waits for the relay, and will be a dead letter", zh: "在等投递器，会成为死信" }),
    ),
  ];
  return { pass: false, message: () => texts.join("\n\n") };
}

function isSimulator(subject: unknown): subject is Subject {
  return typeof Object(subject).deadLetters === "function";
}

/** What runs may still fail, and would be taken for a failure of the test after this one. */
function refuseRunning({ events, invocations }: Subject): void {
  const ended = new Set(invocations().map(({ invocation }) => invocation.id));
  const running = events
    .all()
    .flatMap((event) => (event.kind === "invocation-started" && !ended.has(event.invocation.id) ? [event] : []));
  if (running.length === 0) return;
  const names = [...new Set(running.map(({ invocation }) => invocation.functionName))].join(", ");
  throw new Error(
    say({
      en: `Functions are still running (${names}), so dead letters may follow.\n  → await sim.idle() first.`,
      zh: `云函数还在运行（${names}），之后可能还有死信。\n  → 请先 await sim.idle()。`,
    }),
  );
}

function describe({ explain }: Subject, push: LostPush, ending: Both): string {
  const { pair, functionName, reason, errCode, fact, place, pushId } = push;
  const code = [reason, errCode].filter((part) => part !== undefined).join(" ");
  const lines = [
    say({
      en: `A push of ${pair} to ${functionName} ${ending.en}: ${fact} (${code})`,
      zh: `推送给 ${functionName} 的 ${pair} ${ending.zh}：${fact}（${code}）`,
    }),
    ...(place === undefined ? [] : [`  at ${place}`]),
    ...(pushId === undefined ? [] : ["", explain({ pushId })]),
  ];
  return lines.join("\n");
}

/** Registers it where there is an `expect` that takes matchers: in every test file of jest, and of vitest with `globals`. */
export function registerMatchers(): void {
  const { expect } = globalThis as { expect?: { extend?: (matchers: object) => void } };
  expect?.extend?.({ toHaveNoDeadLetters });
}
