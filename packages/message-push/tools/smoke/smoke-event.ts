// What a deployed function is called with.
import { createClock } from "../../simulator/clock";
import { createSamples } from "../../simulator/wechat/samples";
import { FALLBACK } from "../../src/wechat/pairs";

/** No openid looks like it, so no customer is concerned. */
const NO_CUSTOMER = "smoke-test";

const samples = createSamples(createClock(), NO_CUSTOMER);

/**
 * For a function of pairs a new packet of its first; for one without pairs, what the relay reads and what the HTTP endpoint
 * must refuse, in one.
 */
export function smokeEvent(pairs: readonly string[]): object {
  const [pair] = pairs;
  if (pair === undefined) return { smokeTest: {}, ...UNSIGNED_REQUEST };
  return { smokeTest: { packet: pair === FALLBACK ? unknownPacket() : samples.make(pair, NO_CUSTOMER) } };
}

const UNSIGNED_REQUEST = { httpMethod: "GET", path: "/", headers: {}, queryStringParameters: {}, body: "" };

function unknownPacket(): object {
  const [pair = ""] = samples.pairs();
  return { ...samples.make(pair, NO_CUSTOMER), MsgType: "event", Event: "smoke_test" };
}
