// Faults by name: those that one wants to see at a desk. Any other is ordered as JSON; docs/testing.md has all.

import type { Both, Language } from "../../../src/language";
import { didYouMean } from "../../../src/wechat/did-you-mean";
import { CUT_OFFS, type CutOff } from "../../faults/cut-off";
import type { Fault } from "../../faults/fault";
import { SimulatorError } from "../../simulator-error";
import { type Command, firstWord, readFields, type Session } from "./command";
import { readSpan } from "./read-span";

interface NamedFault {
  readonly usage: string;
  readonly about: Both;
  make(figure: string): Fault;
}

const SEND = "customerServiceMessage.send";

const NAMED: Readonly<Record<string, NamedFault>> = {
  refuse: {
    usage: "refuse [45047]",
    about: { en: "WeChat refuses the next reply with that number", zh: "微信以该错误码拒绝下一条回复" },
    make: (figure) => ({ on: SEND, kind: "errcode", errcode: numberOf(figure, 45047) }),
  },
  lost: {
    usage: "lost",
    about: { en: "the next reply arrives, and its response does not", zh: "下一条回复已送达，但响应丢失" },
    make: () => ({ on: SEND, kind: "reset", phase: "after" }),
  },
  hang: {
    usage: "hang",
    about: { en: "WeChat does not answer the next send", zh: "下一次发送得不到响应" },
    make: () => ({ on: SEND, kind: "hang" }),
  },
  database: {
    usage: "database [30s]",
    about: { en: "the database is away for so long, from its next use on", zh: "数据库从下次使用起中断这么久" },
    make: (figure) => ({ on: "database", kind: "status", status: 503, forMs: readSpan(figure || "30s") }),
  },
  die: {
    usage: "die",
    about: {
      en: "the instance dies when its next reply is sent, and nobody notes that",
      zh: "实例在发出下一条回复后退出，来不及记录",
    },
    make: () => ({ on: SEND, kind: "die", phase: "after" }),
  },
  freeze: {
    usage: "freeze [20s]",
    about: {
      en: "the instance is frozen when its next reply has left it; WeChat takes that at once",
      zh: "实例发出下一条回复后被冻结；微信立即收下该回复",
    },
    // What has left an instance is carried out, whatever becomes of it: only the response has to wait.
    make: (figure) => ({ on: SEND, kind: "freeze", freezeMs: readSpan(figure || "20s"), phase: "after" }),
  },
  phantom: {
    usage: "phantom",
    about: {
      en: "the next record is refused as a duplicate, though there is none",
      zh: "下一条记录被数据库当作重复而拒绝，其实并没有记录",
    },
    make: () => ({ on: "database.insertDocument", kind: "duplicate", phase: "before" }),
  },
  "cut-off": {
    usage: `cut-off [${CUT_OFFS[0]}]`,
    about: {
      en: `the next call of a function reaches neither database nor WeChat: ${CUT_OFFS.join(", ")}`,
      zh: `下一次云函数调用既连不上数据库也连不上微信：${CUT_OFFS.join("、")}`,
    },
    // Whether there is such a way, the simulator checks.
    make: (figure) => ({ on: "invocation", kind: "cut-off", how: (figure || CUT_OFFS[0]) as CutOff }),
  },
  slow: {
    usage: "slow [3s]",
    about: { en: "the next instance takes so long to start", zh: "下一个实例启动需要这么久" },
    make: (figure) => ({ on: "start", kind: "delay", delayMs: readSpan(figure || "3s") }),
  },
  twice: {
    usage: "twice",
    about: { en: "WeChat delivers the next push twice at once", zh: "微信把下一次推送同时投递两次" },
    make: () => ({ on: "push", kind: "twice" }),
  },
  early: {
    usage: "early [300ms]",
    about: {
      en: "WeChat delivers again before the first delivery is answered",
      zh: "第一次投递还没应答，微信就再次投递",
    },
    make: (figure) => ({ on: "push", kind: "early", delayMs: readSpan(figure || "300ms") }),
  },
};

const USAGE_WIDTH = 17;

const list = (language: Language) =>
  Object.values(NAMED)
    .map(({ usage, about }) => `  ${usage.padEnd(USAGE_WIDTH)} ${about[language]}`)
    .join("\n");

const MORE: Both = {
  en: `${list("en")}\n  {…}               any other, as JSON: docs/testing.md#faults\n  clear             take back what has not happened`,
  zh: `${list("zh")}\n  {…}               其他故障，用 JSON：docs/testing.zh-CN.md\n  clear             取消尚未发生的故障`,
};

export const FAULT_COMMAND: Command = {
  usage: { en: "/fault [name]", zh: "/fault [名字]" },
  about: { en: "let something go wrong; without a name, what can", zh: "注入故障；不带名字则列出可用的故障" },
  more: MORE,
  run: orderFault,
};

function orderFault({ simulator: { faults }, language }: Session, rest: string): string | undefined {
  const [name, figure] = firstWord(rest);
  if (name === "clear") faults.clear();
  else if (rest.startsWith("{"))
    faults.inject(readFields(rest, '/fault {"on":"push","kind":"twice"}') as unknown as Fault);
  else if (name !== "") faults.inject(named(name).make(figure));
  const pending = faults.pending().map(({ index, seen, injected, ...fault }) => `  ${index}: ${JSON.stringify(fault)}`);
  if (name !== "") return pending.join("\n") || undefined;
  return [MORE[language], ...pending].join("\n");
}

function named(name: string): NamedFault {
  const found = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
  if (found) return found;
  const meant = didYouMean(name, Object.keys(NAMED));
  throw new SimulatorError(
    "OPTION_INVALID",
    { en: `There is no fault "${name}".`, zh: `没有故障“${name}”。` },
    { en: `${meant.en}/fault lists them.`, zh: `${meant.zh}/fault 列出所有故障。` },
  );
}

function numberOf(figure: string, otherwise: number): number {
  if (figure === "") return otherwise;
  if (/^-?\d+$/.test(figure)) return Number(figure);
  throw new SimulatorError(
    "OPTION_INVALID",
    { en: `"${figure}" is no number of WeChat.`, zh: `“${figure}”不是微信的错误码。` },
    { en: "Write /fault refuse 45047.", zh: "请写成 /fault refuse 45047。" },
  );
}
