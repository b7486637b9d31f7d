// Pushes that reach the probe's function: each delivery is recorded, then the step that the text names is done.
import { CALL_STEPS } from "./calls-in-pushes";
import { PERMISSION_STEPS } from "./console";
import { PUSH_STEPS } from "./push-steps";
import { probeCollection, readOwn, type Surroundings, writeOwn } from "./surroundings";

/** What is recorded of one delivery. Times are the instance's, in epoch milliseconds. */
export interface Delivery {
  readonly step: string;
  readonly pair: string;
  readonly atMs: number;
  /** When the function was about to answer; missing while it is at it, or where it was ended. */
  readonly endedAtMs?: number;
  /** What the step saw: no openid, content or id of a message. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** One delivery at hand. */
export interface DeliveryAtHand extends Surroundings {
  readonly openid: string;
  /** Number of this delivery of the step, from 1. */
  readonly number: number;
  /** Adds to what is recorded. */
  note(facts: Readonly<Record<string, unknown>>): Promise<void>;
}

/** Does a step, and resolves with what `main` returns to WeChat. */
export type RunStep = (delivery: DeliveryAtHand) => Promise<unknown>;

/** By the text that the person writes, or by the plan for the next time that the person enters. */
const STEPS: Readonly<Record<string, RunStep>> = { ...PUSH_STEPS, ...CALL_STEPS, ...PERMISSION_STEPS };

/** What WeChat takes for "nothing more to say". */
const ANSWERED = "success";

/** Handles a push. Only of the person who wrote the run's code anything is recorded. */
export async function receivePush(surroundings: Surroundings): Promise<unknown> {
  const { event } = surroundings;
  const openid = String(event.FromUserName);
  const { code, openid: participant } = (await readOwn("run")) ?? {};
  const text = event.MsgType === "text" ? String(event.Content).trim() : undefined;
  if (participant === undefined && text !== undefined && text === code) await writeOwn("run", { code, openid });
  else if (participant !== openid) return ANSWERED;
  const step = text === code ? "code" : (text ?? String((await readOwn("plan"))?.step ?? "none"));
  return await deliver(surroundings, openid, step);
}

async function deliver(surroundings: Surroundings, openid: string, step: string): Promise<unknown> {
  const { event } = surroundings;
  const atMs = Date.now();
  const pair = event.MsgType === "event" ? `event:${event.Event}` : String(event.MsgType);
  // What is written that is no step may be private.
  const known = Object.hasOwn(STEPS, step) ? step : "none";
  const record = { kind: "delivery", step: known, pair, atMs, facts: {} };
  const { _id } = await probeCollection().add({ data: record });
  const document = probeCollection().doc(String(_id));
  const { total } = await probeCollection().where({ kind: "delivery", step: known }).count();
  let facts = {};
  const note = async (more: object) => {
    facts = { ...facts, ...more };
    await document.update({ data: { facts } });
  };
  const answer = (await STEPS[known]?.({ ...surroundings, openid, number: total, note })) ?? ANSWERED;
  await document.update({ data: { endedAtMs: Date.now() } });
  return answer;
}

/** The deliveries of a step, oldest first. */
export async function deliveriesOf(step: string): Promise<readonly Delivery[]> {
  const { data } = await probeCollection().where({ kind: "delivery", step }).orderBy("atMs", "asc").limit(100).get();
  return data as unknown as Delivery[];
}
