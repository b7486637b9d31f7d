// timeout, relay: whether the platform lets each function live as long as its work takes, and whether the relay is called.
import { DELIVERY_KILL_RESERVE_MS } from "../../../src/runtime/time-limits";
import type { BuiltFunctionReport } from "../../bundle/bundle-functions";
import type { Facts } from "../facts";
import { readCalls } from "../read-calls";
import { type DoctorRow, errorRow, okRow, rowsOr, skippedRow, warningRow } from "../report";

/** What the platform takes where nothing is said, and too little for a start and a reply. */
const PLATFORM_DEFAULT_S = 3;
/** The most that DevTools offers, and what the runtime assumes where the platform does not tell. */
const DEVTOOLS_MOST_S = 60;
/** A slow handler gets the timeout less a second: below this it gains little over the 3.5 s of any other. */
const SLOW_LEAST_S = 10;
/** The relay gives a push up to 10 s, and takes several. */
const TIMER_LEAST_S = 20;

export function checkTimeouts(facts: Facts): readonly DoctorRow[] {
  return [...timeoutRows(facts), ...relayRows(facts)];
}

function timeoutRows({ functions, build }: Facts): readonly DoctorRow[] {
  if ("refusal" in functions || "refusal" in build) return [skippedRow("timeout", "The sources cannot be built.")];
  const all = build.thing.functions;
  const { functions: settings } = functions.thing.cloudbaserc;
  const found = settings.flatMap(({ name, timeout, triggers }) => {
    const served = all.filter((own) => own.name === name || isServedBy(all, name, own));
    return judgeTimeout(name, timeout, needOf(served, triggers.length > 0));
  });
  const times = settings.map(({ name, timeout }) => `${name} ${timeout} s`).join(", ");
  return rowsOr(found, okRow("timeout", `${times}.`));
}

function isServedBy(all: readonly BuiltFunctionReport[], name: string, other: BuiltFunctionReport): boolean {
  return all.some((own) => own.name === name && own.dispatchesTo.includes(other.name));
}

/** What a function has to do, and the seconds that it takes. */
interface Need {
  readonly leastS: number;
  /** Enough, with room. */
  readonly writeS: number;
  readonly why: string;
}

/** None where nothing is known: a function of another kind. */
function needOf(served: readonly BuiltFunctionReport[], hasTimer: boolean): Need | undefined {
  if (hasTimer) return { leastS: TIMER_LEAST_S, writeS: 60, why: "a timer's function goes on with several pushes" };
  if (served.some(({ isSlow }) => isSlow)) {
    return { leastS: SLOW_LEAST_S, writeS: 60, why: "a slow handler has no more time than that" };
  }
  const deadlineMs = Math.max(...served.map((own) => own.deadlineMs));
  if (deadlineMs === 0) return undefined;
  const leastS = Math.ceil((deadlineMs + DELIVERY_KILL_RESERVE_MS) / 1000);
  return { leastS, writeS: Math.max(leastS, 5), why: `a push is answered after up to ${deadlineMs} ms` };
}

function judgeTimeout(name: string, timeoutS: number, need: Need | undefined): DoctorRow[] {
  if (need !== undefined && timeoutS < need.leastS) return [tooShort(name, timeoutS, need)];
  if (timeoutS <= DEVTOOLS_MOST_S) return [];
  const fact = `${name} may run ${timeoutS} s; DevTools sets ${DEVTOOLS_MOST_S} s at most, so which holds depends on who deployed last.`;
  return [warningRow("timeout", fact, `Write "timeout": ${DEVTOOLS_MOST_S} for ${name} in cloudbaserc.json.`)];
}

function tooShort(name: string, timeoutS: number, { writeS, why }: Need): DoctorRow {
  const fix = `Write "timeout": ${writeS} for ${name} in cloudbaserc.json, and in 云开发 → 云函数 → 配置 where it is deployed already.`;
  return timeoutS <= PLATFORM_DEFAULT_S
    ? errorRow("timeout", `${name} is killed after ${timeoutS} s: too short for a start and a reply.`, fix)
    : warningRow("timeout", `${name} is killed after ${timeoutS} s, but ${why}.`, fix);
}

const TRIGGER = '"triggers": [{ "name": "relay", "type": "timer", "config": "0 * * * * * *" }]';

/** Without a relay, or with one that no timer calls, what an instance leaves over waits. */
function relayRows({ projectDir, build, functions }: Facts): readonly DoctorRow[] {
  if ("refusal" in build || "refusal" in functions) return [skippedRow("relay", "The sources cannot be built.")];
  const relays = build.thing.functions.filter((own) => readCalls(projectDir, own.sources).words.has("defineRelay"));
  const [relay] = relays;
  if (relay === undefined) {
    const fact = "No function is a relay: what is left over waits for the customer's next push.";
    return [
      warningRow(
        "relay",
        fact,
        "Restore the function relay and its entry in cloudbaserc.json from git, or let message-push init make both.",
      ),
    ];
  }
  const settings = functions.thing.cloudbaserc.functions.find(({ name }) => name === relay.name);
  const [trigger] = settings?.triggers ?? [];
  if (trigger !== undefined) return [okRow("relay", `${relay.name} is called at "${trigger.config}".`)];
  const fact = `Nothing calls ${relay.name}: it has no timer, so what is left over waits for the customer's next push.`;
  const fix = `Write ${TRIGGER} into the config.json of ${relay.name} and its entry in cloudbaserc.json.`;
  return [warningRow("relay", fact, fix)];
}
