// What may stand beside the body of every customer-service message. The names are the wire's own, from WeChat's send page:
// https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-message/api_sendcustommessage.html
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
    throw invalid(`${builder} got options that are no object.`, `Give it { ${NAMES.join(", ")} }, or nothing.`);
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
  throw invalid(`${builder} got an is_ai_msg that is neither 0 nor 1.`, "Write aimsgcontext: { is_ai_msg: 1 }.");
}

function checkBusiness(builder: string, given: unknown): string | number {
  if (typeof given === "string" && given.trim() !== "") return wireId(given);
  if (typeof given === "number" && Number.isSafeInteger(given)) return given;
  throw invalid(
    `${builder} got a businessid that is neither a text nor a whole number.`,
    "Give it event.BusinessId, or leave it out.",
  );
}

function checkAgent(builder: string, given: unknown): { readonly kf_account: string } {
  const { kf_account } = requireKeys(builder, "customservice", given, ["kf_account"]);
  if (typeof kf_account === "string" && kf_account.trim() !== "") return { kf_account };
  throw invalid(`${builder} got no kf_account.`, 'Write customservice: { kf_account: "name@account" }.');
}

function requireKeys(builder: string, option: string, given: unknown, names: readonly string[]) {
  if (typeof given !== "object" || given === null) {
    throw invalid(`${builder} got an ${option} that is no object.`, `Write ${option}: { ${names.join(", ")}: … }.`);
  }
  refuseUnknown(builder, given, names);
  return given as Readonly<Record<string, unknown>>;
}

/** @throws {PushError} `REPLY_INVALID` with the nearest name */
export function refuseUnknown(builder: string, given: object, names: readonly string[]): void {
  const unknown = Object.keys(given).find((key) => !names.includes(key));
  if (unknown === undefined) return;
  const fix = `${didYouMean(unknown, names).en}${builder} takes ${names.join(", ")}: WeChat's own wire names.`;
  throw invalid(`${builder} does not know the field "${unknown}".`, fix);
}

function invalid(fact: string, fix: string): PushError {
  return new PushError("REPLY_INVALID", fact, fix);
}
