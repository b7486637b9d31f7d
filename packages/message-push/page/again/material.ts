// Reads what a story is made of, and what is written with it, from the simulator.
import { ask } from "../api/ask";
import { customer, inbox } from "../state/customers";
import type { Story } from "./story";
import { isPush } from "./story";
import { storyEvents } from "./story-events";
import { tellStory } from "./tell-story";
import type { Surroundings } from "./write-values";

/** The story of these places in a customer's inbox; of all of it, when none are named. */
export async function readStory(openid: string, places?: Iterable<number>): Promise<Story> {
  // The inbox first: what comes meanwhile is in the history only, at its end.
  const { entries } = await ask("GET /conversations/:who", { params: { who: openid } });
  const { events, faults } = await ask("GET /conversations/:who/history", { params: { who: openid } });
  return tellStory(openid, storyEvents(openid, entries, events), places ?? entries.keys(), faults);
}

/** The story of what is selected in the open conversation. */
export async function readOpenStory(selected: ReadonlySet<number>): Promise<Story | undefined> {
  const openid = customer.peek()?.openid;
  if (openid === undefined) return undefined;
  return readStory(openid, selected.size === 0 ? inbox.peek().keys() : selected);
}

/** The name that a test gives to the customer. */
export function nameOf(): string {
  return customer.peek()?.name ?? "customer-1";
}

export async function readSurroundings({ openid, steps }: Story): Promise<Surroundings> {
  const samples = await ask("GET /samples");
  const mediaIds = steps
    .filter(isPush)
    .flatMap(({ pair, packet }) => (pair === "image" ? [String(packet.MediaId)] : []));
  const pictures = await Promise.all(mediaIds.map(async (id) => [id, await pictureOf(id)] as const));
  return {
    openid,
    name: nameOf(),
    samples: new Map(samples.map(({ pair, sample }) => [pair, sample])),
    pictures: new Map(pictures.flatMap(([id, picture]) => (picture === undefined ? [] : [[id, picture]]))),
  };
}

/** In base64; none where it is gone. */
export async function pictureOf(mediaId: string): Promise<string | undefined> {
  const response = await fetch(`/__sim/media/${encodeURIComponent(mediaId)}`);
  if (!response.ok) return undefined;
  const bytes = new Uint8Array(await response.arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
