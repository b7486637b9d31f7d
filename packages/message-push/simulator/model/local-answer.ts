// What the local model says: it picks from what it was shown by the characters that it shares with the question. No model is that simple; the
// way there and back is the same.
import type { ModelRequest } from "./model-order";

interface Shown {
  readonly id?: string;
  readonly name?: string;
  readonly keywords?: readonly string[];
  readonly text?: string;
}

/** At least so many pairs of characters have to be the same. */
const LEAST_SHARED = 1;

/** The answer to what the desk asks, and to anything else. */
export function localAnswer({ messages }: ModelRequest): string {
  const system = messages.find(({ role }) => role === "system")?.content ?? "";
  const asked = messages.findLast(({ role }) => role === "user")?.content ?? "";
  const question = String(Object(parsed(asked)).question ?? asked);
  const shown = entriesIn(system);
  if (isToChoose(system)) return JSON.stringify({ ids: nearest(shown, question).map(({ id }) => id) });
  const unsure = /【[^】]+】/.exec(system)?.[0];
  if (unsure === undefined) return `（本地模型）收到：${question}`;
  const [best] = nearest(shown, question);
  return best?.text === undefined ? unsure : `您好！${best.text}\n如果还有别的问题，请随时告诉我。`;
}

/** Whether it is asked for ids. */
export function isToChoose(system: string): boolean {
  return system.includes('{"ids":');
}

/** What it was shown: one JSON object a line. */
export function entriesIn(system: string): readonly Shown[] {
  return system.split("\n").flatMap((line) => (line.startsWith('{"id"') ? [Object(parsed(line)) as Shown] : []));
}

/** Those that are equally near, up to three. */
function nearest(shown: readonly Shown[], question: string): readonly Shown[] {
  const pairs = pairsOf(question);
  const rated = shown.map((entry) => {
    const own = pairsOf([entry.name, ...(entry.keywords ?? []), entry.text].join(" "));
    return { entry, shared: [...own].filter((pair) => pairs.has(pair)).length };
  });
  const most = Math.max(LEAST_SHARED, ...rated.map(({ shared }) => shared));
  return rated.flatMap(({ entry, shared }) => (shared === most ? [entry] : [])).slice(0, 3);
}

function pairsOf(text: string): ReadonlySet<string> {
  const characters = Array.from(text.toLowerCase().replace(/[\s\p{P}]/gu, ""));
  return new Set(characters.slice(1).map((character, i) => `${characters[i]}${character}`));
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
