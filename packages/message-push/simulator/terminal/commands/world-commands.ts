// What others do: a person at the desk, the clock, timers, the database.
import { type Both, same } from "../../../src/language";
import type { InvocationOutcome } from "../../contracts";
import { MODEL_BEHAVIOURS, type ModelBehaviour } from "../../model/model-order";
import { SimulatorError } from "../../simulator-error";
import type { TimerInfo } from "../../timers/create-timers";
import { wait } from "../lines/elapsed";
import { type Command, customerOf, firstWord, readFields, type Session } from "./command";
import { readSpan } from "./read-span";

export const WORLD_COMMANDS: Readonly<Record<string, Command>> = {
  agent: {
    usage: same("/agent [accept|say …|close]"),
    about: {
      en: "be the person that takes over; without more, who waits",
      zh: "扮演人工客服；不带参数则列出等待的客户",
    },
    more: {
      en: "It is about the customer that you are now. /agent accept takes the first who waits where that one does not.",
      zh: "针对当前客户；当前客户没有在等待时，/agent accept 接入排在最前面的客户。",
    },
    run: beAgent,
  },
  clock: {
    usage: same("/clock [+49h]"),
    about: { en: "the time; or move it forward: +90s, +5m, +49h, +3d", zh: "显示时间；或快进：+90s、+5m、+49h、+3d" },
    run({ simulator: { clock } }, rest) {
      if (rest !== "") clock.advance(readSpan(rest));
      return rest === "" ? `${new Date(clock.nowMs()).toISOString()}  (+${wait(clock.offsetMs)})` : undefined;
    },
  },
  timer: {
    usage: { en: "/timer [name]", zh: "/timer [名字]" },
    about: {
      en: "fire a function's timer now; without a name, the list",
      zh: "立即触发云函数的定时触发器；不带名字则列出全部",
    },
    more: {
      en: "/timer pause relay makes it miss its times, /timer resume relay lets them count again.",
      zh: "/timer pause relay 暂停，/timer resume relay 恢复。",
    },
    run: orderTimer,
  },
  data: {
    usage: { en: "/data <collection>", zh: "/data <集合>" },
    about: { en: "the newest documents of a collection", zh: "集合里最新的文档" },
    run: listDocuments,
  },
  stub: {
    usage: { en: "/stub [call {…}]", zh: "/stub [云调用 {…}]" },
    about: {
      en: "answer a cloud call in WeChat's place; without more, the list",
      zh: "代替微信应答云调用；不带参数则列出全部",
    },
    more: {
      en: '/stub ocr.idcard {"name":"张三"} answers, /stub ocr.idcard off ends that.',
      zh: '/stub ocr.idcard {"name":"张三"} 设置应答，/stub ocr.idcard off 取消。',
    },
    run: orderStub,
  },
  model: {
    usage: { en: "/model [behaviour]", zh: "/model [行为]" },
    about: {
      en: "how the local model behaves; without more, the list",
      zh: "本地模型的行为；不带参数则列出全部",
    },
    more: {
      en: "/model busy has it refuse every question, /model answers has it answer again.",
      zh: "/model busy 让它拒绝每个问题，/model answers 恢复正常。",
    },
    run: orderModel,
  },
};

function beAgent(session: Session, rest: string): string | undefined {
  const { agents } = session.simulator.wechat;
  const [action, text] = firstWord(rest);
  const { openid } = customerOf(session);
  const queue = agents.queue();
  const first = queue.includes(openid) ? openid : queue[0];
  if (action === "")
    return queue.length === 0
      ? NOBODY_WAITS[session.language]
      : queue.map((one) => `  ${nameOf(session, one)}`).join("\n");
  if (action === "accept") agents.accept(first ?? openid);
  else if (action === "close") agents.close(openid);
  else if (action === "say" && text !== "") agents.say(openid, text);
  else
    throw new SimulatorError(
      "OPTION_INVALID",
      { en: `/agent does not know "${rest}".`, zh: `/agent 不认识“${rest}”。` },
      {
        en: "Write /agent accept, /agent say 在的 or /agent close.",
        zh: "请写 /agent accept、/agent say 在的 或 /agent close。",
      },
    );
  return undefined;
}

const NOBODY_WAITS: Both = { en: "Nobody waits for a person.", zh: "没有客户在等待人工。" };

function nameOf({ simulator }: Session, openid: string): string {
  return [...simulator.customerNames()].find(([, customer]) => customer.openid === openid)?.[0] ?? openid;
}

const STATES: Readonly<Record<TimerInfo["state"] | InvocationOutcome["status"], Both>> = {
  running: { en: "running", zh: "运行中" },
  paused: { en: "paused", zh: "已暂停" },
  returned: { en: "returned", zh: "已返回" },
  threw: { en: "threw", zh: "抛出异常" },
  crashed: { en: "crashed", zh: "崩溃" },
  "timed-out": { en: "timed-out", zh: "超时被终止" },
  refused: { en: "refused", zh: "未能启动" },
};

async function orderTimer({ simulator, language }: Session, rest: string): Promise<string> {
  const { timers } = simulator;
  const [first, second] = firstWord(rest);
  if (first === "pause" || first === "resume") timers[first](second);
  else if (first !== "") {
    const { status, durationMs } = await simulator.fireTimer(first);
    const state = STATES[status];
    const text = { en: `${state.en}, ${wait(durationMs)}`, zh: `${state.zh}，${wait(durationMs)}` };
    return `  ${first} → ${text[language]}`;
  }
  const describe = ({ function: name, cron, state, nextAtMs }: TimerInfo) =>
    `  ${name}  ${cron}  ${STATES[state][language]}${nextAtMs === undefined ? "" : `  ${new Date(nextAtMs).toISOString()}`}`;
  return timers.list().map(describe).join("\n") || "  —";
}

const SHOWN_DOCUMENTS = 10;
const SHOWN_CHARACTERS = 200;

function listDocuments({ simulator, language }: Session, collection: string): string {
  if (collection === "")
    throw new SimulatorError(
      "OPTION_INVALID",
      { en: "/data needs a collection.", zh: "/data 需要集合名称。" },
      { en: "Write /data message_pushes.", zh: "例如 /data message_pushes。" },
    );
  const documents = simulator.documents(collection);
  const shown = documents.slice(-SHOWN_DOCUMENTS).map((document) => {
    const json = JSON.stringify(document);
    return `  ${json.length > SHOWN_CHARACTERS ? `${json.slice(0, SHOWN_CHARACTERS)}…` : json}`;
  });
  const count: Both = {
    en: `${collection}: ${documents.length}`,
    zh: `${collection}：${documents.length} 条`,
  };
  return [count[language], ...shown].join("\n");
}

function orderStub({ simulator }: Session, rest: string): string {
  const { stubs, readyCalls } = simulator.wechat;
  const [apiName, json] = firstWord(rest);
  if (json === "off")
    stubs
      .all()
      .find((stub) => stub.apiName === apiName)
      ?.remove();
  else if (apiName !== "") simulator.stub(apiName, { ...readFields(json, '/stub ocr.idcard {"name":"张三"}') });
  const named = stubs.all().map((stub) => `  ${stub.apiName}  (${stub.calls.length})`);
  return [...named, ...readyCalls.map((name) => `  ${name}`)].join("\n");
}

function orderModel({ simulator: { model } }: Session, behaviour: string): string {
  if (behaviour !== "") model.behave({ behaviour: behaviour as ModelBehaviour });
  return MODEL_BEHAVIOURS.map((own) => `  ${own === model.behaviour ? "*" : " "} ${own}`).join("\n");
}
