// A campaign's report in words: what became of the pushes, what had been done to them, and whom to look at.

import { isTransfer, type PlannedPush } from "./plan";
import type { CampaignResult, Offender } from "./run-campaign";
import type { Tally } from "./tally";
import type { VerdictKind } from "./verdict";

const VERDICTS: readonly (readonly [VerdictKind, string])[] = [
  ["answered", "answered once, in order"],
  ["gap", "in the gap"],
  ["unprotected", "unprotected: database down"],
  ["dead", "dead letters"],
  ["unclaimed", "never claimed"],
  ["lost", "LOST"],
  ["double", "DOUBLE"],
];
/** More of one kind say nothing new. */
const SHOWN = 5;
const LABEL_WIDTH = 66;

/** Several lines, for a terminal. */
export function reportText({ tally, offenders, durationMs }: CampaignResult): string {
  return [
    `${tally.pushes} pushes in ${(durationMs / 1000).toFixed(0)} s, ${tally.faultedPushes} of them under faults`,
    "",
    ...VERDICTS.flatMap(([kind, label]) => [line(label, tally.verdicts[kind]), ...reasonLines(tally, kind)]),
    "",
    ...figureLines(tally),
    ...offenders.map(offenderText),
  ].join("\n");
}

function reasonLines({ reasons }: Tally, kind: VerdictKind): string[] {
  if (kind === "lost" || kind === "double") return [];
  const own = Object.entries(reasons).filter(([name]) => name.startsWith(`${kind}: `));
  return own
    .sort(([, one], [, other]) => other - one)
    .map(([name, count]) => line(`  ${name.slice(kind.length + 2)}`, count));
}

function figureLines(tally: Tally): string[] {
  return [
    line("slowest answer, ms", tally.slowestAnswerMs),
    line("answers later than 5 s", tally.delayedAnswers.length + tally.lateAnswers.length),
    line("  because the machine gave the processes no time", tally.delayedAnswers.length),
    ...examples(tally.delayedAnswers),
    line("  that nothing explains", tally.lateAnswers.length),
    ...examples(tally.lateAnswers),
    line("slowest record of WeChat's yes, ms", tally.slowestRecordMs),
    line("damaged records", tally.damaged),
    line("  that did not end as dead letters which say so", tally.damagedNotEnded.length),
    ...examples(tally.damagedNotEnded),
    line("dead letters that nothing explains", tally.deadWithoutCause.length),
    ...examples(tally.deadWithoutCause),
    line("replies refused for quota or window, not ordered", tally.quotaRefusals.length),
    ...examples(tally.quotaRefusals),
    line("  besides, by calls that could not ask the database", tally.uncountedRefusals),
    line("  besides, where a reply in the gap had used the place", tally.repeatedRefusals),
    line("notices that the customers saw", tally.notices),
    line("deaths of instances", tally.deaths),
    line("take-overs", tally.takeOvers),
    line("relays", tally.relays),
    line("  beside another", tally.overlappingRelays),
    line("calls of functions", tally.invocations),
    line("requests to the gateway", tally.requests),
    line(
      "faults injected",
      Object.values(tally.injections).reduce((sum, count) => sum + count, 0),
    ),
    `  ${Object.entries(tally.injections)
      .map(([name, count]) => `${name} ${count}`)
      .sort()
      .join(", ")}`,
  ];
}

function line(label: string, figure: number): string {
  return `${label.padEnd(LABEL_WIDTH)} ${String(figure).padStart(7)}`;
}

function examples(list: readonly string[]): string[] {
  return list.length === 0 ? [] : [`  ${list.slice(0, SHOWN).join(", ")}${list.length > SHOWN ? ", …" : ""}`];
}

/** All that is known of a push. */
export function offenderText({ verdict, evidence }: Offender): string {
  const { push, key, report, record, seen, faults, requests, involved, transferMissed = "not told" } = evidence;
  const calls = [...involved.values()].map(
    ({ id, functionName, status, logs }) =>
      `  ${functionName}#${id.slice(0, 6)} ${status}\n    ${logs.map((line) => JSON.stringify(line)).join("\n    ")}`,
  );
  return [
    `\n${verdict.kind.toUpperCase()} ${push.id}: ${verdict.why}`,
    `  ${describePlan(push)}, key ${key}`,
    `  planned: ${JSON.stringify(push.faults.map(({ openid: _, ...fault }) => fault))}`,
    `  faults: ${faults.join("; ") || "nothing"}`,
    `  attempts: ${report.attempts.map(({ number, outcome, durationMs }) => `${number} ${outcome} ${durationMs} ms`).join(", ")}`,
    ...(isTransfer(push) ? [`  transfer: ${report.isTransferred ? "taken" : `missed, ${transferMissed}`}`] : []),
    `  seen: ${seen.join(", ") || "nothing"}; record: ${record === undefined ? "none" : `${record.state} ${record.reason ?? ""}`}`,
    ...requests.map((request) => `  ${request}`),
    ...calls,
  ].join("\n");
}

function describePlan({ pair, behaviour, replies }: PlannedPush): string {
  return `${pair}, ${behaviour}, ${replies} replies`;
}
