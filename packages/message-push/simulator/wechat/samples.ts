// A realistic packet of every pair, new each time: its customer, its time and its ids are of this WeChat and this moment.
import { randomBytes } from "node:crypto";
import { docsOf, documentedPairs } from "../../src/wechat/catalogue/pair-docs";
import { didYouMeanPair } from "../../src/wechat/did-you-mean-pair";
import { factsOf } from "../../src/wechat/pairs";
import type { SimulatorClock } from "../clock";
import type { Packet } from "../packet";
import { SimulatorError } from "../simulator-error";

export interface Samples {
  /** Every pair that has a sample. */
  pairs(): readonly string[];
  /**
   * A new packet of that pair about that customer. Fields that are given replace those of the sample.
   * @throws {SimulatorError} `PAIR_UNKNOWN`
   */
  make(pair: string, openid: string, fields?: Readonly<Record<string, unknown>>): Packet;
}

export function createSamples(clock: SimulatorClock, appid: string): Samples {
  let lastSeconds = 0;
  return {
    pairs: () => documentedPairs().map(([pair]) => pair),
    make(pair, openid, fields = {}) {
      const docs = docsOf(pair);
      if (docs === undefined) throw unknownPair(pair);
      const { kind, customerField = "FromUserName", orderField } = factsOf(pair);
      // Two events of one customer in one second would be the same push, were nothing else in them different.
      lastSeconds = Math.max(Math.floor(clock.nowMs() / 1000), lastSeconds + 1);
      const sample = docs.sample as Packet;
      return {
        ...sample,
        ...(docs.modes.includes("function") ? { ToUserName: appid } : {}),
        [customerField]: openid,
        CreateTime: lastSeconds,
        ...(kind === "message" ? { MsgId: `${randomBytes(21).toString("hex")}_${lastSeconds}` } : {}),
        ...(orderField === undefined ? {} : { [orderField]: `sample_${randomBytes(8).toString("hex")}` }),
        ...fields,
      };
    },
  };
}

function unknownPair(pair: string): SimulatorError {
  return new SimulatorError(
    "PAIR_UNKNOWN",
    `There is no sample of ${JSON.stringify(pair)}.`,
    `${didYouMeanPair(pair)}GET /__sim/samples lists all of them.`,
  );
}
