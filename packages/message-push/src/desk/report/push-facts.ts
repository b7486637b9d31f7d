// What the report reads of a push's record: states, times and codes. No openid, packet, reply or token is asked for.
import { ANSWERERS, type Answerer } from "../../runtime/answered-by";
import { isHandOver } from "../../runtime/one-voice";
import { isUnfinished, PUSH_STATES, type PushRecord, type PushState } from "../../runtime/push-store";
import { printable } from "./printable";
import type { AnsweredBy } from "./report";

/** The fields of a record that are read. Of a passive reply its kind alone: a transfer names the customer. */
export const PUSH_FIELDS = [
  "pair",
  "state",
  "arrivedAtMs",
  "sent",
  "sentAtMs",
  "unconfirmed",
  "passiveReply.MsgType",
  "transferredAtMs",
  "transferGiven",
  "successGiven",
  "transferMissed",
  "answeredBy",
  "reason",
  "errCode",
] as const;

/** One push, as the report counts it. */
export interface PushFacts {
  readonly pair: string;
  readonly state: "completed" | "unfinished" | "dead";
  readonly arrivedAtMs: number;
  readonly isUnconfirmed: boolean;
  readonly isHandedOver: boolean;
  /** What answered or decided on the hand-over, by the note in the record. */
  readonly noted: { readonly by: Answerer | "own"; readonly id?: string };
  /** What came of it for the customer. */
  readonly by: AnsweredBy;
  /** From the arrival to the last reply or the hand-over; absent where nothing was said. */
  readonly answerMs?: number;
  readonly reason?: string;
  readonly errCode?: number;
}

/** WeChat's names of pairs are shorter. */
const MOST_OF_NAME = 100;

/** Reads a document; `undefined` for what is no push: a backlog flag, or a record that somebody damaged. */
export function readFacts(document: unknown): PushFacts | undefined {
  const { pair, state, arrivedAtMs, unconfirmed, reason, errCode, ...rest } = Object(document) as Fields;
  if (!isState(state) || !isTime(arrivedAtMs)) return undefined;
  const why = typeof reason === "string" ? { reason: nameOf(reason) } : {};
  const record = handOverOf(state, rest);
  // What was cancelled goes to the person who has the conversation already.
  const isCancelled = why.reason === "HANDED_OVER";
  const isHandedOver = !isCancelled && isHandOver(record);
  const noted = notedIn(rest.answeredBy);
  const sent = Number(rest.sent) > 0;
  return {
    pair: typeof pair === "string" ? nameOf(pair) : "?",
    state: isUnfinished(state) ? "unfinished" : state,
    arrivedAtMs,
    isUnconfirmed: Number(unconfirmed) > 0,
    isHandedOver,
    noted,
    by: isCancelled ? "cancelled" : isHandedOver ? "person" : sent ? noted.by : "none",
    ...answerTime(arrivedAtMs, rest, isHandedOver),
    ...why,
    ...(isTime(errCode) && { errCode }),
  };
}

type Fields = Readonly<Record<keyof PushRecord, unknown>>;

function isState(state: unknown): state is PushState {
  return PUSH_STATES.some((own) => own === state);
}

function isTime(value: unknown): value is number {
  return Number.isFinite(value);
}

function handOverOf(
  state: PushState,
  fields: Pick<Fields, "passiveReply" | "transferGiven" | "successGiven" | "transferMissed">,
) {
  const { passiveReply, transferGiven, successGiven, transferMissed } = fields;
  return { state, passiveReply, transferGiven, successGiven, transferMissed } as Parameters<typeof isHandOver>[0];
}

function answerTime(
  arrivedAtMs: number,
  { sentAtMs, transferredAtMs }: Pick<Fields, "sentAtMs" | "transferredAtMs">,
  isHandedOver: boolean,
): { readonly answerMs?: number } {
  const sent: readonly unknown[] = Array.isArray(sentAtMs) ? sentAtMs : [];
  const times = [...sent, ...(isHandedOver ? [transferredAtMs] : [])].filter(isTime);
  // Two instances have two clocks.
  return times.length === 0 ? {} : { answerMs: Math.max(0, Math.max(...times) - arrivedAtMs) };
}

/** A name that a newer version wrote is not known here. */
function notedIn(answeredBy: unknown): PushFacts["noted"] {
  const [, name, id] = /^([^:]*):?(.*)$/s.exec(typeof answeredBy === "string" ? answeredBy : "") ?? [];
  const by = ANSWERERS.find((own) => own === name);
  if (by === undefined) return { by: "own" };
  return id ? { by, id: nameOf(id) } : { by };
}

function nameOf(text: string): string {
  return printable(text).slice(0, MOST_OF_NAME);
}
