// What of the time line is shown: the filter, the rows that pass it, and on a narrow page whether list or detail is in front.
import { computed, signal } from "@preact/signals";
import { ask } from "../api/ask";
import { customers } from "../state/customers";
import type { Both } from "../state/language";
import { attempt } from "../state/problems";
import { pushIds, rowChanges, rowOf } from "../state/pushes";
import { go, route } from "../state/route";
import { EVERYTHING, type Filter, isEverything, matcher, type Names } from "./filter";

export const filter = signal<Filter>(EVERYTHING);

/** What pairs are, by their names. */
export const pairNames = signal<ReadonlyMap<string, Both>>(new Map());

const customerNames = computed(() => new Map(customers.value.map(({ openid, name }) => [openid, name])));

export function nameOf(openid: string): string | undefined {
  return customerNames.value.get(openid);
}

const names: Names = {
  customer: nameOf,
  pair: (pair) => Object.values(pairNames.value.get(pair) ?? {}).join("\n"),
};

/** The numbers of the pushes that pass the filter, newest first. */
export const shownIds = computed<readonly number[]>(() => {
  const ids = pushIds.value;
  if (isEverything(filter.value)) return ids;
  // Any of them may pass now, or no longer.
  void rowChanges.value;
  const passes = matcher(filter.value, names);
  return ids.filter((id) => {
    const row = rowOf(id)?.peek();
    return row !== undefined && passes(row);
  });
});

/** Where pushes went. */
export const targets = computed<readonly string[]>(() => {
  void rowChanges.value;
  const found = pushIds.value.map((id) => rowOf(id)?.peek().target);
  return [...new Set(found.filter((target) => target !== undefined))].sort();
});

/** The push whose detail the reader left for the list. */
const leftPush = signal<number | undefined>(undefined);

/** On a narrow page one of them is in front; a push that is selected anew comes to the front. */
export const front = computed(() => {
  const { push } = route.value;
  return push === undefined || push === leftPush.value ? "list" : "detail";
});

export function showList(): void {
  leftPush.value = route.peek().push;
}

export function select(push: number, how: "push" | "replace" = "push"): void {
  leftPush.value = undefined;
  go({ push }, how);
}

let isAsked = false;

/** Once, as soon as a customer is known: samples are made for one. */
export async function loadPairNames(from: string): Promise<void> {
  if (isAsked) return;
  isAsked = true;
  const samples = await attempt(() => ask("GET /samples", { query: { from } }));
  if (samples !== undefined) pairNames.value = new Map(samples.map(({ pair, about }) => [pair, about]));
}
