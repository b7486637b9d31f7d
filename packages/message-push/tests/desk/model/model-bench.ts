// A desk in memory with a model that says what a test tells it: what a customer writes, and what comes of it.
import { answer } from "../../../src/desk/answer";
import { askModel } from "../../../src/desk/model/ask-model";
import { choose } from "../../../src/desk/model/choose";
import { compose } from "../../../src/desk/model/compose";
import { type ChatRequest, ModelFailure, type ModelSetup, type TextCheck } from "../../../src/desk/model/model-port";
import { createOpenModel, type ModelOptions } from "../../../src/desk/model/open-model";
import { noAnswer } from "../../../src/desk/no-answer";
import type { HandlerContext } from "../../../src/runtime/definition";
import { handlerContext } from "../../../testing/handler-context";
import { deskBench, HOURS, PERSON } from "../desk-bench";

export { askModel, ModelFailure, PERSON };

export const RULES = [
  {
    _id: "delivery",
    name: "发货时间",
    keywords: ["发货"],
    replies: ["48 小时内发货。详见 https://shop.example.com/help"],
  },
  { _id: "refund", name: "退换货", keywords: ["退货"], replies: ["七天内可以退换。", "运费由我们出。"] },
  { _id: "invoice", name: "发票", keywords: ["发票"], replies: ["下单时可以填抬头，电话 4008001234。"] },
  { _id: "complain", name: "投诉", keywords: ["投诉"], replies: ["很抱歉。", { type: "hand_over" }] },
] as const;

export const FILE = { settings: { hours: HOURS, keepsQuestions: true }, rules: RULES };

/** What the model does when it is asked: says parts, or fails. */
export type Saying = (request: ChatRequest, signal: AbortSignal) => AsyncIterable<string> | Iterable<string>;

interface ModelBenchOptions {
  readonly says?: Saying;
  readonly options?: ModelOptions;
  readonly setup?: ModelSetup;
  readonly check?: (content: string) => TextCheck;
  readonly desk?: Parameters<typeof deskBench>[0];
}

/** The rows of what the model was shown, by the rule's name. */
export function idOf({ messages }: ChatRequest, name: string): string {
  const line = messages[0]?.content.split("\n").find((own) => own.includes(`"name":"${name}"`));
  return String(Object(JSON.parse(line ?? "{}")).id);
}

export const chooses =
  (...names: readonly string[]): Saying =>
  (request) => [JSON.stringify({ ids: names.map((name) => idOf(request, name)) })];

export function modelBench({ says = () => [], options, setup, check, desk }: ModelBenchOptions = {}) {
  const bench = deskBench({ file: FILE, ...desk });
  const asked: ChatRequest[] = [];
  const checked: string[] = [];
  const typed: string[] = [];
  const saying = { says };
  const client = {
    async *ask(request: ChatRequest, signal: AbortSignal) {
      asked.push(request);
      yield* saying.says(request, signal);
    },
  };
  const model = createOpenModel({
    readSetup: () => setup ?? { kind: "on", client },
    openCalls: () => ({
      async checkText(_, content) {
        checked.push(content);
        return check?.(content) ?? { kind: "passed" };
      },
      async showTyping(openid) {
        typed.push(openid);
      },
    }),
  })(options);
  let pushes = 100;

  function contextOf(given: Partial<HandlerContext> = {}): HandlerContext {
    pushes += 1;
    const log = { info: note, warn: note, error: note };
    return handlerContext({ pushId: `${pushes}`.padStart(32, "0"), log, ...given });
  }

  function note(message: string): void {
    bench.warnings.push(message);
  }

  return {
    ...bench,
    model,
    asked,
    checked,
    typed,
    /** From now on. */
    nowSays(next: Saying) {
      saying.says = next;
    },
    /** The whole chain with `choose`; `undefined` stands for a push that nothing of it answers. */
    async writes(Content: string, given: Partial<HandlerContext> & { readonly from?: string } = {}) {
      const { from = "o1", ...own } = given;
      const context = contextOf(own);
      const event = { FromUserName: from, Content };
      const said =
        (await answer(bench.desk, event, context)) ??
        (await choose(bench.desk, model, event, context)) ??
        (await noAnswer(bench.desk, event, context));
      return wordsIn(said);
    },
    /** With `compose`: what the handler says, or what its background work does. */
    async asks(Content: string, given: Partial<HandlerContext> & { readonly from?: string } = {}) {
      const { from = "o1", ...own } = given;
      const context = contextOf(own);
      const event = { FromUserName: from, Content };
      const said =
        (await answer(bench.desk, event, context)) ??
        (await compose(bench.desk, model, event, context)) ??
        (await noAnswer(bench.desk, event, context));
      if (!("work" in said)) return wordsIn(said);
      // As in the second invocation: the handler runs again, and then the work.
      const again = await compose(bench.desk, model, event, context);
      return wordsIn((await (again ?? said).work(context)) as Iterable<object>);
    },
  };
}

async function wordsIn(said: Iterable<object> | AsyncIterable<object>): Promise<readonly string[]> {
  const words: string[] = [];
  for await (const output of said) {
    const { kind, message } = Object(output);
    words.push(kind === "transfer-to-agent" ? PERSON : (message.text?.content ?? message.msgtype));
  }
  return words;
}
