// timeout, relay: whether the platform lets each function live as long as its work takes, and whether the relay is called.
import { type Both, inBoth } from "../../../src/language";
import { DELIVERY_KILL_RESERVE_MS } from "../../../src/runtime/time-limits";
import type { BuiltFunctionReport } from "../../bundle/bundle-functions";
import type { Facts } from "../facts";
import { readCalls } from "../read-calls";
import { type DoctorRow, errorRow, okRow, rowsOr, skippedRow, UNBUILT, warningRow } from "../report";

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
  if ("refusal" in functions || "refusal" in build) return [skippedRow("timeout", UNBUILT)];
  const all = build.thing.functions;
  const { functions: settings } = functions.thing.cloudbaserc;
  const found = settings.flatMap(({ name, timeout, triggers }) => {
    const served = all.filter((own) => own.name === name || isServedBy(all, name, own));
    return judgeTimeout(name, timeout, needOf(served, triggers.length > 0));
  });
  const times = inBoth((language) => {
    const { seconds, comma, stop } = UNITS[language];
    return `${settings.map(({ name, timeout }) => `${name} ${timeout} ${seconds}`).join(comma)}${stop}`;
  });
  return rowsOr(found, okRow("timeout", times));
}

const UNITS = { en: { seconds: "s", comma: ", ", stop: "." }, zh: { seconds: "秒", comma: "、", stop: "。" } } as const;

function isServedBy(all: readonly BuiltFunctionReport[], name: string, other: BuiltFunctionReport): boolean {
  return all.some((own) => own.name === name && own.dispatchesTo.includes(other.name));
}

/** What a function has to do, and the seconds that it takes. */
interface Need {
  readonly leastS: number;
  /** Enough, with room. */
  readonly writeS: number;
  readonly why: Both;
}

const FOR_SEVERAL: Both = {
  en: "a timer's function goes on with several pushes",
  zh: "定时触发器的云函数一次要处理好几条推送",
};
const FOR_SLOW: Both = { en: "a slow handler has no more time than that", zh: "慢函数可用的时间不会超过它" };

/** None where nothing is known: a function of another kind. */
function needOf(served: readonly BuiltFunctionReport[], hasTimer: boolean): Need | undefined {
  if (hasTimer) return { leastS: TIMER_LEAST_S, writeS: 60, why: FOR_SEVERAL };
  if (served.some(({ isSlow }) => isSlow)) {
    return { leastS: SLOW_LEAST_S, writeS: 60, why: FOR_SLOW };
  }
  const deadlineMs = Math.max(...served.map((own) => own.deadlineMs));
  if (deadlineMs === 0) return undefined;
  const leastS = Math.ceil((deadlineMs + DELIVERY_KILL_RESERVE_MS) / 1000);
  const why: Both = {
    en: `a push is answered after up to ${deadlineMs} ms`,
    zh: `一条推送最多要 ${deadlineMs} 毫秒才应答`,
  };
  return { leastS, writeS: Math.max(leastS, 5), why };
}

function judgeTimeout(name: string, timeoutS: number, need: Need | undefined): DoctorRow[] {
  if (need !== undefined && timeoutS < need.leastS) return [tooShort(name, timeoutS, need)];
  if (timeoutS <= DEVTOOLS_MOST_S) return [];
  const fact: Both = {
    en: `${name} may run ${timeoutS} s; DevTools sets ${DEVTOOLS_MOST_S} s at most, so which holds depends on who deployed last.`,
    zh: `${name} 的超时时间是 ${timeoutS} 秒；微信开发者工具最多设 ${DEVTOOLS_MOST_S} 秒，实际是多少取决于最后由谁部署。`,
  };
  const fix: Both = {
    en: `Write "timeout": ${DEVTOOLS_MOST_S} for ${name} in cloudbaserc.json.`,
    zh: `请在 cloudbaserc.json 里给 ${name} 写 "timeout": ${DEVTOOLS_MOST_S}。`,
  };
  return [warningRow("timeout", fact, fix)];
}

function tooShort(name: string, timeoutS: number, { writeS, why }: Need): DoctorRow {
  const fix: Both = {
    en: `Write "timeout": ${writeS} for ${name} in cloudbaserc.json, and in 云开发 → 云函数 → 配置 where it is deployed already.`,
    zh: `请在 cloudbaserc.json 里给 ${name} 写 "timeout": ${writeS}；已经部署的，还要在 云开发 → 云函数 → 配置 里改超时时间。`,
  };
  if (timeoutS <= PLATFORM_DEFAULT_S) {
    const fact: Both = {
      en: `${name} is killed after ${timeoutS} s: too short for a start and a reply.`,
      zh: `${name} 运行 ${timeoutS} 秒就会被终止：不够启动和回复。`,
    };
    return errorRow("timeout", fact, fix);
  }
  const fact: Both = {
    en: `${name} is killed after ${timeoutS} s, but ${why.en}.`,
    zh: `${name} 运行 ${timeoutS} 秒就会被终止，但${why.zh}。`,
  };
  return warningRow("timeout", fact, fix);
}

const TRIGGER = '"triggers": [{ "name": "relay", "type": "timer", "config": "0 * * * * * *" }]';

const NO_RELAY: Both = {
  en: "No function is a relay: what is left over waits for the customer's next push.",
  zh: "没有投递器：没做完的要等客户的下一条推送才会继续。",
};
const MAKE_RELAY: Both = {
  en: "Restore the function relay and its entry in cloudbaserc.json from git, or let message-push init make both.",
  zh: "请从 git 恢复云函数 relay 和它在 cloudbaserc.json 里的那一项，或用 message-push init 生成这两样。",
};

/** Without a relay, or with one that no timer calls, what an instance leaves over waits. */
function relayRows({ projectDir, build, functions }: Facts): readonly DoctorRow[] {
  if ("refusal" in build || "refusal" in functions) return [skippedRow("relay", UNBUILT)];
  const relays = build.thing.functions.filter((own) => readCalls(projectDir, own.sources).words.has("defineRelay"));
  const [relay] = relays;
  if (relay === undefined) return [warningRow("relay", NO_RELAY, MAKE_RELAY)];
  const settings = functions.thing.cloudbaserc.functions.find(({ name }) => name === relay.name);
  const [trigger] = settings?.triggers ?? [];
  const { name } = relay;
  if (trigger !== undefined) {
    return [
      okRow("relay", {
        en: `${name} is called at "${trigger.config}".`,
        zh: `${name} 由定时触发器调用：${trigger.config}。`,
      }),
    ];
  }
  const fact: Both = {
    en: `Nothing calls ${name}: it has no timer, so what is left over waits for the customer's next push.`,
    zh: `没有定时触发器调用 ${name}：没做完的要等客户的下一条推送才会继续。`,
  };
  const fix: Both = {
    en: `Write ${TRIGGER} into the config.json of ${name} and its entry in cloudbaserc.json.`,
    zh: `请在 ${name} 的 config.json 和它在 cloudbaserc.json 的那一项里写 ${TRIGGER}。`,
  };
  return [warningRow("relay", fact, fix)];
}
