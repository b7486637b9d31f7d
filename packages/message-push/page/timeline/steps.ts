// Everything that happened with one push, in the order of time and in words.
import type { SimulatorEvent } from "../../simulator/events";
import { messageLine } from "../../simulator/terminal/lines/message-line";
import { type Both, inBoth } from "../../src/language";
import { stepsOfFunction } from "./function-steps";
import type { Step, StepWords } from "./step";
import { stepsOfWechat } from "./wechat-steps";

/** @param events of one push, oldest first */
export function stepsOf(events: readonly SimulatorEvent[], arrivedAtMs: number): readonly Step[] {
  return events.flatMap((event) => {
    const words = stepsOfWechat(event, events) ?? stepsOfFunction(event, events) ?? stepOfCustomer(event);
    return words === undefined ? [] : [{ id: event.id, sinceMs: event.atMs - arrivedAtMs, ...words }];
  });
}

const SEES: Both = { en: "The customer sees", zh: "客户看到" };

function stepOfCustomer(event: SimulatorEvent): StepWords | undefined {
  if (event.kind === "fault-injected") {
    const { index, kind, place } = event.injection;
    const words = { en: `Fault ${index}: ${kind} at ${place}`, zh: `注入故障 ${index}：${kind} 于 ${place}` };
    return { kind: "fault", words, details: { ...event.injection } };
  }
  if (event.kind === "send-warning") return { kind: "warning", words: event.texts.fact, text: event.texts.fix };
  if (event.kind !== "inbox-entry") return undefined;
  const { entry } = event;
  if (entry.kind === "reply") {
    const text = inBoth((language) => messageLine(entry.message, { language, pictureOf: () => undefined }));
    return { kind: "customer", words: SEES, text, details: { message: entry.message } };
  }
  return entry.kind === "notice" ? { kind: "customer", words: SEES, text: entry.text, isBad: true } : undefined;
}
