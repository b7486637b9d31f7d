// The local WeChat alone: functions are whatever a test answers, time stands still until it is moved.

import type { AppPages } from "../../project/app-pages";
import { pushTableOf } from "../../project/push-table";
import { createClock } from "../../simulator/clock";
import type { InvocationOutcome, InvokeRequest, OpenApiResponse } from "../../simulator/contracts";
import { createEvents } from "../../simulator/events";
import { createFaults } from "../../simulator/faults/create-faults";
import { createWechat } from "../../simulator/wechat/create-wechat";
import type { WechatRules } from "../../simulator/wechat/rules";

const SEND = "customerServiceMessage.send";

export interface HeldCall {
  readonly request: InvokeRequest;
  answer(result: unknown): void;
  fail(status: "threw" | "crashed" | "timed-out"): void;
}

export function wechatBench({
  rules = {},
  permissions = [SEND],
  alsoBound = [],
  appPages,
}: {
  alsoBound?: readonly string[];
  rules?: Partial<WechatRules>;
  permissions?: string[];
  appPages?: () => AppPages | undefined;
} = {}) {
  const clock = createClock();
  clock.pause();
  const { events, emit, pushOf } = createEvents(clock);
  const faults = createFaults({ clock });
  const calls: HeldCall[] = [];
  let respond: ((request: InvokeRequest) => unknown) | undefined = () => "success";

  const wechat = createWechat({
    calls: { cameOf: () => false },
    clock,
    emit,
    pushOf,
    faults,
    appid: "wx0000000000000000",
    rules,
    ...(appPages && { appPages }),
    pushTable: pushTableOf([
      { name: "text", pairs: ["text"] },
      { name: "image", pairs: ["image"] },
      { name: "enter", pairs: ["event:user_enter_tempsession"] },
      { name: "check", pairs: ["event:wxa_media_check"] },
      { name: "subscribed", pairs: ["event:subscribe_msg_popup_event"] },
      { name: "pay", pairs: ["event:xpay_goods_deliver_notify", "event:xpay_subscribe_ios_refund_query_notify"] },
      { name: "others", pairs: alsoBound },
    ]),
    permissionsOf: (name) => (name === "text" ? permissions : undefined),
    invoke: (request) =>
      new Promise((resolve) => {
        const held: HeldCall = {
          request,
          answer: (result) => resolve(outcomeOf(request, { status: "returned", result })),
          fail: (status) => resolve(outcomeOf(request, { status, error: { name: "Error", message: "broken" } })),
        };
        calls.push(held);
        if (respond) held.answer(respond(request));
      }),
  });

  const call = (apiName: string, args: object, files: Record<string, { fileName: string; content: Buffer }> = {}) =>
    wechat.callOpenApi({ apiName, args: { ...args }, files, caller: { id: "i", functionName: "text" } });

  return {
    clock,
    events,
    faults,
    wechat,
    calls,
    /** How functions answer; `undefined` holds every call until the test answers it. */
    answerWith(answer: typeof respond) {
      respond = answer;
    },
    call,
    /** Sends a text to the user; tells the errcode. */
    async send(touser: string, content = "好"): Promise<number> {
      return errcodeOf(await call(SEND, { touser, msgtype: "text", text: { content } }));
    },
    newUser: () => wechat.users.ensure().openid,
  };
}

export function errcodeOf(answer: OpenApiResponse): number {
  if (answer.kind === "refused") return answer.errorCode;
  return answer.kind === "json" ? answer.body.errcode : 0;
}

function outcomeOf(
  { functionName }: InvokeRequest,
  ending: Partial<InvocationOutcome> & Pick<InvocationOutcome, "status">,
): InvocationOutcome {
  return {
    invocation: { id: "i", functionName },
    instanceId: "1",
    coldStart: false,
    durationMs: 0,
    memoryMb: 1,
    logs: [],
    ...ending,
  };
}

/** Lets everything happen that needs no time. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
