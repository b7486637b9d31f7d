// The event that a handler gets of its pair's sample, for unit tests of handlers.
import { docsOf } from "../src/wechat/catalogue/pair-docs";
import { parsePush } from "../src/wechat/parse-push";
import type { Pair, PushEvents } from "../src/wechat/push-events";

/** What nobody wrote down, for functions that handle `"unknown"`. */
const UNWRITTEN = {
  ToUserName: "wx3d289323f5900f8e",
  FromUserName: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
  CreateTime: 1700000000,
  MsgType: "event",
  Event: "nobody_wrote_this_down",
};

/** The sample of a pair as the runtime hands it over; `fields` replace those of the sample. */
export function sampleEvent<P extends Pair>(pair: P, fields: object = {}): PushEvents[P] {
  return parsePush({ ...(docsOf(pair)?.sample ?? UNWRITTEN), ...fields }).event as PushEvents[P];
}
