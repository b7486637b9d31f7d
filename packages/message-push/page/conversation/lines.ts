// A conversation line by line: what the customer sees, what happened meanwhile, and times where some minutes lie between.
import type { InboxEntry } from "../../simulator/push-report";
import type { WechatRules } from "../../simulator/wechat/rules";

/** Something that happened to the conversation and is no message. */
export type Mark = { readonly atMs: number } & (
  | { readonly kind: "hand-over"; readonly state: "queued" | "accepted" | "closed" }
  | { readonly kind: "entered"; readonly sessionFrom: string; readonly pushId: number }
  | { readonly kind: "window-closed" }
);

export type ShownEntry = Exclude<InboxEntry, { kind: "typing" }>;
export type Line =
  | { readonly kind: "time"; readonly key: string; readonly atMs: number }
  | {
      readonly kind: "entry";
      readonly key: string;
      readonly atMs: number;
      /** Its place in the inbox. */
      readonly index: number;
      readonly entry: ShownEntry;
    }
  | { readonly kind: "mark"; readonly key: string; readonly atMs: number; readonly mark: Mark };

/** So much time lies between two lines that WeChat says the time anew. */
const QUIET_MS = 5 * 60_000;

/**
 * @param from the place of the oldest entry to be shown
 */
export function linesOf(entries: readonly InboxEntry[], marks: readonly Mark[], from = 0): readonly Line[] {
  const lines: Line[] = entries.flatMap((entry, index) =>
    index < from || entry.kind === "typing"
      ? []
      : [{ kind: "entry" as const, key: `entry-${index}`, atMs: entry.atMs, index, entry }],
  );
  const oldestMs = from === 0 ? Number.NEGATIVE_INFINITY : (lines[0]?.atMs ?? Number.POSITIVE_INFINITY);
  const shown = marks.filter(({ atMs }) => atMs >= oldestMs).sort((a, b) => a.atMs - b.atMs);
  for (const [number, mark] of shown.entries()) {
    // Not sorted: after a restart the simulator's time may be earlier than what was kept.
    const before = lines.findLastIndex(({ atMs }) => atMs <= mark.atMs);
    lines.splice(before + 1, 0, { kind: "mark", key: `${mark.kind}-${mark.atMs}-${number}`, atMs: mark.atMs, mark });
  }
  return withTimes(lines);
}

function withTimes(lines: readonly Line[]): readonly Line[] {
  return lines.flatMap((line, place) => {
    const before = lines[place - 1];
    const isQuiet = before === undefined || Math.abs(line.atMs - before.atMs) >= QUIET_MS;
    return isQuiet ? [{ kind: "time" as const, key: `time-${line.key}`, atMs: line.atMs }, line] : [line];
  });
}

/** Until when "typing…" shows; nothing where a message has ended it. */
export function typingEndsAtMs(entries: readonly InboxEntry[], typingMs: number): number | undefined {
  const last = entries.findLast(({ kind }) => kind === "typing" || kind === "reply" || kind === "agent");
  return last?.kind === "typing" && last.isOn ? last.atMs + typingMs : undefined;
}

type WindowRules = Pick<WechatRules, "repliesAfterMessage" | "repliesAfterEntering">;

/** When a window for replies ended before the customer came again; the last one may end in time to come. Oldest first. */
export function windowEnds(
  entries: readonly InboxEntry[],
  marks: readonly Mark[],
  { repliesAfterMessage, repliesAfterEntering }: WindowRules,
): readonly number[] {
  const actions = [
    ...entries.filter(({ kind }) => kind === "own").map(({ atMs }) => [atMs, repliesAfterMessage.windowMs] as const),
    ...marks.filter(({ kind }) => kind === "entered").map(({ atMs }) => [atMs, repliesAfterEntering.windowMs] as const),
  ].sort(([a], [b]) => a - b);
  const ends: number[] = [];
  let endMs: number | undefined;
  for (const [atMs, windowMs] of actions) {
    if (endMs !== undefined && endMs < atMs) ends.push(endMs);
    endMs = Math.max(endMs ?? 0, atMs + windowMs);
  }
  return endMs === undefined ? ends : [...ends, endMs];
}
