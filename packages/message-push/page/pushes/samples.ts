// Every pair with a packet that could be pushed now, for the customer who is open, and which of them the reader looks at.
import { computed, signal } from "@preact/signals";
import type { SampleState } from "../../simulator/control/contract";
import { ask } from "../api/ask";
import { customer } from "../state/customers";
import { pairOfPacket } from "./check-draft";
import { draft } from "./draft";

export const samples = signal<readonly SampleState[]>([]);
/** What is typed into the search. */
export const searched = signal("");

/** Who the packets are about: the simulator takes a name or an openid. */
export const sender = computed(() => customer.value?.name ?? customer.value?.openid);

/** The pair of the packet that is typed; the last one that could be read, while it is broken. */
export const draftPair = computed<string | undefined>((): string | undefined => {
  try {
    const packet: unknown = JSON.parse(draft.value);
    if (typeof packet === "object" && packet !== null) lastPair = pairOfPacket({ ...packet }, samples.value);
  } catch {
    // It is just being typed.
  }
  return draft.value === "" ? undefined : lastPair;
});
let lastPair: string | undefined;

/** What the sample of a pair looks like as text. */
export function textOf(packet: object): string {
  return JSON.stringify(packet, undefined, 2);
}

export function sampleOf(pair: string | undefined): SampleState | undefined {
  return samples.value.find((sample) => sample.pair === pair);
}

/** Reads the samples anew; a draft that nobody changed becomes the new sample. */
export async function loadSamples(): Promise<void> {
  const from = sender.value;
  if (from === undefined) return;
  const untouched = samples.peek().find(({ sample }) => textOf(sample) === draft.peek());
  samples.value = await ask("GET /samples", { query: { from } });
  const first = samples.peek().find(({ functionName }) => functionName !== undefined);
  const next = draft.peek() === "" ? first : sampleOf(untouched?.pair);
  if (next !== undefined) draft.value = textOf(next.sample);
}

/** A new sample of a pair: other ids than any before. */
export async function openSample(pair: string): Promise<void> {
  const from = sender.value;
  if (from !== undefined) samples.value = await ask("GET /samples", { query: { from } });
  const found = sampleOf(pair);
  if (found !== undefined) draft.value = textOf(found.sample);
}
