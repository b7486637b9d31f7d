// Steps in which the probe's function calls WeChat's API, as a push lets it. Each does its work at the first delivery only.
import {
  CALLS_STEP,
  CLOSED_STEP,
  ENTERS_WITH_AGENT_STEP,
  LENGTH_STEP,
  LONG_BYTES,
  LONGEST_BYTES,
  MOST_AFTER_ENTERING,
  MOST_AFTER_MESSAGE,
  OPTIONS_STEP,
  PICTURES_STEP,
  QUOTA_AFTER_ENTERING_STEP,
  QUOTA_STEP,
  SHORT_BYTES,
  TRANSFER_STEP,
  TYPING_STEP,
  WITH_AGENT_STEP,
} from "../call-steps";
import { MARK_VARIABLE, PROBE_FUNCTION } from "../probe-names";
import type { DeliveryAtHand, RunStep } from "./deliveries";
import { type CallCode, codeOf, misuse, sendText, setTyping } from "./openapi";
import { uploadPictures } from "./upload-pictures";

export const CALL_STEPS: Readonly<Record<string, RunStep>> = {
  [CALLS_STEP]: once(async (delivery) => {
    const { openid, note } = delivery;
    await note({ inPush: await misuse(delivery) });
    await note({ inCalled: await misuseInCalled(delivery) });
    const check = { version: 2, scene: 2, openid, content: "probe" };
    await note({ contentCheck: await codeOf(delivery, (openapi) => openapi.security.msgSecCheck(check)) });
  }),
  [TYPING_STEP]: once(async (delivery) => {
    const first = await setTyping(delivery, delivery.openid);
    await delivery.note({ first, again: await setTyping(delivery, delivery.openid) });
    await setTyping(delivery, delivery.openid, "CancelTyping");
  }),
  [OPTIONS_STEP]: once(sendOptions),
  [LENGTH_STEP]: once(sendLengths),
  [PICTURES_STEP]: once(uploadPictures),
  [QUOTA_STEP]: once(async (delivery) => {
    await delivery.note(await sendUntilRefused(delivery, MOST_AFTER_MESSAGE));
    await delivery.note({ typing: await setTyping(delivery, delivery.openid) });
  }),
  [QUOTA_AFTER_ENTERING_STEP]: once(async (delivery) => {
    await delivery.note(await sendUntilRefused(delivery, MOST_AFTER_ENTERING));
  }),
  async [TRANSFER_STEP]({ event: { FromUserName, ToUserName } }) {
    const CreateTime = Math.floor(Date.now() / 1_000);
    return { MsgType: "transfer_customer_service", ToUserName: FromUserName, FromUserName: ToUserName, CreateTime };
  },
  [WITH_AGENT_STEP]: onlyRecord,
  [ENTERS_WITH_AGENT_STEP]: onlyRecord,
  [CLOSED_STEP]: onlyRecord,
};

/** That it was delivered is all there is to know. */
async function onlyRecord(): Promise<void> {}

/** A redelivery, where WeChat did not wait for the answer, must not send anything again. */
function once(step: (delivery: DeliveryAtHand) => Promise<void>): RunStep {
  return async (delivery) => {
    if (delivery.number === 1) await step(delivery);
  };
}

/** The same in the function when it was called by itself; nothing where it could not be. */
async function misuseInCalled({ cloud }: DeliveryAtHand): Promise<CallCode | null> {
  try {
    const data = { probe: { key: process.env[MARK_VARIABLE], action: "misuse", params: {} } };
    const called = await cloud.callFunction({ name: PROBE_FUNCTION, data });
    const code: unknown = Object(Object(Object(called).result).probe).code;
    return typeof code === "number" ? code : null;
  } catch {
    return null;
  }
}

const MENU = {
  headContent: "message-push probe",
  list: [
    { id: "1", content: "1" },
    { id: "2", content: "2" },
  ],
  tailContent: "message-push probe",
};

async function sendOptions(delivery: DeliveryAtHand): Promise<void> {
  const { openid, note } = delivery;
  const menu = { touser: openid, msgtype: "msgmenu", msgmenu: MENU };
  await note({ msgmenu: await codeOf(delivery, (openapi) => openapi.customerServiceMessage.send(menu)) });
  const send = (name: string, value: unknown) =>
    sendText(delivery, openid, `message-push probe: ${name}`, { [name]: value });
  await note({ aimsgcontext: await send("aimsgcontext", { isAiMsg: 1 }) });
  await note({ businessid: await send("businessid", 1) });
  await note({ customservice: await send("customservice", { kfAccount: "probe@probe" }) });
}

/** At most two of them arrive. */
async function sendLengths(delivery: DeliveryAtHand): Promise<void> {
  const send = async (bytes: number): Promise<CallCode> => {
    const code = await sendText(delivery, delivery.openid, textOf(bytes));
    await delivery.note({ [`bytes${bytes}`]: code });
    return code;
  };
  if ((await send(LONGEST_BYTES + 1)) === 0) await send(LONG_BYTES);
  else if ((await send(LONGEST_BYTES)) !== 0) await send(SHORT_BYTES);
}

/** Of Chinese characters, three bytes each, so that a limit in characters shows. */
function textOf(bytes: number): string {
  return "字".repeat(Math.floor(bytes / 3)) + ".".repeat(bytes % 3);
}

/** How many numbered texts WeChat took, and the number that ended it; 0 where none did. */
async function sendUntilRefused(delivery: DeliveryAtHand, most: number) {
  for (let sent = 0; sent < most; sent += 1) {
    const code = await sendText(delivery, delivery.openid, `message-push probe: ${sent + 1}`);
    if (code !== 0) return { sent, endedBy: code };
  }
  return { sent: most, endedBy: 0 };
}
