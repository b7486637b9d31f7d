// timeout: whether the platform lets each function live as long as its work takes, and DevTools can set it.
import { DELIVERY_KILL_RESERVE_MS } from "../../../src/runtime/time-limits";
import type { BuiltFunctionReport } from "../../bundle/build-functions";
import type { Facts } from "../facts";
import { type DoctorRow, fault, notLookedAt, ok, rowsOr, warning } from "../report";

/** What the platform takes where nothing is said, and too little for a start and a reply. */
const PLATFORM_DEFAULT_S = 3;
/** The most that DevTools offers, and what the runtime assumes where the platform does not tell. */
const DEVTOOLS_MOST_S = 60;
/** A slow handler gets the timeout less a second: below this it gains little over the 3.5 s of any other. */
const SLOW_LEAST_S = 10;
/** The relay gives a push up to 10 s, and takes several. */
const TIMED_LEAST_S = 20;

export function checkTimeouts({ functions, build }: Facts): readonly DoctorRow[] {
  if ("refusal" in functions || "refusal" in build) return [notLookedAt("timeout", "The sources cannot be built.")];
  const all = build.thing.functions;
  const { functions: settings } = functions.thing.cloudbaserc;
  const found = settings.flatMap(({ name, timeout, triggers }) => {
    const served = all.filter((own) => own.name === name || isServedBy(all, name, own));
    return judge(name, timeout, needOf(served, triggers.length > 0));
  });
  const times = settings.map(({ name, timeout }) => `${name} ${timeout} s`).join(", ");
  return rowsOr(found, ok("timeout", `${times}.`));
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
function needOf(served: readonly BuiltFunctionReport[], isTimed: boolean): Need | undefined {
  if (isTimed) return { leastS: TIMED_LEAST_S, writeS: 60, why: "a timer's function goes on with several pushes" };
  if (served.some(({ isSlow }) => isSlow)) {
    return { leastS: SLOW_LEAST_S, writeS: 60, why: "a slow handler has no more time than that" };
  }
  const deadlineMs = Math.max(...served.map((own) => own.deadlineMs));
  if (deadlineMs === 0) return undefined;
  const leastS = Math.ceil((deadlineMs + DELIVERY_KILL_RESERVE_MS) / 1000);
  return { leastS, writeS: Math.max(leastS, 5), why: `a push is answered after up to ${deadlineMs} ms` };
}

function judge(name: string, timeoutS: number, need: Need | undefined): DoctorRow[] {
  if (need !== undefined && timeoutS < need.leastS) return [tooShort(name, timeoutS, need)];
  if (timeoutS <= DEVTOOLS_MOST_S) return [];
  const fact = `${name} may run ${timeoutS} s; DevTools sets ${DEVTOOLS_MOST_S} s at most, so which holds depends on who deployed last.`;
  return [warning("timeout", fact, `Write "timeout": ${DEVTOOLS_MOST_S} for ${name} in cloudbaserc.json.`)];
}

function tooShort(name: string, timeoutS: number, { writeS, why }: Need): DoctorRow {
  const fix = `Write "timeout": ${writeS} for ${name} in cloudbaserc.json, and in 云开发 → 云函数 → 配置 where it is deployed already.`;
  return timeoutS <= PLATFORM_DEFAULT_S
    ? fault("timeout", `${name} is killed after ${timeoutS} s: too short for a start and a reply.`, fix)
    : warning("timeout", `${name} is killed after ${timeoutS} s, but ${why}.`, fix);
}
