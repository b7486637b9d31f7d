// One run of the probe: make the function, look part by part, and remove whatever was made, however it ends.
import { randomBytes, randomInt } from "node:crypto";
import { CodedError } from "../../src/coded-error";
import { type Both, same } from "../../src/language";
import { ToolError } from "../tool-error";
import { cleanUp, UNBIND } from "./clean-up";
import type { ProbeEnvironment } from "./environment";
import type { Part, PartResult } from "./parts/part";
import type { Person } from "./person";
import { PROBE_FUNCTION } from "./probe-names";
import { type Origin, type ProbeReport, reportOf } from "./report";
import { openProbeSession, type ProbeSession } from "./session";

export interface ProbeRun {
  readonly environment: ProbeEnvironment;
  readonly person: Person;
  readonly parts: readonly Part[];
  readonly origin: Origin;
  /** Whether an environment with customers' pushes in the last hour is probed all the same. */
  readonly despiteCustomers: boolean;
  /** What is there for parts that need more than the function. */
  readonly has: ReadonlySet<string>;
  /** `yyyy-mm-dd`. */
  readonly today: string;
  readonly packageVersion: string;
  /** Aborted by Ctrl-C: what was made is removed, then the run ends. */
  readonly signal: AbortSignal;
  say(line: Both): void;
}

const MEMORY_MB = 256;

/**
 * @throws {ToolError} `PROBE_NAME_TAKEN`, `PROBE_HAS_CUSTOMERS`, `PROBE_FAILED`; what was made is removed before
 */
export async function runProbe(run: ProbeRun): Promise<ProbeReport> {
  const { environment, say } = run;
  await removeLeftOver(environment, say);
  const key = randomBytes(16).toString("hex");
  const session = openProbeSession({ ...run, key });
  const bound = { isBound: false };
  try {
    say({ en: `Making the function ${PROBE_FUNCTION} …`, zh: `正在创建云函数 ${PROBE_FUNCTION} …` });
    await environment.deploy({ memoryMb: MEMORY_MB, key });
    run.signal.throwIfAborted();
    const code = String(randomInt(1_000, 10_000));
    const { customersInTheLastHour } = await session.call("begin", { code });
    if (customersInTheLastHour > 0 && !run.despiteCustomers) throw hasCustomers(customersInTheLastHour);
    const { nodeVersion } = await session.call("context", {});
    const looked = await lookAtAll(run, session, { code, bound });
    const versions = { messagePush: run.packageVersion, cli: environment.cli.version, node: nodeVersion };
    return reportOf({ ...run, madeOn: run.today, versions, ...looked });
  } finally {
    // Rows that lead to a function that is gone leave customers without an answer.
    if (bound.isBound) say({ en: `Do not forget: ${UNBIND.en}.`, zh: `别忘了：${UNBIND.zh}。` });
    say({ en: "Removing what was made …", zh: "正在删除创建的东西 …" });
    await cleanUp(environment, key, say);
  }
}

/** A run that died left its function: it goes first. What is not the probe's is not touched. */
async function removeLeftOver(environment: ProbeEnvironment, say: ProbeRun["say"]): Promise<void> {
  const found = await environment.find();
  if (found === undefined) return;
  if (found.key === undefined) throw nameTaken();
  say({
    en: "An earlier run has left its function; it is removed first.",
    zh: "上一次探测留下了它的云函数，先删除它。",
  });
  await cleanUp(environment, found.key, say);
}

interface Meeting {
  readonly code: string;
  /** Whether rows of the console lead to the probe's function, as far as the person says. */
  readonly bound: { isBound: boolean };
}

async function lookAtAll(run: ProbeRun, session: ProbeSession, meeting: Meeting) {
  const results: PartResult[] = [];
  const notRun = new Map<string, Both>();
  let isWithPerson: boolean | undefined;
  for (const [i, part] of run.parts.entries()) {
    run.signal.throwIfAborted();
    const number = `[${i + 1}/${run.parts.length}] `;
    if (part.needs?.includes("person")) isWithPerson ??= await meetPerson(run, session, meeting);
    const why = await whyNot(part, run, isWithPerson);
    run.say({ en: number + headingOf(part, why).en, zh: number + headingOf(part, why).zh });
    if (why !== undefined) notRun.set(part.id, why);
    else results.push(await lookAt(part, run, session, notRun));
  }
  const { bound } = meeting;
  if (bound.isBound) bound.isBound = !(await run.person.does({ say: UNBIND, act: { kind: "unbinds" } }));
  return { results, notRun };
}

/** A part that fails costs its own rows only. */
async function lookAt(
  part: Part,
  run: ProbeRun,
  session: ProbeSession,
  notRun: Map<string, Both>,
): Promise<PartResult> {
  try {
    return await part.run(session);
  } catch (error) {
    if (run.signal.aborted || !(error instanceof CodedError)) throw error;
    run.say({ en: `  ✖ ${error.texts.fact.en}`, zh: `  ✖ ${error.texts.fact.zh}` });
    // What an error says may name the account's own things: the report says only where to look.
    notRun.set(part.id, {
      en: `the part failed (${error.code}); the terminal shows why`,
      zh: `这部分失败了（${error.code}），原因见终端`,
    });
    return { seen: {} };
  }
}

async function whyNot({ needs = [], costs }: Part, run: ProbeRun, isWithPerson?: boolean): Promise<Both | undefined> {
  const missing = needs.find((need) => need !== "person" && !run.has.has(need));
  if (missing !== undefined) return needOf(WORDS[missing] ?? same(missing));
  if (needs.includes("person") && isWithPerson !== true) return { en: "nobody takes part", zh: "没有人参与" };
  if (costs !== undefined && !(await run.person.allows(costs))) return { en: "it was not allowed", zh: "没有得到同意" };
  return undefined;
}

function needOf(thing: Both): Both {
  return { en: `it needs ${thing.en}`, zh: `需要 ${thing.zh}` };
}

const WORDS: Readonly<Record<string, Both>> = {
  "access-token": { en: "WECHAT_APPID and WECHAT_APPSECRET", zh: "WECHAT_APPID 和 WECHAT_APPSECRET" },
  key: {
    en: "TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY",
    zh: "TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY",
  },
};

/** The person binds the pairs, and writes the code: from then on the probe knows who takes part. */
async function meetPerson({ person }: ProbeRun, session: ProbeSession, { code, bound }: Meeting): Promise<boolean> {
  bound.isBound = await person.does({ say: BIND, act: { kind: "binds" } });
  if (!bound.isBound) return false;
  const writes = {
    en: `From your phone, open the mini program's customer service and write ${code}`,
    zh: `用手机打开小程序客服，发送 ${code}`,
  };
  if (!(await person.does({ say: writes, act: { kind: "writes", text: code } }))) return false;
  const known = await session.until(
    async () => ((await session.call("participant", {})).isKnown ? true : undefined),
    MEETING_LIMIT_MS,
  );
  return known === true;
}

/** From when the code was written. */
const MEETING_LIMIT_MS = 60_000;

const BIND = {
  en: [
    "云开发控制台 → 设置 → 其他设置 → 消息推送, 推送模式 云函数: note which function the rows text and",
    `event:user_enter_tempsession (进入会话) are bound to, then bind both to ${PROBE_FUNCTION} in this environment`,
  ].join(" "),
  zh: [
    "打开 云开发控制台 → 设置 → 其他设置 → 消息推送，推送模式选“云函数”：记下 text 和",
    `event:user_enter_tempsession（进入会话）两行现在绑定的云函数，再把两行都绑定到这个环境的 ${PROBE_FUNCTION}`,
  ].join(" "),
};

function headingOf({ title }: Part, why: Both | undefined): Both {
  if (why === undefined) return title;
  return { en: `${title.en}: not looked at, ${why.en}`, zh: `${title.zh}：没有查看，${why.zh}` };
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function nameTaken(): ToolError {
  return new ToolError(
    "PROBE_NAME_TAKEN",
    {
      en: `The environment has a function ${PROBE_FUNCTION} that no probe made.`,
      zh: `云环境里有一个不是探测创建的云函数 ${PROBE_FUNCTION}。`,
    },
    {
      en: "Rename or delete it in the console, if it is yours to delete; the probe touches nothing that it did not make.",
      zh: "如果可以删，请在控制台改名或删除；探测不会动不是自己创建的东西。",
    },
  );
}

function hasCustomers(count: number): ToolError {
  return new ToolError(
    "PROBE_HAS_CUSTOMERS",
    {
      en: `Customers wrote to this environment in the last hour (${plural(count, "push", "pushes")}), and the probe takes their pair for some minutes.`,
      zh: `最近一小时有客户给这个环境发过消息（${count} 条推送），而探测会占用他们的消息对几分钟。`,
    },
    {
      en: "Choose another environment with --env, or an hour without customers; --despite-customers goes on all the same.",
      zh: "请用 --env 换一个环境，或换一个没有客户的时段；加 --despite-customers 可以照常进行。",
    },
  );
}
