// What the customer got, in short, and in which run it was got.
import type { Packet } from "../../simulator/packet";
import { isPush, type Shown, type Story } from "./story";
import type { Run } from "./varying";

/** As `customer.replies` of the test kit has it: the content of texts, the type of everything else. */
export function shortForm(shown: Shown): string {
  if (shown.kind === "notice") return shown.text;
  const { content } = Object(shown.message.text) as { content?: unknown };
  return typeof content === "string" ? content : shown.message.msgtype;
}

/** Says of anything shown in the story which run it belongs to. */
export function runsOf({ openid, steps }: Story): (shown: Shown) => Run {
  const packets = new Map(steps.filter(isPush).map(({ pushId, packet }) => [pushId, packet]));
  return ({ pushId, atMs }) => {
    const packet = packets.get(pushId ?? Number.NaN);
    return { openid, atMs, ids: idsIn(packet), given: givenIn(packet) };
  };
}

function idsIn(packet: Packet | undefined): readonly string[] {
  const { MsgId, MediaId, ThumbMediaId } = fieldsOf(packet);
  return [MsgId, MediaId, ThumbMediaId].flatMap((id) => (typeof id === "string" && id.length > 5 ? [id] : []));
}

function givenIn(packet: Packet | undefined): string {
  const { Content = "", SessionFrom = "", Title = "", PagePath = "" } = fieldsOf(packet);
  return [Content, SessionFrom, Title, PagePath].join("\n");
}

function fieldsOf(packet: Packet | undefined): Readonly<Record<string, unknown>> {
  return packet ?? {};
}
