// What the probe's function does with a push, by the text that the person writes: steps that show what WeChat does.
import { createHmac } from "node:crypto";
import { MARK_VARIABLE } from "../probe-names";
import { ENTERING_STEP, FAILING_STEP, LATE_STEP, NONSENSE_STEP, SILENT_STEP } from "../push-step-names";
import type { DeliveryAtHand, RunStep } from "./deliveries";
import { probeCollection, readOwn, sleep, writeOwn } from "./surroundings";

/** So long is a delivery silent: longer than WeChat is believed to wait, shorter than the function's timeout. */
const SILENCE_MS = 12_000;
/** An answer that comes later than WeChat waits, and before the third try: in the pauses between two tries. */
const LATE_IN_PAUSES = 1.4;
/** Where the pause was not seen. */
const BELIEVED_PAUSE_MS = 5_000;

export const PUSH_STEPS: Readonly<Record<string, RunStep>> = {
  /** The code of the run: what the push brought. */
  async code({ cloud, event, openid, note }) {
    const { OPENID, SOURCE } = cloud.getWXContext();
    const { userInfo, MsgId, CreateTime, ToUserName } = event;
    await note({
      isSender: OPENID === openid,
      hasOpenid: OPENID !== undefined && OPENID !== "",
      source: sourceWords(SOURCE),
      hasUserInfo: userInfo !== undefined,
      userInfoHolds: namesIn(userInfo),
      msgIdIs: typeof MsgId,
      createTimeIs: typeof CreateTime,
      toUserNameIs: kindOfRecipient(ToUserName),
    });
  },
  [SILENT_STEP]: (delivery) => staySilent(delivery, SILENT_STEP),
  /** The function fails in every delivery. */
  async [FAILING_STEP](delivery) {
    await compareWithFirst(delivery, FAILING_STEP);
    throw new Error("The probe's function fails on purpose.");
  },
  /** An object that no page gives a meaning to. */
  async [NONSENSE_STEP](delivery) {
    await compareWithFirst(delivery, NONSENSE_STEP);
    return { nonsense: true };
  },
  /** The first delivery answers when WeChat has begun to try again; the others are silent. */
  async [LATE_STEP](delivery) {
    if (delivery.number > 1) return await staySilent(delivery, LATE_STEP);
    await compareWithFirst(delivery, LATE_STEP);
    await sleep(LATE_IN_PAUSES * (await pauseOfSilence()));
  },
  /** Planned for when the person enters: a push without a MsgId. */
  [ENTERING_STEP]: (delivery) => staySilent(delivery, ENTERING_STEP),
};

/** Longer than WeChat waits; then it answers as usual. */
async function staySilent(delivery: DeliveryAtHand, step: string): Promise<void> {
  await compareWithFirst(delivery, step);
  await sleep(SILENCE_MS);
}

/** Notes whether this delivery has the id and the time of the first, of which only a keyed fingerprint is kept. */
async function compareWithFirst({ event, note }: DeliveryAtHand, step: string): Promise<void> {
  const { MsgId, CreateTime } = event;
  const own = { msgId: fingerprint(MsgId), createTime: fingerprint(CreateTime) };
  const hasMsgId = MsgId !== undefined;
  const first = await readOwn(`first-${step}`);
  if (first === undefined) {
    await writeOwn(`first-${step}`, own);
    return await note({ hasMsgId });
  }
  await note({
    hasMsgId,
    isSameMsgId: first.msgId === own.msgId,
    isSameCreateTime: first.createTime === own.createTime,
  });
}

function fingerprint(value: unknown): string {
  const key = process.env[MARK_VARIABLE] ?? "";
  return createHmac("sha256", key).update(String(value)).digest("hex");
}

/** From the first silent delivery to the second. */
async function pauseOfSilence(): Promise<number> {
  const silent = probeCollection().where({ kind: "delivery", step: SILENT_STEP });
  const { data } = await silent.orderBy("atMs", "asc").limit(2).get();
  const [first, second] = data.map(({ atMs }) => Number(atMs));
  return first === undefined || second === undefined ? BELIEVED_PAUSE_MS : second - first;
}

/** The platform's words; anything else could name somebody. */
function sourceWords(source: unknown): string {
  const text = String(source ?? "");
  return /^[a-z_]{0,30}(,[a-z_]{0,30}){0,5}$/.test(text) ? text : "something else";
}

/** Which of the names that the platform is known to use are in it, and how many others. */
function namesIn(userInfo: unknown): string {
  const known = ["appId", "openId", "unionId"];
  const names = Object.keys(Object(userInfo));
  const others = names.filter((name) => !known.includes(name)).length;
  return [...known.filter((name) => names.includes(name)), ...(others > 0 ? [`${others} more`] : [])].join(", ");
}

function kindOfRecipient(name: unknown): string {
  const text = String(name);
  if (text.startsWith("gh_")) return "original id";
  return text.startsWith("wx") ? "appid" : "something else";
}
