// A fault in words: the title of the ready one that it is, and where it strikes.
import type { Fault, Injection, PendingFault } from "../../simulator/faults/fault";
import type { Both } from "../../src/language";
import { isSameFault } from "./fault-order";
import { READY_FAULTS } from "./ready-faults";

/** The title of the ready fault that it is; for any other, its own kind and place. */
export function titleOf(fault: PendingFault): Both {
  const ready = READY_FAULTS.find((one) => isSameFault(one.fault, fault));
  if (ready !== undefined) return ready.title;
  const plain = `${fault.kind} · ${fault.on}`;
  return { en: plain, zh: plain };
}

/** `on customerServiceMessage.send, after, errcode 45047, function text`: all that decides when it strikes, by its own names. */
export function faultWords(fault: Fault): string {
  const { on, kind, index: _, seen: __, injected: ___, endsAtMs: ____, ...more } = fault as PendingFault;
  return [on, kind, ...Object.entries(more).map(([name, value]) => `${name}: ${String(value)}`)].join(", ");
}

/** What was injected, by its own names. */
export function injectionWords({ kind, phase, place }: Injection): string {
  return [place, kind, ...(phase === undefined ? [] : [phase])].join(", ");
}
