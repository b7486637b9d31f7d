// What a deployed function is called with.
import { createClock } from "../../simulator/clock";
import { createSamples } from "../../simulator/wechat/samples";
import { FALLBACK } from "../../src/wechat/pairs";

/** No openid is like it, so nobody is meant. */
const NOBODY = "smoke-test";

const samples = createSamples(createClock(), NOBODY);

/**
 * For a function of pairs a new packet of its first; for one without pairs, what the relay reads and what the door over HTTP
 * must refuse, in one.
 */
export function smokeEvent(pairs: readonly string[]): object {
  const [pair] = pairs;
  if (pair === undefined) return { smokeTest: {}, ...UNSIGNED_REQUEST };
  return { smokeTest: { packet: pair === FALLBACK ? unknownPacket() : samples.make(pair, NOBODY) } };
}

const UNSIGNED_REQUEST = { httpMethod: "GET", path: "/", headers: {}, queryStringParameters: {}, body: "" };

function unknownPacket(): object {
  const [pair = ""] = samples.pairs();
  return { ...samples.make(pair, NOBODY), MsgType: "event", Event: "smoke_test" };
}
