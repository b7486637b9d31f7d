// What will happen, all of it decided by the seed before anything does: users, pushes, and what is injected around them.
import type { Fault } from "../../message-push/simulator/faults/fault";
import type { Packet } from "../../message-push/simulator/packet";
import { type Dice, diceOf } from "./dice";
import { planFaults } from "./plan-faults";

/** What a handler is ordered to do; see functions/act.ts. */
export type Behaviour =
  | "say"
  | "yield"
  | "linger"
  | "stumble"
  | "throw"
  | "hang"
  | "crash"
  | "silent"
  | "transfer"
  | "say-and-transfer"
  | "desk-answer"
  | "desk-transfer"
  | "deliver";

/** One push, before it happens. */
export interface PlannedPush {
  /** Unique in the campaign, and the first part of each of its replies. */
  readonly id: string;
  readonly pair: CampaignPair;
  readonly behaviour: Behaviour;
  /** How many replies its handler says. */
  readonly replies: number;
  /** How long it pauses before each of them. */
  readonly pauseMs: number;
  /** The customer. */
  readonly openid: string;
  /** Ordered just before WeChat delivers it. */
  readonly faults: readonly Fault[];
}

/** The size of a campaign. */
export interface CampaignSize {
  readonly pushes: number;
  readonly users: number;
  readonly seed: number;
  /** The fraction of pushes that faults are planned for. */
  readonly faults: number;
  readonly canFreeze: boolean;
}

type Weights<T> = readonly (readonly [weight: number, choice: T])[];

/** The pairs that are pushed: one of each kind that customers bring about. */
export type CampaignPair =
  | "text"
  | "image"
  | "miniprogrampage"
  | "event:user_enter_tempsession"
  | "event:xpay_goods_deliver_notify";

const PAIRS: Weights<CampaignPair> = [
  [48, "text"],
  [20, "image"],
  [12, "miniprogrampage"],
  [15, "event:user_enter_tempsession"],
  [5, "event:xpay_goods_deliver_notify"],
];

// Deeds that always fail end as dead letters; each costs seconds.
const BEHAVIOURS: Readonly<Record<CampaignPair, Weights<Behaviour>>> = {
  text: [
    [48, "say"],
    [12, "yield"],
    [12, "linger"],
    [5, "stumble"],
    [2, "throw"],
    [1, "hang"],
    [1, "crash"],
    [4, "silent"],
    [5, "transfer"],
    [10, "say-and-transfer"],
    [12, "desk-answer"],
    [5, "desk-transfer"],
  ],
  image: [
    [60, "say"],
    [15, "yield"],
    [15, "linger"],
    [7, "stumble"],
    [2, "throw"],
    [1, "hang"],
  ],
  miniprogrampage: [
    [80, "linger"],
    [15, "stumble"],
    [3, "throw"],
    [2, "crash"],
  ],
  "event:user_enter_tempsession": [
    [70, "say"],
    [25, "yield"],
    [5, "stumble"],
  ],
  "event:xpay_goods_deliver_notify": [
    [94, "deliver"],
    [3, "throw"],
    [3, "crash"],
  ],
};

/** In milliseconds: long beside what a reply takes to be sent, short beside what a delivery may take. */
const PAUSE = [50, 300] as const;
const SILENT: ReadonlySet<Behaviour> = new Set(["silent", "transfer", "desk-transfer", "deliver"]);
/** Entering allows two replies, and a stumble must come after the first of several. */
const MOST_REPLIES: Readonly<Partial<Record<CampaignPair, number>>> = { "event:user_enter_tempsession": 2 };

/** Plans every push of the campaign, in the order in which they are sent. */
export function planPushes(size: CampaignSize): readonly PlannedPush[] {
  const dice = diceOf(size.seed, 0);
  const users = Array.from({ length: size.users }, () => newOpenid(dice));
  return Array.from({ length: size.pushes }, (_, i) => {
    const pair = dice.weigh(PAIRS);
    const behaviour = dice.weigh(BEHAVIOURS[pair]);
    const most = behaviour === "desk-answer" ? 1 : (MOST_REPLIES[pair] ?? 3);
    const replies = SILENT.has(behaviour) ? 0 : dice.between(1, most);
    const pauseMs = behaviour === "linger" ? dice.between(...PAUSE) : 0;
    const openid = dice.pick(users);
    const isStruck = dice.random() < size.faults;
    const faults = isStruck ? planFaults(diceOf(size.seed, i + 1), { pair, openid, canFreeze: size.canFreeze }) : [];
    return { id: `p${i + 1}`, pair, behaviour, replies, pauseMs, openid, faults };
  });
}

/** 28 characters beginning with "o", as WeChat's are. */
function newOpenid({ pick }: Dice): string {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"];
  return `o${Array.from({ length: 27 }, () => pick(letters)).join("")}`;
}

/** The packet that WeChat delivers for it. */
export function packetOf({ id, pair, behaviour, replies, pauseMs, openid }: PlannedPush, nowMs: number): Packet {
  const order = `${id} ${behaviour} ${replies} ${pauseMs}`;
  const envelope = { FromUserName: openid, ToUserName: "wx0000000000000000", CreateTime: Math.floor(nowMs / 1000) };
  const message = { ...envelope, MsgId: `campaign-${id}`, MsgType: pair };
  switch (pair) {
    case "text":
      return { ...message, Content: order };
    case "image":
      return { ...message, MediaId: order, PicUrl: "http://mmbiz.qpic.cn/campaign" };
    case "miniprogrampage":
      return { ...message, Title: order, AppId: envelope.ToUserName, PagePath: "pages/index/index" };
    case "event:user_enter_tempsession":
      return { ...envelope, MsgType: "event", Event: "user_enter_tempsession", SessionFrom: order };
    case "event:xpay_goods_deliver_notify": {
      const payment = { Event: "xpay_goods_deliver_notify", OpenId: openid, OutTradeNo: order, Env: "0" };
      return { ...envelope, MsgType: "event", ...payment };
    }
  }
}

/** The texts it says to the customer. */
export function repliesOf({ id, replies }: Pick<PlannedPush, "id" | "replies">): readonly string[] {
  return Array.from({ length: replies }, (_, i) => `${id}/${i + 1}/${replies}`);
}

/** Whether its handler hands the conversation over, after words or without. */
export function isTransfer({ behaviour }: Pick<PlannedPush, "behaviour">): boolean {
  return behaviour === "transfer" || behaviour === "say-and-transfer" || behaviour === "desk-transfer";
}

/** A payment names no customer as caller, so its faults are aimed at its function, and only one is under way at a time. */
export function laneOf({ pair, openid }: Pick<PlannedPush, "pair" | "openid">): string {
  return pair === "event:xpay_goods_deliver_notify" ? pair : openid;
}
