// Customers of the local WeChat, as tests, the control API and the terminal speak for them.
import { createHash } from "node:crypto";
import type { Packet } from "./packet";
import type { InboxEntry, PushReport } from "./push-report";
import { shortForm } from "./short-form";
import type { Wechat } from "./wechat/create-wechat";
import { pictureType, SMALL_PICTURE } from "./wechat/media";
import type { CardFields } from "./wechat/packets";
import type { SubscribeMessage } from "./wechat/users";

/** What a customer does, as WeChat would push it: made, and not pushed. */
interface CustomerPackets {
  text(content: string): Packet;
  /** Keeps the picture as a temporary one. Without one: a small picture of the simulator's own. */
  image(picture?: Buffer): Packet;
  card(card?: CardFields): Packet;
  enter(sessionFrom?: string): Packet;
}

/** A person with the mini program open. Each verb resolves when WeChat's side of the push is finished. */
export interface Customer {
  readonly openid: string;
  readonly packets: CustomerPackets;
  /** Types a text. */
  says(content: string): Promise<PushReport>;
  /** Sends a picture; without one, a small picture of the simulator's own. */
  sendsImage(picture?: Buffer): Promise<PushReport>;
  /** Sends a card of one of the mini program's pages. */
  sendsCard(card?: CardFields): Promise<PushReport>;
  /** Opens the conversation through the contact button. */
  enters(sessionFrom?: string): Promise<PushReport>;
  /**
   * Agrees to messages of a template, as in the dialogue of `wx.requestSubscribeMessage`: `subscribeMessage.send` is refused with
   * 43101 otherwise. Nothing is pushed by that; `sim.pushSample("event:subscribe_msg_popup_event", …)` pushes the answer, and counts as well.
   * @param times how many messages, `Infinity` for a long-term subscription @default 1
   */
  subscribes(templateId: string, times?: number): void;
  /** The subscribe messages that came, oldest first, as they were sent. */
  readonly subscribeMessages: readonly SubscribeMessage[];
  /** Everything this customer sees in the conversation, oldest first. */
  readonly inbox: readonly InboxEntry[];
  /** The replies to this customer, in short: the content of texts, the type of everything else. */
  readonly replies: readonly string[];
  /** WeChat's notices that the service is not available. */
  readonly notices: readonly string[];
}

/** The customers of a simulator by name. */
export interface Customers {
  /** Finds the customer of a name, with the same openid in every simulator; without a name, makes a new one. */
  find(name?: string): Customer;
  /** Gives a name to who was there before. */
  restore(name: string, openid: string): void;
  /** Every name that was used, in the order they came, and who that is. */
  names(): ReadonlyMap<string, Customer>;
}

export function createCustomers(wechat: Wechat): Customers {
  const customers = new Map<string, Customer>();
  return {
    find(name) {
      const known = name === undefined ? undefined : customers.get(name);
      const customer = known ?? newCustomer(wechat, name === undefined ? undefined : openidOf(name));
      if (name !== undefined) customers.set(name, customer);
      return customer;
    },
    restore: (name, openid) => void customers.set(name, newCustomer(wechat, openid)),
    names: () => customers,
  };
}

/** One and the same for a name, everywhere: a seed can hold what belongs to `customer-1`. */
function openidOf(name: string): string {
  return `o${createHash("sha256").update(`customer ${name}`).digest("base64url").slice(0, 27)}`;
}

function newCustomer(wechat: Wechat, openid?: string): Customer {
  const user = wechat.users.ensure(openid);
  const packets = packetsOf(wechat, user.openid);

  return {
    openid: user.openid,
    packets,
    says: (content) => wechat.push(packets.text(content)),
    sendsImage: (picture) => wechat.push(packets.image(picture)),
    sendsCard: (card) => wechat.push(packets.card(card)),
    enters: (sessionFrom) => wechat.push(packets.enter(sessionFrom)),
    subscribes: (templateId, times = 1) => wechat.subscriptions.grant(user.openid, templateId, times),
    get subscribeMessages() {
      return [...user.subscribeMessages];
    },
    get inbox() {
      return [...user.inbox];
    },
    get replies() {
      return user.inbox.flatMap((entry) => (entry.kind === "reply" ? [shortForm(entry.message)] : []));
    },
    get notices() {
      return user.inbox.flatMap((entry) => (entry.kind === "notice" ? [entry.text] : []));
    },
  };
}

/** What the customer of that openid can do. */
export function packetsOf({ packets, media }: Wechat, openid: string): CustomerPackets {
  const keep = (picture: Buffer) => media.keep(picture, pictureType(picture) ?? "image/png");
  return {
    text: (content) => packets.text(openid, content),
    image: (picture = SMALL_PICTURE) => packets.image(openid, keep(picture)),
    card: (card = {}) => packets.card(openid, keep(SMALL_PICTURE), card),
    enter: (sessionFrom = "") => packets.enter(openid, sessionFrom),
  };
}
