// The lines inside a test: what is done, step by step, and what is expected after each.
import type { Both } from "../../src/language";
import { runsOf, shortForm } from "./answers";
import { expectedAnswers } from "./expected-answers";
import { behind, type Code, call, layOut, list, object } from "./layout";
import { keyOf, quoted } from "./literals";
import { isPush, type PushStep, type Remark, type Shown, type Step, type Story } from "./story";
import type { Run } from "./varying";
import { pushWords, type Surroundings } from "./write-values";

const DEPTH = 2;

interface Writing {
  readonly around: Surroundings;
  readonly words: "en" | "zh";
  readonly runOf: (shown: Shown) => Run;
  /** Pushes that are delivered again. */
  readonly repeated: ReadonlySet<number>;
  /** Names of their packets. */
  readonly packets: Map<number, string>;
  readonly lines: string[];
  readonly remarks: Set<Remark>;
  reports: number;
  /** How much the customer has seen until now. */
  readonly seen: { replies: number; notices: number };
}

export function bodyOf(
  story: Story,
  words: "en" | "zh",
  around: Surroundings,
): { readonly lines: readonly string[]; readonly remarks: ReadonlySet<Remark> } {
  const writing: Writing = {
    around,
    words,
    runOf: runsOf(story),
    repeated: new Set(story.steps.flatMap((step) => (isPush(step) && step.sameAs !== undefined ? [step.sameAs] : []))),
    packets: new Map(),
    lines: [],
    remarks: new Set(),
    reports: 0,
    seen: { replies: 0, notices: 0 },
  };
  for (const group of groupsOf(story.steps)) writeGroup(writing, group);
  if (writing.seen.notices === 0) writing.lines.push("", layOut(call("expect(customer.notices).toEqual", "[]"), DEPTH));
  return writing;
}

/** Pushes that were under way at once stay together. */
function groupsOf(steps: readonly Step[]): readonly (readonly Step[])[] {
  const groups: Step[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    const previous = last?.at(-1);
    const isWithLast = isPush(step) && step.isAtOnce && previous !== undefined && isPush(previous);
    const isOfLast = isWithLast && (previous.sameAs ?? previous.pushId) === step.sameAs;
    if (isOfLast) last?.push(step);
    else groups.push([step]);
  }
  return groups;
}

function writeGroup(writing: Writing, group: readonly Step[]): void {
  const [step] = group;
  if (step === undefined) return;
  const { lines } = writing;
  if (step.kind === "clock") {
    lines.push("", statement(call("sim.clock.advance", millisecondsOf(step.advanceMs))));
    return;
  }
  // What waited for the time belongs to it.
  if (!lines.at(-1)?.includes("sim.clock.advance(")) lines.push("");
  if (step.kind === "agent") {
    const said = step.action === "say" ? [quoted(step.text)] : [];
    lines.push(statement(call(`sim.wechat.agents.${step.action}`, "customer.openid", ...said)));
    return;
  }
  for (const fault of step.faults) lines.push(statement(call("sim.faults.inject", faultCode(fault))));
  if (step.kind === "timer") lines.push(statement(call("await sim.fireTimer", quoted(step.functionName))));
  else writePushes(writing, group.filter(isPush));
  const shown = group.flatMap((one) => ("shown" in one ? one.shown : []));
  writeExpectations(writing, shown);
}

function statement(code: Code): string {
  return layOut(code, DEPTH);
}

function faultCode(fault: object): Code {
  return object(
    Object.entries(fault).map(
      ([name, value]) => `${keyOf(name)}: ${typeof value === "string" ? quoted(value) : numberOf(Number(value))}`,
    ),
  );
}

function writePushes(writing: Writing, pushes: readonly PushStep[]): void {
  const [push] = pushes;
  if (push === undefined) return;
  const { lines } = writing;
  const done = pushes.length > 1 ? atOnce(writing, pushes) : behind("await ", pushCode(writing, push));
  const isTold = pushes.length === 1 && (push.isTransferred || push.delivery !== "delivered");
  const report = isTold ? nextReport(writing) : undefined;
  lines.push(statement(report === undefined ? done : behind(`const ${report} = `, done)));
  if (pushes.some(({ isLate }) => isLate)) lines.push(statement("await sim.idle()"));
  if (push.isTransferred && report !== undefined)
    lines.push(statement(call(`expect(${report}.isTransferred).toBe`, "true")));
  if (push.delivery !== "delivered" && report !== undefined)
    lines.push(statement(call(`expect(${report}.delivery).toBe`, quoted(push.delivery))));
}

function nextReport(writing: Writing): string {
  writing.reports += 1;
  return writing.reports === 1 ? "report" : `report${writing.reports}`;
}

function atOnce(writing: Writing, pushes: readonly PushStep[]): Code {
  return call("await Promise.all", list(pushes.map((push) => pushCode(writing, push))));
}

function pushCode(writing: Writing, { packet, pair, pushId, sameAs }: PushStep): Code {
  const known = writing.packets.get(sameAs ?? pushId);
  if (known !== undefined) return call("sim.push", known);
  const words = pushWords(packet, pair, writing.around);
  if (words.hasOtherPicture) noteOtherPicture(writing);
  if (!writing.repeated.has(pushId)) return words.push;
  const name = writing.packets.size === 0 ? "packet" : `packet${writing.packets.size + 1}`;
  writing.packets.set(pushId, name);
  writing.lines.push(statement(behind(`const ${name} = `, words.packet)));
  return call("sim.push", name);
}

const OTHER_PICTURE: Both = {
  en: "The picture is too large to stand here, or is gone: this is a small one of the simulator's own.",
  zh: "原图太大或已过期：这里发送模拟器自带的小图。",
};

function noteOtherPicture({ lines, remarks, words }: Writing): void {
  remarks.add("other-picture");
  lines.push(`${"  ".repeat(DEPTH)}// ${OTHER_PICTURE[words]}`);
}

function writeExpectations(writing: Writing, shown: readonly Shown[]): void {
  for (const kind of ["replies", "notices"] as const) {
    const ofKind = shown.filter((one) => (one.kind === "reply") === (kind === "replies"));
    const before = writing.seen[kind];
    writing.seen[kind] += ofKind.length;
    if (kind === "notices" && ofKind.length === 0) continue;
    if (ofKind.length === 0 && before > 0) {
      writing.lines.push(statement(call(`expect(customer.${kind}).toHaveLength`, String(before))));
      continue;
    }
    const texts = ofKind.map((one) => ({ text: shortForm(one), run: writing.runOf(one) }));
    const { comments, codes } = expectedAnswers(texts, writing.words);
    for (const comment of comments) writing.lines.push(`${"  ".repeat(DEPTH)}// ${comment}`);
    const part = before === 0 ? "" : `.slice(${before})`;
    writing.lines.push(statement(call(`expect(customer.${kind}${part}).toEqual`, list(codes))));
  }
}

const HOUR_MS = 3_600_000;

function millisecondsOf(ms: number): string {
  if (ms > HOUR_MS && ms % HOUR_MS === 0) return `${ms / HOUR_MS} * ${numberOf(HOUR_MS)}`;
  return numberOf(ms);
}

function numberOf(value: number): string {
  const [whole = "", fraction] = String(value).split(".");
  const grouped = Math.abs(value) < 10_000 || !/^-?\d+$/.test(whole) ? whole : whole.replace(/\B(?=(\d{3})+$)/g, "_");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
