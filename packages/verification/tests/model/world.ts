// A small deterministic world: WeChat, a database, and instances that live, freeze and die.
import { isDeepStrictEqual } from "node:util";
import { memoryStore } from "../../../message-push/src/platform/memory/memory-store";
import { createDefineFunction } from "../../../message-push/src/runtime/define-function";
import type { FunctionDefinition, HandlerContext } from "../../../message-push/src/runtime/definition";
import { type Later, later, type WorkResult } from "../../../message-push/src/runtime/later";
import type { Call, LogLine } from "../../../message-push/src/runtime/ports";
import { isUnfinished } from "../../../message-push/src/runtime/push-store";
import { createDefineRelay } from "../../../message-push/src/runtime/relay";
import { ack } from "../../../message-push/src/wechat/acks";
import { parsePush } from "../../../message-push/src/wechat/parse-push";
import type { Pair } from "../../../message-push/src/wechat/push-events";
import { failedSend } from "../../../message-push/src/wechat/send-errors";
import { type FakeClock, fakeClock, settle } from "../../../message-push/tests/support/fake-clock";
import { checkRefusal } from "./check-refusal";
import { Faults, type Verb } from "./faults";
import { pass } from "./gate";
import { gatedPlatform } from "./gated-platform";
import { Instance } from "./instance";
import { Ledger, type SendFact } from "./ledger";
import {
  type Behaviour,
  behave,
  CONTENT_MARK,
  type FunctionName,
  functionOf,
  type ModelPush,
  OPENID_MARK,
  packetOf,
} from "./pushes";
import { type WechatStandIn, wechatStandIn } from "./wechat-stand-in";

/** What an instance logs when it has got a lease. */
const HAS_LEASE: ReadonlySet<string> = new Set(["claimed", "claimed-late", "taken-over", "resumed"]);

export interface WorldOptions {
  /** Latencies, pauses and clocks follow from it. */
  readonly seed: number;
  /** How far an instance's clock may be from the database's, to either side. */
  readonly skewMs: number;
  /** What cloud calls are refused with in a chain that a timer began. */
  readonly timerRefusal: number | undefined;
  /** Whether no call takes any time. */
  readonly isInstant?: boolean;
}

/** A real timeout is a cloud function's own; the relay has this one. */
const RELAY_LIMIT_MS = 60_000;
const ASSUMED_CALL: Call = { sources: [] };

export class World {
  readonly options: WorldOptions;
  readonly clock: FakeClock = fakeClock();
  /** What the database holds, as it lies there. */
  readonly stored: NonNullable<Parameters<typeof memoryStore>[1]> = new Map();
  readonly store = memoryStore(() => this.clock.nowMs(), this.stored);
  readonly wechat: WechatStandIn = wechatStandIn(() => this.clock.nowMs());
  readonly faults = new Faults();
  readonly ledger = new Ledger();
  readonly instances: Instance[] = [];
  readonly pushes: ModelPush[] = [];
  readonly journal: string[] = [];
  /** Every port call that was begun, in order. */
  readonly calls: Verb[] = [];
  /** Whether any fault has struck. */
  isDisturbed = false;
  readonly #startMs = this.clock.nowMs();

  constructor(options: WorldOptions) {
    this.options = options;
  }

  /** A number from 0 to 1 that depends on nothing but the seed, the instance and its call. */
  chance({ number }: Instance, call: number): number {
    let bits =
      Math.imul(this.options.seed + 1, 0x9e3779b1) ^
      Math.imul(number + 1, 0x85ebca6b) ^
      Math.imul(call + 1, 0xc2b2ae35);
    bits = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
    bits = Math.imul(bits ^ (bits >>> 12), 0x297a2d39);
    return ((bits ^ (bits >>> 15)) >>> 0) / 2 ** 32;
  }

  readonly tell = ({ name }: Pick<Instance, "name">, text: string): void => {
    this.journal.push(`${String(this.clock.nowMs() - this.#startMs).padStart(9)} ${name} ${text}`);
  };

  readonly checkRefusal = (fact: SendFact): void => checkRefusal(this, fact);

  /** The customer does something of which WeChat will push; `begun` says how often its handler was. */
  addPush(openid: string, functionName: FunctionName, behaviour: Behaviour): ModelPush {
    const index = this.pushes.length;
    const packet = packetOf(functionName, openid, index, this.clock.nowMs());
    const { key, pair } = parsePush(packet);
    const push = { index, key, pair, openid, functionName, behaviour, packet, begun: 0, isAnswered: false };
    this.pushes.push(push);
    this.wechat.act(openid, pair);
    return push;
  }

  /** Calls a function in an instance of its own, and returns what came of it. */
  async invoke(
    functionName: FunctionName,
    event: object,
    sources: readonly string[],
    known?: (instance: Instance) => void,
  ) {
    const { timeLimitMs, isLimitTold, pair, options } = functionOf(functionName);
    const call = { ...ASSUMED_CALL, sources, functionName, ...(isLimitTold ? { timeLimitMs } : {}) };
    const instance = this.#newInstance();
    known?.(instance);
    const handle = (event: unknown) => this.#handle(instance, event);
    const definition = { on: pair, handle, ...options } as unknown as FunctionDefinition<Pair>;
    const main = createDefineFunction(gatedPlatform(this, instance, call))(definition);
    return this.#live(instance, timeLimitMs, () => main(event));
  }

  /** The timer fires. */
  async relay(): Promise<void> {
    const instance = this.#newInstance();
    this.tell(instance, "relay");
    const call = { sources: ["wx_trigger"], timeLimitMs: RELAY_LIMIT_MS, functionName: "relay" };
    const main = createDefineRelay(gatedPlatform(this, instance, call))();
    const running = this.#live(instance, RELAY_LIMIT_MS, () => main({}));
    await running.catch((error: unknown) => this.ledger.violated("relay", `${instance.name} throws ${String(error)}`));
  }

  /** A call of a function arrives: nobody waits for what it does. */
  invoked(functionName: string, event: object, { sources }: Call): void {
    const chain = sources[0] === "wx_trigger" ? ["wx_trigger", "scf"] : ["scf"];
    this.invoke(functionName as FunctionName, event, chain).catch(() => undefined);
  }

  refuseCloudCalls({ sources }: Call): void {
    const { timerRefusal } = this.options;
    if (timerRefusal !== undefined && sources[0] === "wx_trigger") throw failedSend(timerRefusal);
  }

  freeze(instance: Instance, chance: number): void {
    instance.freeze();
    const forMs = [3_000, 8_000, 70_000, 600_000][Math.floor(chance * 4)] ?? 0;
    void this.clock.after(forMs).then(() => this.thaw(instance, chance < 0.5));
  }

  /** A settled instance thaws only for as long as another invocation keeps it awake. */
  thaw(instance: Instance, areTimersFirst: boolean): void {
    if (instance.state !== "frozen") return;
    this.tell(instance, "thaws");
    instance.thaw(areTimersFirst);
    if (instance.isIdle) void this.clock.after(2_000).then(() => instance.isIdle && instance.freeze());
  }

  readonly logged = (instance: Instance, line: LogLine): void => {
    const text = JSON.stringify(line);
    if (text.includes(CONTENT_MARK) || text.includes(OPENID_MARK)) this.ledger.violated("logs", text);
    const { event, pushId, code, errCode, errorClass } = line;
    // Of what comes after that, its sender learns nothing.
    if (event === "failed" && (code === "DEADLINE_EXCEEDED" || code === "SEND_UNKNOWN") && pushId !== undefined) {
      this.ledger.cuts.push({ key: pushId, instance, at: this.ledger.tick() });
    }
    if (pushId !== undefined && HAS_LEASE.has(event)) this.ledger.learn(pushId, instance);
    if (event === "dead-letter" && pushId !== undefined) this.ledger.deadLetterRuns.set(pushId, line.runs);
    this.tell(instance, `  ${event} ${[code, errCode, errorClass].filter(Boolean).join(" ")}`);
  };

  /** Lets everything happen that is on its way, without any fault, until nothing is open. */
  async drain(): Promise<void> {
    this.faults.clear();
    for (let minute = 0; minute < 90 && (minute < 5 || (await this.#isOpen())); minute += 1)
      await this.#quietly(60_000);
    for (let hour = 0; hour < 52 && (await this.#isOpen()); hour += 1) await this.#quietly(3_600_000);
    for (const instance of this.instances) this.thaw(instance, true);
    await this.clock.advance(60_000);
  }

  readonly records = async () =>
    Promise.all(this.pushes.map(async (push) => ({ push, record: await this.store.find(push.key) })));

  async #isOpen(): Promise<boolean> {
    const records = await this.records();
    const isDelivered = this.ledger.deliveries.every((delivery) => this.isOver(delivery.instance));
    return !isDelivered || records.some(({ record }) => record !== undefined && isUnfinished(record.state));
  }

  isOver({ state, isIdle }: Instance): boolean {
    return isIdle || state === "dead";
  }

  async #quietly(forMs: number): Promise<void> {
    void this.relay();
    await this.clock.advance(forMs);
    for (const instance of this.instances) if (instance.number % 2 === 0) this.thaw(instance, false);
    await settle();
  }

  #newInstance(): Instance {
    const number = this.instances.length;
    const { skewMs } = this.options;
    const skew = skewMs === 0 ? 0 : Math.round((this.chance({ number } as Instance, -7) * 2 - 1) * skewMs);
    const instance = new Instance(number, this.clock, skew);
    this.instances.push(instance);
    return instance;
  }

  /** From the call until `main` settles; the platform kills what takes longer, and freezes what is left. */
  async #live<T>(instance: Instance, limitMs: number, run: () => Promise<T>): Promise<T> {
    void this.clock.after(limitMs).then(() => {
      if (!instance.isIdle && instance.state === "running") instance.die("time limit");
    });
    try {
      return await run();
    } finally {
      instance.isIdle = true;
      instance.freeze();
    }
  }

  #handle(instance: Instance, event: unknown): unknown {
    const push = this.pushes[indexIn(event)];
    if (push === undefined) throw new Error("A handler was run for a push that never was.");
    const { ledger } = this;
    const isHeld = ledger.isHolder(push.key, instance, this.clock.nowMs());
    const run = {
      push,
      instance,
      isHeld,
      wasBlind: instance.storeFaults > 0 || instance.wasFrozen,
      isCompleted: false,
      isNotYet: false,
    };
    ledger.runs.push(run);
    push.begun += 1;
    this.tell(instance, `handler of ${push.index} begins`);
    // Thawed in the middle of its claim, an instance takes the answer it missed for a database that is down.
    const isExcused =
      ledger.isUnprotected(push.key, instance) || (!ledger.hasHeld(push.key, instance) && instance.wasFrozen);
    if (!isHeld && !isExcused) {
      ledger.violated("one handler", `${instance.name} runs the handler of ${push.index} without holding it`);
    }
    const fail = () => new Error(`${CONTENT_MARK}fault`);
    const step = () => {
      ledger.steps.push({ instance, at: ledger.tick() });
      return pass<void>(this, instance, { verb: "handler", act: async () => undefined, fail });
    };
    return completing(behave(push, instance, step), (stage) => {
      run.isCompleted = stage === "done";
      run.isNotYet = stage === "not yet";
    });
  }
}

/** How far a run is: with "not yet", or with its work left to another one, it does not count. */
type Stage = "not yet" | "at work" | "done";

function completing(said: unknown, is: (stage: Stage) => void): unknown {
  if (said instanceof Promise) {
    return said.then((answer: unknown) => {
      const [last, ...before] = Array.isArray(answer) ? answer.toReversed() : [];
      const isLeft = last !== undefined && last.kind === "later";
      is(isLeft || isNotYet(answer) ? "not yet" : "done");
      return isLeft ? [...before.toReversed(), later(() => working(last, is))] : answer;
    });
  }
  return (async function* () {
    yield* said as AsyncIterable<unknown>;
    is("done");
  })();
}

async function working({ work }: Later, is: (stage: Stage) => void): Promise<WorkResult> {
  is("at work");
  const said = (await work({} as HandlerContext)) as WorkResult;
  is("done");
  return said;
}

function isNotYet(answer: unknown): boolean {
  return isDeepStrictEqual(Object(answer), ack.notYet(`${CONTENT_MARK}later`));
}

function indexIn(event: unknown): number {
  const { Content, SessionFrom, OutTradeNo } = event as Record<string, unknown>;
  return Number(String(Content ?? SessionFrom ?? OutTradeNo).slice(CONTENT_MARK.length));
}
