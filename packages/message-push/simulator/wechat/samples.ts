// A realistic packet of every pair, new each time: its customer, its time and its ids are of this WeChat and this moment.

import { randomBytes } from "node:crypto";
import type { FieldPath } from "../../src/wechat/catalogue/facts";
import { docsOf, documentedPairs } from "../../src/wechat/catalogue/pair-docs";
import { didYouMeanPair } from "../../src/wechat/did-you-mean-pair";
import { textAt } from "../../src/wechat/field-path";
import { factsOf } from "../../src/wechat/pairs";
import type { SimulatorClock } from "../clock";
import { type Packet, pairOf } from "../packet";
import { SimulatorError } from "../simulator-error";

export interface Samples {
  /** Every pair that has a sample. */
  pairs(): readonly string[];
  /**
   * A new packet of that pair about that customer. Fields that are given replace those of the sample.
   * @throws {SimulatorError} `PAIR_UNKNOWN`
   */
  make(pair: string, openid: string, fields?: Readonly<Record<string, unknown>>): Packet;
  /** The same content as a push of its own: another time, MsgId and order number. Of any pair, also without a sample. */
  renew(packet: Packet): Packet;
}

export function createSamples(clock: SimulatorClock, appid: string): Samples {
  let lastSeconds = 0;
  // Two events of one customer in one second would be the same push, were nothing else in them different.
  const nextSeconds = () => {
    lastSeconds = Math.max(Math.floor(clock.nowMs() / 1000), lastSeconds + 1);
    return lastSeconds;
  };
  return {
    pairs: () => documentedPairs().map(([pair]) => pair),
    make(pair, openid, fields = {}) {
      const docs = docsOf(pair);
      if (docs === undefined) throw unknownPair(pair);
      const { kind, customerField = "FromUserName" } = factsOf(pair);
      const seconds = nextSeconds();
      const sample = docs.sample as Packet;
      const ofCustomer = withTextAt(sample, customerField, openid);
      return {
        ...withNewOrder(ofCustomer, pair),
        ...(docs.modes.includes("function") ? { ToUserName: appid } : {}),
        CreateTime: seconds,
        ...(kind === "message" ? { MsgId: newMsgId(seconds) } : {}),
        ...fields,
      };
    },
    renew(packet) {
      const seconds = nextSeconds();
      const { RetryTimes, ...content } = withNewOrder(packet, pairOf(packet));
      return { ...content, CreateTime: seconds, ...("MsgId" in content ? { MsgId: newMsgId(seconds) } : {}) } as Packet;
    },
  };
}

function withNewOrder(packet: Packet, pair: string): Packet {
  return withTextAt(packet, factsOf(pair).orderField ?? [], `sample_${randomBytes(8).toString("hex")}`);
}

/** The form of the official sample: a long id, "_", and the seconds. */
function newMsgId(seconds: number): string {
  return `${randomBytes(21).toString("hex")}_${seconds}`;
}

/** The packet with that text at the first of these paths that it has, also inside a text of JSON. */
function withTextAt(packet: Packet, path: FieldPath, text: string): Packet {
  const names = [path].flat().find((one) => textAt(packet, one) !== undefined);
  return names === undefined ? packet : (replaced(packet, names.split("."), text) as Packet);
}

function replaced(value: unknown, [name, ...rest]: readonly string[], text: string): unknown {
  if (name === undefined) return text;
  if (typeof value === "string") return JSON.stringify(replaced(JSON.parse(value), [name, ...rest], text));
  return { ...Object(value), [name]: replaced(Object(value)[name], rest, text) };
}

function unknownPair(pair: string): SimulatorError {
  const meant = didYouMeanPair(pair);
  return new SimulatorError(
    "PAIR_UNKNOWN",
    { en: `There is no sample of ${JSON.stringify(pair)}.`, zh: `没有 ${JSON.stringify(pair)} 的示例。` },
    {
      en: `${meant.en}/push in the terminal lists all of them, and GET /__sim/samples.`,
      zh: `${meant.zh}全部示例见终端里的 /push，或 GET /__sim/samples。`,
    },
  );
}
