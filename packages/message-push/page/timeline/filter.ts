// Which rows of the time line are shown.
import type { PushRow } from "../../simulator/journal/push-row";
import type { Packet } from "../../simulator/packet";

export const KINDS = ["all", "problems", "replies", "unanswered", "dead", "faults"] as const;
export type Kind = (typeof KINDS)[number];

export interface Filter {
  readonly kind: Kind;
  /** Only pushes to this function. */
  readonly target?: string;
  /** Only pushes of this customer. */
  readonly openid?: string;
  /** In the pair, what it is called, the content, the key, the function, the customer's name. */
  readonly query: string;
}

/** What is searched in besides the row. */
export interface Names {
  customer(openid: string): string | undefined;
  pair(pair: string): string | undefined;
}

export const EVERYTHING: Filter = { kind: "all", query: "" };

export function isEverything({ kind, target, openid, query }: Filter): boolean {
  return kind === "all" && target === undefined && openid === undefined && query.trim() === "";
}

/** A test of one row; make it once for many rows. */
export function matcher(filter: Filter, names: Names): (row: PushRow) => boolean {
  const words = filter.query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return (row) =>
    OF_KIND[filter.kind](row) &&
    (filter.target === undefined || row.target === filter.target) &&
    (filter.openid === undefined || row.packet.FromUserName === filter.openid) &&
    (words.length === 0 || hasAll(searchable(row, names), words));
}

const OF_KIND: Readonly<Record<Kind, (row: PushRow) => boolean>> = {
  all: () => true,
  problems: (row) =>
    row.errors > 0 ||
    row.refusals > 0 ||
    row.isNoticed ||
    row.state === "unanswered" ||
    row.deadLetter !== undefined ||
    row.unconfirmed > 0,
  replies: ({ replies }) => replies > 0,
  unanswered: ({ state }) => state === "unanswered",
  dead: ({ deadLetter }) => deadLetter !== undefined,
  faults: ({ faults }) => faults > 0,
};

function hasAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

/** Rows change, their packets do not. */
const contents = new WeakMap<Packet, string>();

function searchable({ id, pair, packet, key, target }: PushRow, names: Names): string {
  const content = contents.get(packet) ?? JSON.stringify(packet).toLowerCase();
  contents.set(packet, content);
  const rest = [`#${id}`, pair, names.pair(pair), key, target, names.customer(packet.FromUserName)];
  return `${rest
    .filter((part) => part !== undefined)
    .join("\n")
    .toLowerCase()}\n${content}`;
}
