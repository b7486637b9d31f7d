// A request of a function to the gateway in one line: what the runtime does in its own words, anything else as the SDK calls it.
import { type Both, type Language, same } from "../../../src/language";
import type { GatewayRequest } from "../../contracts";
import { PUSH_RECORDS } from "../../push-records";
import { shortForm } from "../../short-form";
import { MESSAGE_KINDS } from "./message-line";
import { padded } from "./pad";

const CREATE: Both = { en: "create collection", zh: "新建集合" };
const REMEMBER: Both = { en: "remember", zh: "记下客户状态" };
const KEEP: Both = { en: "keep question", zh: "记下问题" };

const DEEDS: Readonly<Record<string, Both>> = {
  "database.insertDocument message_pushes": { en: "claim", zh: "认领" },
  "database.getDocument message_pushes": { en: "look up", zh: "查记录" },
  "database.addCollection message_pushes": CREATE,
  "database.getDocument desk_answers": { en: "read answers", zh: "读取答复" },
  "database.getDocument desk_states": { en: "recall", zh: "读取客户状态" },
  "database.insertDocument desk_states": REMEMBER,
  "database.modifyDocument desk_states": REMEMBER,
  "database.addCollection desk_states": CREATE,
  "database.insertDocument desk_questions": KEEP,
  "database.modifyDocument desk_questions": KEEP,
  "database.addCollection desk_questions": CREATE,
  "wx.openApi customerServiceMessage.send": { en: "send", zh: "发送" },
  "wx.openApi customerServiceMessage.setTyping": { en: "show typing", zh: "显示正在输入" },
};

const NO_COLLECTION = "DATABASE_COLLECTION_NOT_EXIST";
const NONE_YET: Both = { en: "(no collection yet)", zh: "（集合还不存在）" };

/** Outcomes that look like a failure and are none, by collection. */
const OUTCOMES: Readonly<Record<string, Readonly<Record<string, Both>>>> = {
  [PUSH_RECORDS]: {
    [NO_COLLECTION]: {
      en: "(the first push here: no collection yet)",
      zh: "（这里的第一条推送，集合还不存在）",
    },
    DATABASE_REQUEST_FAILED: { en: "(claimed before)", zh: "（已被认领）" },
  },
  desk_answers: {
    [NO_COLLECTION]: { en: "(no collection yet: the file answers)", zh: "（集合还不存在，由文件答复）" },
  },
  desk_states: { [NO_COLLECTION]: NONE_YET },
  desk_questions: { [NO_COLLECTION]: NONE_YET },
};

const DEED_WIDTH = 18;

export function requestLine(gatewayRequest: GatewayRequest, language: Language): string {
  const { action, target, outcome, underFault, request } = gatewayRequest;
  const deed = padded(deedOf(gatewayRequest)[language], DEED_WIDTH);
  const detail = action === "wx.openApi" ? describeMessage(request, target, language) : target;
  const ending = underFault === undefined ? outcome : `${outcome} (${underFault})`;
  const known = OUTCOMES[target]?.[ending]?.[language];
  return `${deed} ${detail}${ending === "ok" ? "" : `  ${known ?? `✗ ${ending}`}`}`.trimEnd();
}

/** The runtime's writes look alike from outside, but for what they set. */
function deedOf({ action, target, request }: GatewayRequest): Both {
  if (action === "functions.invokeFunction") return { en: "invoke", zh: "调用" };
  if (`${action} ${target}` !== "database.modifyDocument message_pushes")
    return DEEDS[`${action} ${target}`] ?? same(action);
  const data = String(request.data);
  if (data.includes('"completed"')) return { en: "complete", zh: "完成" };
  return data.includes('"dead"') ? { en: "give up", zh: "放弃" } : { en: "record", zh: "写记录" };
}

function describeMessage(
  { msgtype, ...request }: Readonly<Record<string, unknown>>,
  apiName: string,
  language: Language,
): string {
  if (msgtype === "text") return `text  ${shortForm({ ...request, msgtype }).replaceAll(/\n+/g, " ⏎ ")}`;
  if (typeof msgtype === "string") return MESSAGE_KINDS[msgtype]?.[language] ?? msgtype;
  return apiName === "customerServiceMessage.setTyping" ? "" : apiName;
}
