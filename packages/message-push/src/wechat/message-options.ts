// What may stand beside the body of every customer-service message. The names are the wire's own, from WeChat's send page:
// https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-message/api_sendcustommessage.html
import type { Both } from "../language";
import { PushError } from "../push-error";
import { didYouMean } from "./did-you-mean";

/** Options of a reply, as they travel. */
export interface MessageOptions {
  /** `{ is_ai_msg: 1 }` puts 内容由第三方AI生成 under the message. */
  readonly aimsgcontext?: { readonly is_ai_msg: 0 | 1 };
  /**
   * The conversation of a 客服子商户. A reply to a push that came from one (`event.BusinessId`) goes back there by itself; name it
   * to answer in another.
   */
  readonly businessid?: string | number;
  /** The agent in whose name it is said: `name@account`, as under 功能 → 客服 on mp.weixin.qq.com. */
  readonly customservice?: { readonly kf_account: string };
}

const NAMES = ["aimsgcontext", "businessid", "customservice"] as const;

/**
 * Copies the options that WeChat knows.
 *
 * @throws {PushError} `REPLY_INVALID` for an unknown one, or a value that WeChat does not take
 */
export function checkOptions(builder: string, given: MessageOptions | undefined): MessageOptions {
  if (given === undefined) return {};
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw invalid(
      { en: `${builder} got options that are no object.`, zh: `${builder} 的选项不是对象。` },
      { en: `Give it { ${NAMES.join(", ")} }, or nothing.`, zh: `请写 { ${NAMES.join(", ")} }，或不写。` },
    );
  }
  refuseUnknown(builder, given, NAMES);
  const { aimsgcontext, businessid, customservice } = given;
  return {
    ...(aimsgcontext !== undefined && { aimsgcontext: checkAi(builder, aimsgcontext) }),
    ...(businessid !== undefined && { businessid: checkBusiness(builder, businessid) }),
    ...(customservice !== undefined && { customservice: checkAgent(builder, customservice) }),
  };
}

/** The options of a message, to be put into another one, and to be compared as text. */
export function optionsOf({ aimsgcontext, businessid, customservice }: MessageOptions): MessageOptions {
  return {
    ...(aimsgcontext !== undefined && { aimsgcontext }),
    ...(businessid !== undefined && { businessid }),
    ...(customservice !== undefined && { customservice }),
  };
}

/** Where a reply to this event goes: the conversation that it came from. */
export function conversationOf(event: object): Pick<MessageOptions, "businessid"> {
  const { BusinessId } = event as { readonly BusinessId?: unknown };
  return typeof BusinessId === "string" && BusinessId !== "" ? { businessid: wireId(BusinessId) } : {};
}

/** WeChat's own type is a number; an id is text here, and one with more digits than a number keeps stays text. */
function wireId(id: string): string | number {
  const number = Number(id);
  return Number.isSafeInteger(number) && String(number) === id ? number : id;
}

function checkAi(builder: string, given: unknown): { readonly is_ai_msg: 0 | 1 } {
  const { is_ai_msg } = requireKeys(builder, "aimsgcontext", given, ["is_ai_msg"]);
  if (is_ai_msg === 0 || is_ai_msg === 1) return { is_ai_msg };
  throw invalid(
    { en: `${builder} got an is_ai_msg that is neither 0 nor 1.`, zh: `${builder} 的 is_ai_msg 不是 0 或 1。` },
    { en: "Write aimsgcontext: { is_ai_msg: 1 }.", zh: "请写 aimsgcontext: { is_ai_msg: 1 }。" },
  );
}

function checkBusiness(builder: string, given: unknown): string | number {
  if (typeof given === "string" && given.trim() !== "") return wireId(given);
  if (typeof given === "number" && Number.isSafeInteger(given)) return given;
  throw invalid(
    {
      en: `${builder} got a businessid that is neither a text nor a whole number.`,
      zh: `${builder} 的 businessid 既不是文本，也不是整数。`,
    },
    { en: "Give it event.BusinessId, or leave it out.", zh: "请写 event.BusinessId，或不写。" },
  );
}

function checkAgent(builder: string, given: unknown): { readonly kf_account: string } {
  const { kf_account } = requireKeys(builder, "customservice", given, ["kf_account"]);
  if (typeof kf_account === "string" && kf_account.trim() !== "") return { kf_account };
  throw invalid(
    { en: `${builder} got no kf_account.`, zh: `${builder} 没有 kf_account。` },
    {
      en: 'Write customservice: { kf_account: "name@account" }.',
      zh: '请写 customservice: { kf_account: "name@account" }。',
    },
  );
}

function requireKeys(builder: string, option: string, given: unknown, names: readonly string[]) {
  if (typeof given !== "object" || given === null) {
    throw invalid(
      { en: `${builder} got an ${option} that is no object.`, zh: `${builder} 的 ${option} 不是对象。` },
      { en: `Write ${option}: { ${names.join(", ")}: … }.`, zh: `请写 ${option}: { ${names.join(", ")}: … }。` },
    );
  }
  refuseUnknown(builder, given, names);
  return given as Readonly<Record<string, unknown>>;
}

/** @throws {PushError} `REPLY_INVALID` with the nearest name */
export function refuseUnknown(builder: string, given: object, names: readonly string[]): void {
  const unknown = Object.keys(given).find((key) => !names.includes(key));
  if (unknown === undefined) return;
  const meant = didYouMean(unknown, names);
  throw invalid(
    { en: `${builder} does not know the field "${unknown}".`, zh: `${builder} 没有“${unknown}”这个字段。` },
    {
      en: `${meant.en}${builder} takes ${names.join(", ")}: WeChat's own wire names.`,
      zh: `${meant.zh}${builder} 可用的字段：${names.join(", ")}，即微信自己的字段名。`,
    },
  );
}

function invalid(fact: Both, fix: Both): PushError {
  return new PushError("REPLY_INVALID", fact, fix);
}
