// What stands for a customer where there is little room: a letter, a color, a short name.
import type { CustomerState } from "../../simulator/control/contract";

/** Colors in the style sheet. */
const COLORS = 8;

/** The name, or a short form of the openid of one that only packets named. */
export function nameOf({ name, openid }: Pick<CustomerState, "name" | "openid">): string {
  return name ?? shortOpenid(openid);
}

export function shortOpenid(openid: string): string {
  return openid.length <= 12 ? openid : `${openid.slice(0, 6)}…${openid.slice(-4)}`;
}

/** The first character, a whole one also where it is an emoji. */
export function initialOf(name: string): string {
  const [first] = new Intl.Segmenter().segment(name.trim());
  return first?.segment.toUpperCase() ?? "?";
}

/** The same color for a name every time; neighbours like "customer-1" and "customer-2" differ. */
export function colorOf(name: string): number {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9_973;
  return sum % COLORS;
}
