// A packet's fields as source, and how a push is done in the words of the test kit.
import type { Packet } from "../../simulator/packet";
import { behind, type Code, call, list, object } from "./layout";
import { inTemplate, keyOf, OPENID_IN_TEMPLATE, quoted } from "./literals";

/** What a test is written with besides the story. */
export interface Surroundings {
  /** The customer's, in the simulator. */
  readonly openid: string;
  /** Another name for the customer in the test. */
  readonly name: string;
  /** Samples of the catalogue, by pair: what a packet has like its sample is not written. */
  readonly samples: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** Pictures by media id, in base64; none for those that are gone. */
  readonly pictures: ReadonlyMap<string, string>;
}

/** How a push is done, and the packet of it alone. */
export interface PushWords {
  readonly push: Code;
  readonly packet: Code;
  /** The picture is another one in the test. */
  readonly hasOtherPicture?: boolean;
}

/** The simulator's own small picture: the kit sends it when none is given. */
const SMALL_PICTURE =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";
const LARGEST_PICTURE_BYTES = 2_048;

/** New in each packet. */
const ENVELOPE = ["FromUserName", "ToUserName", "CreateTime", "MsgId"];

export function pushWords(packet: Packet, pair: string, around: Surroundings): PushWords {
  const { Content, SessionFrom } = packet;
  if (isPlain(packet, ["Content"]) && pair === "text") return of("says", "text", [text(Content, around)]);
  if (isPlain(packet, ["Event", "SessionFrom"]) && pair === "event:user_enter_tempsession")
    return of("enters", "enter", SessionFrom === "" ? [] : [text(SessionFrom, around)]);
  if (isPlain(packet, ["PicUrl", "MediaId"]) && pair === "image") return pictureWords(packet, around);
  if (isPlain(packet, CARD_FIELDS) && pair === "miniprogrampage")
    return of("sendsCard", "card", cardFields(packet, around));
  return sampleWords(packet, pair, around);
}

const CARD_FIELDS = ["Title", "AppId", "PagePath", "ThumbUrl", "ThumbMediaId"];

function of(verb: string, kind: string, items: readonly Code[]): PushWords {
  return { push: call(`customer.${verb}`, ...items), packet: call(`customer.packets.${kind}`, ...items) };
}

/** Nothing was written into it that the kit's own packet does not have. */
function isPlain(packet: Packet, fields: readonly string[]): boolean {
  const known = new Set([...ENVELOPE, "MsgType", ...fields]);
  return (
    Object.keys(packet).every((name) => known.has(name)) && fields.every((name) => typeof packet[name] === "string")
  );
}

function cardFields({ Title, PagePath }: Packet, around: Surroundings): readonly Code[] {
  const given = [
    ...(Title === "商品详情" ? [] : [`title: ${text(Title, around)}`]),
    ...(PagePath === "pages/index/index" ? [] : [`pagePath: ${text(PagePath, around)}`]),
  ];
  return given.length === 0 ? [] : [object(given)];
}

function pictureWords({ MediaId }: Packet, { pictures }: Surroundings): PushWords {
  const base64 = pictures.get(String(MediaId));
  if (base64 === SMALL_PICTURE) return of("sendsImage", "image", []);
  const isSmall = base64 !== undefined && (base64.length * 3) / 4 <= LARGEST_PICTURE_BYTES;
  if (!isSmall) return { ...of("sendsImage", "image", []), hasOtherPicture: true };
  return of("sendsImage", "image", [call("Buffer.from", quoted(base64), '"base64"')]);
}

function sampleWords(packet: Packet, pair: string, around: Surroundings): PushWords {
  const sample = around.samples.get(pair);
  if (sample === undefined) {
    const fields = Object.entries(packet).filter(([name]) => name !== "FromUserName" && name !== "CreateTime");
    const whole = object([
      "FromUserName: customer.openid",
      "CreateTime: Math.floor(sim.clock.nowMs() / 1000)",
      ...fields.map(([name, value]) => field(name, value, around)),
    ]);
    return { push: call("sim.push", whole), packet: whole };
  }
  const fields = Object.entries(packet).filter(
    ([name, value]) =>
      !ENVELOPE.includes(name) && name !== "MsgType" && name !== "Event" && !isLike(value, sample[name], around.openid),
  );
  const written = object(fields.map(([name, value]) => field(name, value, around)));
  const from = `from: ${quoted(around.name)}`;
  const options = fields.length === 0 ? [from] : [from, { ...written, head: "fields: " }];
  return {
    push: call("sim.pushSample", quoted(pair), object(options)),
    packet: call("sim.wechat.samples.make", quoted(pair), "customer.openid", ...(fields.length === 0 ? [] : [written])),
  };
}

/** Ids that a sample gets new each time, and whose it is, make no difference. */
function isLike(value: unknown, inSample: unknown, openid: string): boolean {
  const neutral = (one: unknown) =>
    (JSON.stringify(one) ?? "").replaceAll(openid, "openid").replace(/sample_[0-9a-f]{16}/g, "sample");
  return neutral(value) === neutral(inSample);
}

function field(name: string, value: unknown, around: Surroundings): Code {
  return behind(`${keyOf(name)}: `, valueCode(value, around));
}

function valueCode(value: unknown, around: Surroundings): Code {
  if (typeof value === "string") return text(value, around);
  if (Array.isArray(value)) return list(value.map((item) => valueCode(item, around)));
  if (typeof value !== "object" || value === null) return String(value);
  return object(Object.entries(value).map(([name, item]) => field(name, item, around)));
}

/** The customer of a test has another openid. */
function text(value: unknown, { openid }: Pick<Surroundings, "openid">): string {
  const given = String(value);
  if (given === openid) return "customer.openid";
  return given.includes(openid) ? `\`${given.split(openid).map(inTemplate).join(OPENID_IN_TEMPLATE)}\`` : quoted(given);
}
