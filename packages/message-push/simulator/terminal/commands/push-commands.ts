// Pushes that a customer cannot bring about by typing, and the last one once more.
import { type Both, same } from "../../../src/language";
import { didYouMean } from "../../../src/wechat/did-you-mean";
import { MALFORMED_REQUESTS } from "../../http-push/malformed-requests";
import type { Packet } from "../../packet";
import type { Simulator } from "../../running-simulator";
import { SimulatorError } from "../../simulator-error";
import { awaitPush, type Command, firstWord, readFields, type Session } from "./command";

export const PUSH_COMMANDS: Readonly<Record<string, Command>> = {
  push: {
    usage: { en: "/push [pair] [{…}]", zh: "/push [消息对] [{…}]" },
    about: { en: "a sample of any other pair; without one, the list", zh: "推送任一消息对的示例；不带参数则列出全部" },
    more: {
      en: 'Fields in JSON replace those of the sample: /push event:user_enter_tempsession {"SessionFrom":"shop"}',
      zh: 'JSON 里的字段会替换示例中的字段：/push event:user_enter_tempsession {"SessionFrom":"shop"}',
    },
    run: pushSample,
  },
  again: {
    usage: same("/again [new]"),
    about: {
      en: "exactly the last push once more, a redelivery; new: the same as a new push",
      zh: "把上一次推送原样再投递一次（重推）；new：同样内容作为新的推送",
    },
    more: {
      en: "A redelivery is answered from the record: the handler does not run again. /again new gets another MsgId, time and order number.",
      zh: "重推按记录应答，处理函数不会再次运行。/again new 会换新的 MsgId、时间和订单号。",
    },
    run: pushAgain,
  },
  stop: {
    usage: same("/stop"),
    about: { en: "end the retries of what is not answered; so does Ctrl-C", zh: "停止未应答推送的重试；Ctrl-C 也可以" },
    run({ simulator, language }) {
      if (simulator.stopRetries() > 0) return undefined;
      return NO_RETRIES[language];
    },
  },
  http: {
    usage: { en: "/http [kind]", zh: "/http [种类]" },
    about: {
      en: "a request over HTTP that is no push; without a kind, the list",
      zh: "通过 HTTP 发一个不是推送的请求；不带种类则列出全部",
    },
    run: sendNoPush,
  },
};

const NO_RETRIES: Both = { en: "Nothing is being retried.", zh: "没有正在重试的推送。" };

async function pushSample(session: Session, rest: string): Promise<string | undefined> {
  const { simulator } = session;
  const [pair, json] = firstWord(rest);
  if (pair === "") return listPairs(simulator);
  const fields = json === "" ? {} : readFields(json, `/push ${pair} {"Name":"value"}`);
  return awaitPush(session, () => simulator.pushSample(pair, { from: session.name, fields }));
}

function listPairs({ wechat }: Simulator): string {
  const describe = (pair: string) => {
    const functionName = wechat.functionOf(pair);
    return `  ${pair.padEnd(50)} ${functionName === undefined ? "" : `→ ${functionName}`}`.trimEnd();
  };
  return wechat.samples.pairs().map(describe).join("\n");
}

async function pushAgain(session: Session, rest: string): Promise<string | undefined> {
  const { simulator } = session;
  if (rest !== "" && rest !== "new")
    throw new SimulatorError(
      "OPTION_INVALID",
      { en: `/again does not know ${rest}.`, zh: `/again 不认识 ${rest}。` },
      { en: "Write /again or /again new.", zh: "请写 /again 或 /again new。" },
    );
  const packet = lastPacket(simulator);
  if (packet === undefined)
    throw new SimulatorError(
      "OPTION_INVALID",
      { en: "Nothing has been pushed yet.", zh: "还没有推送过。" },
      { en: "Type a text first.", zh: "请先输入一条文本。" },
    );
  return awaitPush(session, () => simulator.push(rest === "new" ? simulator.wechat.samples.renew(packet) : packet));
}

/** As it was made: whoever pushed it. */
function lastPacket({ events }: Simulator): Packet | undefined {
  const last = events.all().findLast((event) => event.kind === "push-arrived");
  return last?.kind === "push-arrived" ? last.packet : undefined;
}

async function sendNoPush({ simulator }: Session, kind: string): Promise<string> {
  const list = MALFORMED_REQUESTS.map((thing) => `  ${thing}`).join("\n");
  if (kind === "") return list;
  const known = MALFORMED_REQUESTS.find((thing) => thing === kind);
  if (known === undefined) throw noSuchRequest(kind);
  const { status, body } = await simulator.httpPush.send({ kind: known });
  return `  ${known} → ${status} ${body.slice(0, 200)}`;
}

function noSuchRequest(kind: string): SimulatorError {
  const meant = didYouMean(kind, MALFORMED_REQUESTS);
  return new SimulatorError(
    "OPTION_INVALID",
    { en: `There is no request "${kind}".`, zh: `没有请求“${kind}”。` },
    { en: `${meant.en}/http lists them.`, zh: `${meant.zh}/http 列出所有请求。` },
  );
}
