// What is to be said about a packet that was typed, before it is pushed.
import type { SampleState } from "../../simulator/control/contract";
import { jsonProblem, sentenceOf } from "../../simulator/json-problem";
import type { Packet } from "../../simulator/packet";
import type { Both } from "../../src/language";
import { nearestPair } from "../../src/wechat/nearest-pair";

type Fields = Readonly<Record<string, unknown>>;

export interface DraftCheck {
  /** Nothing is pushed while there are any. */
  readonly problems: readonly Both[];
  /** WeChat's own packet looks otherwise; it can be pushed all the same. */
  readonly warnings: readonly Both[];
  /** What is pushed, where nothing is wrong with it. */
  readonly packet?: Packet;
}

type Known = Pick<SampleState, "pair" | "sample">;

/** @param known every pair of the catalogue, with its sample */
export function checkDraft(text: string, known: readonly Known[]): DraftCheck {
  const problem = jsonProblem(text);
  if (problem !== undefined) return { problems: [sentenceOf(problem)], warnings: [] };
  const packet: unknown = JSON.parse(text);
  if (typeof packet !== "object" || packet === null || Array.isArray(packet))
    return { problems: [NO_OBJECT], warnings: [] };
  const problems = missingIn(packet as Fields);
  if (problems.length > 0) return { problems, warnings: [] };
  return { problems, warnings: warningsOf(packet as Packet, known), packet: packet as Packet };
}

/** The pair that a packet names, as the catalogue writes it: case does not matter to WeChat. */
export function pairOfPacket({ MsgType, Event }: Fields, known: readonly Pick<Known, "pair">[]): string {
  const name = MsgType === "event" ? `event:${String(Event)}` : String(MsgType);
  return known.find(({ pair }) => pair.toLowerCase() === name.toLowerCase())?.pair ?? name;
}

/** The two that make it another push than the last one. */
export function idsOf({ MsgId, CreateTime }: Fields): string {
  return JSON.stringify([MsgId, CreateTime]);
}

const NO_OBJECT: Both = { en: "A push is one JSON object, in { }.", zh: "推送必须是一个 JSON 对象，写在 { } 里。" };

function missingIn(packet: Fields): readonly Both[] {
  const needed = ["FromUserName", "MsgType", ...(packet.MsgType === "event" ? ["Event"] : [])];
  const missing = needed.filter((name) => typeof packet[name] !== "string" || packet[name] === "");
  return missing.map((name) => ({
    en: `${name} is missing: every push has it, as text.`,
    zh: `缺少 ${name}：每条推送都带有这个字符串字段。`,
  }));
}

function warningsOf(packet: Fields, known: readonly Known[]): readonly Both[] {
  const pair = pairOfPacket(packet, known);
  const sample = known.find((one) => one.pair === pair)?.sample;
  if (sample !== undefined) return lacking(packet, sample);
  const meant = nearestPair(
    pair,
    known.map((one) => one.pair),
  );
  return [
    {
      en: `The catalogue has no pair "${pair}".${meant === undefined ? "" : ` Did you mean "${meant}"?`}`,
      zh: `目录里没有消息对“${pair}”。${meant === undefined ? "" : `是不是“${meant}”？`}`,
    },
  ];
}

function lacking(packet: Fields, sample: Fields): readonly Both[] {
  const names = pathsLacking(packet, sample, "");
  if (names.length === 0) return [];
  return [
    {
      en: `The sample has fields that are not here: ${names.join(", ")}.`,
      zh: `样例里有而这里没有的字段：${names.join("、")}。`,
    },
  ];
}

function pathsLacking(packet: Fields, sample: Fields, before: string): readonly string[] {
  return Object.entries(sample).flatMap(([name, value]) => {
    const found = packet[name];
    if (found === undefined) return [`${before}${name}`];
    return isFields(value) && isFields(found) ? pathsLacking(found, value, `${before}${name}.`) : [];
  });
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
