// The customers, who speaks now, and what each of them sees.
import { computed, signal } from "@preact/signals";
import type { Conversation, CustomerState } from "../../simulator/control/contract";
import type { SimulatorEvent } from "../../simulator/events";
import { ask, orNothing } from "../api/ask";
import type { Mark } from "../conversation/lines";
import { readText, remember } from "./remembered";

/** In the order they came. */
export const customers = signal<readonly CustomerState[]>([]);
/** The openid of the customer whose conversation is open. */
export const openCustomer = signal<string | undefined>(undefined);
/** What came in conversations that are not open, by openid. */
export const unread = signal<ReadonlyMap<string, number>>(new Map());

type NewEntry = Extract<SimulatorEvent, { kind: "inbox-entry" }>;
/** What came in conversations that are being loaded: it may be newer than the answer. */
const onTheirWay = new Map<string, NewEntry[]>();

const conversations = signal<ReadonlyMap<string, Conversation>>(new Map());
/** What happened and is in no inbox, by openid. */
const marksOf = signal<ReadonlyMap<string, readonly Mark[]>>(new Map());

export const customer = computed(() => customers.value.find(({ openid }) => openid === openCustomer.value));
/** How many wait for a person. */
export const waitingCount = computed(() => customers.value.filter(({ agent }) => agent.state === "queued").length);
/** What the open customer sees, oldest first. */
export const inbox = computed(() => conversations.value.get(openCustomer.value ?? "")?.entries ?? NONE);
/** What happened to the open conversation beside messages. */
export const marks = computed(() => marksOf.value.get(openCustomer.value ?? "") ?? NONE);
/** Whether the open conversation has not come yet. */
export const isLoadingInbox = computed(() => !conversations.value.has(openCustomer.value ?? ""));

const NONE: readonly never[] = [];
const FIRST_NAME = "customer-1";

/** The simulator's list; the first customer is made where there is none. */
export async function loadCustomers(): Promise<void> {
  const known = await ask("GET /customers");
  customers.value = known.some(({ name }) => name !== undefined)
    ? known
    : await ask("POST /customers", { body: { name: FIRST_NAME } });
  const kept = readText("customer");
  const named = customers.value.filter(({ name }) => name !== undefined);
  const first = named.find(({ name }) => name === kept) ?? named[0];
  if (openCustomer.value === undefined && first !== undefined) await open(first.openid);
}

export async function refreshCustomers(): Promise<void> {
  customers.value = await ask("GET /customers");
}

/** Opens the conversation of a customer. */
export async function open(openid: string): Promise<void> {
  openCustomer.value = openid;
  const name = customers.peek().find((one) => one.openid === openid)?.name;
  if (name !== undefined) remember("customer", name);
  unread.value = new Map([...unread.peek()].filter(([one]) => one !== openid));
  if (!conversations.peek().has(openid)) await load(openid);
}

/** Makes the customer of that name, or finds the one that has it, and opens the conversation. */
export async function openNamed(name: string): Promise<void> {
  customers.value = await ask("POST /customers", { body: { name } });
  const openid = customers.value.find((one) => one.name === name)?.openid;
  if (openid !== undefined) await open(openid);
}

/** What that customer sees, oldest first; it is asked for where nobody did yet. */
export function conversationOf(openid: string): Conversation["entries"] {
  const known = conversations.value.get(openid);
  if (known === undefined && !loading.has(openid)) {
    loading.add(openid);
    // Where the simulator cannot be reached, the top of the page says so; the next drawing asks again.
    void load(openid)
      .catch(() => undefined)
      .finally(() => loading.delete(openid));
  }
  return known?.entries ?? [];
}

const loading = new Set<string>();

async function load(openid: string): Promise<void> {
  const meanwhile: NewEntry[] = [];
  onTheirWay.set(openid, meanwhile);
  try {
    const conversation = await ask("GET /conversations/:who", { params: { who: openid } });
    put(openid, conversation);
    for (const event of conversation.happened) noteMark(event);
  } finally {
    if (onTheirWay.get(openid) === meanwhile) onTheirWay.delete(openid);
  }
  for (const event of meanwhile) addEntry(event);
}

function put(openid: string, conversation: Conversation): void {
  conversations.value = new Map(conversations.peek()).set(openid, conversation);
}

/** After a break nothing is sure: what is open is read again, the others when they are opened. */
export async function reloadConversations(): Promise<void> {
  const openid = openCustomer.peek();
  conversations.value = new Map([...conversations.peek()].filter(([one]) => one === openid));
  if (openid !== undefined) await load(openid);
}

let isRefreshing = false;
/** Several events at once ask once. */
const REFRESH_MS = 60;

/** Takes over one event of the stream. */
export function noteCustomer(event: SimulatorEvent): void {
  if (!["push-arrived", "inbox-entry", "hand-over", "clock-moved", "push-finished"].includes(event.kind)) return;
  if (!isRefreshing) setTimeout(refreshNow, REFRESH_MS);
  isRefreshing = true;
  if (event.kind === "inbox-entry") noteEntry(event);
  noteMark(event);
}

function refreshNow(): void {
  isRefreshing = false;
  void orNothing(refreshCustomers());
}

function noteEntry(event: NewEntry): void {
  const { openid, entry } = event;
  onTheirWay.get(openid)?.push(event);
  addEntry(event);
  if (openid === openCustomer.peek() || entry.kind === "typing" || entry.kind === "own") return;
  unread.value = new Map(unread.peek()).set(openid, (unread.peek().get(openid) ?? 0) + 1);
}

/** What the simulator has sent already is not added again. */
function addEntry({ id, openid, entry }: NewEntry): void {
  const known = conversations.peek().get(openid);
  if (known !== undefined && id > known.lastEventId)
    put(openid, { ...known, entries: [...known.entries, entry], lastEventId: id });
}

/** Events that have their mark, and packets of entering that were seen: WeChat's redelivery of one is nothing new. */
const marked = new Set<number | string>();

function noteMark(event: SimulatorEvent): void {
  if (event.kind === "hand-over") {
    const { id, openid, state, atMs } = event;
    addMark(id, openid, { kind: "hand-over", state, atMs });
  }
  if (event.kind === "push-arrived" && event.packet.Event === "user_enter_tempsession") {
    const { packet, pushId, atMs } = event;
    const sessionFrom = String(packet.SessionFrom ?? "");
    addMark(JSON.stringify(packet), packet.FromUserName, { kind: "entered", sessionFrom, pushId, atMs });
  }
}

function addMark(identity: number | string, openid: string, mark: Mark): void {
  if (marked.has(identity)) return;
  marked.add(identity);
  marksOf.value = new Map(marksOf.peek()).set(openid, [...(marksOf.peek().get(openid) ?? []), mark]);
}
