// The functions of the model, the pushes that reach them, and what their handlers do.
import type { FunctionDefinition } from "../../../message-push/src/runtime/definition";
import { later } from "../../../message-push/src/runtime/later";
import { ack } from "../../../message-push/src/wechat/acks";
import { isAcknowledged, takesReplies } from "../../../message-push/src/wechat/pairs";
import { reply } from "../../../message-push/src/wechat/replies";
import type { Instance } from "./instance";

interface ModelFunction {
  readonly pair: "text" | "event:user_enter_tempsession" | "event:xpay_goods_deliver_notify";
  readonly timeLimitMs: number;
  /** Whether the platform tells the limit. */
  readonly isLimitTold: boolean;
  readonly options: Omit<FunctionDefinition, "on" | "handle">;
}

const TEXT = { pair: "text", timeLimitMs: 5_000, isLimitTold: true, options: {} } as const;
const ENTER = { ...TEXT, pair: "event:user_enter_tempsession" } as const;
const PAYMENT = { ...TEXT, pair: "event:xpay_goods_deliver_notify" } as const;

export const FUNCTIONS = {
  text: TEXT,
  "text-once": { ...TEXT, options: { maxRuns: 1 } },
  "text-assume": { ...TEXT, options: { onUnknownSend: "assume-sent" } },
  "text-again": { ...TEXT, options: { onUnknownSend: "send-again" } },
  "text-redeliver": { ...TEXT, options: { onStoreDown: "redeliver" } },
  "text-untold": { ...TEXT, timeLimitMs: 20_000, isLimitTold: false },
  "text-slow": { ...TEXT, timeLimitMs: 60_000, options: { slow: true } },
  enter: ENTER,
  "enter-slow": { ...ENTER, timeLimitMs: 20_000, options: { slow: true } },
  payment: PAYMENT,
  "payment-slow": { ...PAYMENT, timeLimitMs: 20_000, options: { slow: true } },
} as const satisfies Record<string, ModelFunction>;
export type FunctionName = keyof typeof FUNCTIONS;

export function functionOf(name: FunctionName): ModelFunction {
  return FUNCTIONS[name];
}

export const KINDS = [
  "says",
  "yields",
  "stumbles",
  "throws-once",
  "throws",
  "hangs",
  "rubbish",
  "transfers",
  "leaves",
] as const;

/** What a handler does with a push. */
export interface Behaviour {
  readonly kind: (typeof KINDS)[number];
  /** How many replies. */
  readonly count: number;
  /** Before it speaks, and between yields. */
  readonly pauseMs: number;
  /** Pictures cannot be joined. */
  readonly isPictures: boolean;
}

/** What WeChat sends. */
type ModelPacket = Readonly<Record<string, unknown>> & { readonly FromUserName: string; readonly MsgType: string };

/** A push of the model. */
export interface ModelPush {
  readonly index: number;
  readonly key: string;
  readonly openid: string;
  readonly functionName: FunctionName;
  readonly pair: string;
  readonly behaviour: Behaviour;
  readonly packet: ModelPacket;
  /** How often its handler was begun. */
  begun: number;
  /** Whether WeChat took an answer for it. */
  isAnswered: boolean;
}

/** Marks what a customer wrote or reads; it must not show in a log. */
export const CONTENT_MARK = "§";
export const OPENID_MARK = "oUSER";

/** The packet of a push; its content says which one it is. */
export function packetOf(name: FunctionName, openid: string, index: number, nowMs: number): ModelPacket {
  const sender = { ToUserName: "gh_model", FromUserName: openid, CreateTime: Math.floor(nowMs / 1000) };
  const content = `${CONTENT_MARK}${index}`;
  const { pair } = functionOf(name);
  if (pair === "text") return { ...sender, MsgType: "text", MsgId: `m${index}`, Content: content };
  const Event = pair.slice("event:".length);
  if (pair === "event:user_enter_tempsession") return { ...sender, MsgType: "event", Event, SessionFrom: content };
  return { ...sender, FromUserName: "oWechat", MsgType: "event", Event, OpenId: openid, OutTradeNo: content };
}

/** The lines a handler says when it gets to its end; a joined message has several. */
export function linesOf({ index, pair, behaviour: { kind, count } }: ModelPush): readonly string[] {
  const isSilent = pair.endsWith("notify") || kind === "throws" || kind === "hangs" || kind === "rubbish";
  return isSilent ? [] : Array.from({ length: count }, (_, line) => `${CONTENT_MARK}${index}.${line + 1}`);
}

function repliesOf(push: ModelPush) {
  return linesOf(push).map((line) => (push.behaviour.isPictures ? reply.image(line) : reply.text(line)));
}

/** Runs the handler of a push in an instance; `step` is where faults can strike it. */
export function behave(push: ModelPush, { clock }: Instance, step: () => Promise<void>): unknown {
  const { kind, pauseMs } = push.behaviour;
  const isFirst = push.begun === 1;
  const pause = async () => {
    await step();
    await clock.after(pauseMs);
  };
  if (isAcknowledged(push.pair) && kind !== "rubbish" && kind !== "transfers") return pay(push, pause);
  if (kind === "yields" || kind === "stumbles") return speak(push, pause, kind === "stumbles" && isFirst);
  return pause().then(() => {
    if (kind === "throws" || (kind === "throws-once" && isFirst)) throw new Error(`${CONTENT_MARK}broken`);
    if (kind === "hangs") return new Promise(() => undefined);
    if (kind === "rubbish") return { rubbish: CONTENT_MARK };
    if (kind === "leaves" && takesReplies(push.pair)) return leave(push, pause);
    return kind === "transfers" ? [...repliesOf(push), reply.transferToAgent()] : repliesOf(push);
  });
}

/** Says the first of several at once, and leaves the rest to background work. */
function leave(push: ModelPush, pause: () => Promise<void>): unknown {
  const replies = repliesOf(push);
  const first = replies.slice(0, replies.length - 1).slice(0, 1);
  return [...first, later(() => pause().then(() => replies.slice(first.length)))];
}

/** A payment that stumbles is not done yet when it comes for the first time. */
async function pay({ begun, behaviour: { kind } }: ModelPush, pause: () => Promise<void>) {
  await pause();
  if (kind === "throws" || (kind === "throws-once" && begun === 1)) throw new Error(`${CONTENT_MARK}broken`);
  if (kind === "hangs") return new Promise(() => undefined);
  return kind === "stumbles" && begun === 1 ? ack.notYet(`${CONTENT_MARK}later`) : ack.done();
}

async function* speak(push: ModelPush, pause: () => Promise<void>, isStumbling: boolean) {
  for (const [index, answer] of repliesOf(push).entries()) {
    await pause();
    if (isStumbling && index === 1) throw new Error(`${CONTENT_MARK}broken`);
    yield answer;
  }
  if (isStumbling) throw new Error(`${CONTENT_MARK}broken`);
}
