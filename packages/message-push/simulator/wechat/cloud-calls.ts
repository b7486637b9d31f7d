// The cloud calls of customer service, and how WeChat responds: body, user, quota.
import type { AppPages } from "../../project/app-pages";
import type { SimulatorClock } from "../clock";
import type { OpenApiCall, OpenApiResponse } from "../contracts";
import type { Emit } from "../events";
import type { PushOwners } from "../push-owners";
import type { InboxEntry } from "../push-report";
import { checkMessage, warningsAbout, withoutUnknownKeys } from "./check-message";
import type { MediaStore } from "./media";
import { ACCEPTED, refuse } from "./refusals";
import type { WechatRules } from "./rules";
import type { SimulatedUser, Users } from "./users";

interface ApiParts {
  readonly clock: SimulatorClock;
  readonly rules: WechatRules;
  readonly users: Users;
  readonly media: MediaStore;
  readonly emit: Emit;
  readonly pushOf: PushOwners["ofInvocation"];
  /** The pages of the mini program, read anew each time. */
  readonly appPages: () => AppPages | undefined;
}

/** The calls of customer service by name, each checked by body, user and quota: the same by cloud call and by access token. */
export type CustomerServiceApis = ReadonlyMap<
  string,
  (call: OpenApiCall) => OpenApiResponse | Promise<OpenApiResponse>
>;

export function customerServiceApis(parts: ApiParts): CustomerServiceApis {
  return new Map([
    ["customerServiceMessage.send", (call) => send(parts, call)],
    ["customerServiceMessage.setTyping", (call) => setTyping(parts, call)],
    ["customerServiceMessage.uploadTempMedia", parts.media.upload],
    ["customerServiceMessage.getTempMedia", parts.media.download],
  ]);
}

function send(
  { clock, rules, users, media, emit, pushOf, appPages }: ApiParts,
  { args, caller }: OpenApiCall,
): OpenApiResponse {
  const invocation = caller === undefined ? {} : { invocationId: caller.id };
  for (const texts of warningsAbout(args, appPages))
    emit({ kind: "send-warning", ...invocation, fact: texts.fact.en, fix: texts.fix.en, texts });
  const refusal = checkMessage(args, media, rules);
  if (refusal) return refusal;
  const user = users.find(String(args.touser));
  if (!user) return refuse(40003, "invalid openid");
  const unsendable = useAllowance(user, clock.nowMs());
  if (unsendable) return unsendable;

  user.typingEndsAtMs = undefined;
  const pushId = pushOf(caller?.id);
  const entry: InboxEntry = {
    kind: "reply",
    atMs: clock.nowMs(),
    message: asShown(args, rules),
    ...invocation,
    ...(pushId === undefined ? {} : { pushId }),
  };
  users.show(user, entry);
  if (!rules.messagesArriveInOrder) overtake(user.inbox);
  return ACCEPTED;
}

/** What the customer's phone makes of it: without the mark, `aimsgcontext` does nothing. */
function asShown(args: OpenApiCall["args"], { showsAiMark }: WechatRules) {
  const { aimsgcontext, ...others } = withoutUnknownKeys(args);
  return showsAiMark && aimsgcontext !== undefined ? { ...others, aimsgcontext } : others;
}

/** The last reply comes before the one before it. */
function overtake(inbox: InboxEntry[]): void {
  const [before, last] = inbox.slice(-2);
  if (before?.kind === "reply" && last?.kind === "reply") inbox.splice(-2, 2, last, before);
}

function useAllowance({ allowance }: SimulatedUser, nowMs: number): OpenApiResponse | undefined {
  if (!allowance || nowMs >= allowance.endsAtMs) {
    return refuse(45015, "response out of time limit or subscription is canceled");
  }
  if (allowance.left === 0) return refuse(45047, "out of response count limit");
  allowance.left -= 1;
  return undefined;
}

function setTyping({ clock, rules, users }: ApiParts, { args }: OpenApiCall): OpenApiResponse {
  const nowMs = clock.nowMs();
  const user = users.find(String(args.touser));
  if (!user) return refuse(40003, "invalid openid");
  if (args.command !== "Typing" && args.command !== "CancelTyping") return refuse(45072, "invalid command");
  const isOn = args.command === "Typing";
  if (isOn && rules.typingNeedsReplyLeft && user.allowance?.left === 0)
    return refuse(45047, "out of response count limit");
  if (isOn) {
    if (nowMs - lastMessageAtMs(user) > rules.typingAfterMessageMs) {
      return refuse(
        45080,
        "need sending message to user or recving message from user in the last 30 seconds before typing",
      );
    }
    const isOnAlready = user.typingEndsAtMs !== undefined && nowMs < user.typingEndsAtMs;
    if (isOnAlready && rules.typingAgainErrorCode !== 0) return refuse(rules.typingAgainErrorCode, "already typing");
  }
  user.typingEndsAtMs = isOn ? nowMs + rules.typingMs : undefined;
  users.show(user, { kind: "typing", isOn, atMs: nowMs });
  return ACCEPTED;
}

/** When a message last went to the customer or came from there. Entering is none. */
function lastMessageAtMs({ inbox }: SimulatedUser): number {
  const messages = inbox.filter(({ kind }) => kind === "own" || kind === "reply" || kind === "agent");
  return messages.at(-1)?.atMs ?? Number.NEGATIVE_INFINITY;
}
