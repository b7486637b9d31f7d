// Everything a push can be, for people and tools: no function imports this.
import { ownPairs } from "../own-pairs";
import { accountDocs } from "./account";
import type { CATALOGUE } from "./catalogue";
import { complaintsDocs } from "./complaints";
import { contentCheckDocs } from "./content-check";
import { customerServiceDocs } from "./customer-service";
import { deliveryAccountDocs } from "./delivery-accounts-docs";
import { deliveryOrderDocs } from "./delivery-courier-docs";
import { deliveryOrdersDocs } from "./delivery-orders-docs";
import { expressAftercareDocs } from "./express-aftercare-docs";
import { expressSingleDocs } from "./express-single-docs";
import { expressWaybillsDocs } from "./express-waybills-docs";
import type { OwnPairs, PairDocs, PairFacts } from "./facts";
import { liveDocs } from "./live";
import { logisticsDocs } from "./logistics";
import { merchantDeliveryDocs } from "./merchant-delivery";
import { miniDramaDocs } from "./mini-drama";
import { miniGameGiftDocs } from "./mini-game-gift";
import { miniGameGoodsDocs } from "./mini-game-goods";
import { miniGamePaymentDocs } from "./mini-game-payment";
import { officialAccountDocs } from "./official-account";
import { orderShippingDocs } from "./order-shipping";
import { paidServicesDocs } from "./paid-services";
import { placesDocs } from "./places";
import { reviewsDocs } from "./reviews";
import type { ObjectShape } from "./shape";
import { shopDocs } from "./shop";
import { shopMembersDocs } from "./shop-members";
import { storeAssistantDocs } from "./store-assistant";
import { subscribeMessageDocs } from "./subscribe-message";
import { userDataDocs } from "./user-data";
import { verificationDocs } from "./verification";
import { violationsDocs } from "./violations";
import { virtualPaymentDocs } from "./virtual-payment";
import { virtualPaymentAfterSalesDocs } from "./virtual-payment-after-sales";
import { virtualPaymentAppleDocs } from "./virtual-payment-apple";
import { virtualPaymentSubscriptionDocs } from "./virtual-payment-subscription";

/** Pair of the catalogue → its docs. */
export const PAIR_DOCS = {
  ...customerServiceDocs,
  ...subscribeMessageDocs,
  ...contentCheckDocs,
  ...logisticsDocs,
  ...expressWaybillsDocs,
  ...expressSingleDocs,
  ...expressAftercareDocs,
  ...deliveryOrdersDocs,
  ...deliveryOrderDocs,
  ...deliveryAccountDocs,
  ...virtualPaymentDocs,
  ...virtualPaymentAfterSalesDocs,
  ...virtualPaymentSubscriptionDocs,
  ...virtualPaymentAppleDocs,
  ...officialAccountDocs,
  ...reviewsDocs,
  ...userDataDocs,
  ...orderShippingDocs,
  ...accountDocs,
  ...merchantDeliveryDocs,
  ...storeAssistantDocs,
  ...shopDocs,
  ...shopMembersDocs,
  ...miniGameGoodsDocs,
  ...miniGamePaymentDocs,
  ...miniGameGiftDocs,
  ...miniDramaDocs,
  ...liveDocs,
  ...complaintsDocs,
  ...violationsDocs,
  ...paidServicesDocs,
  ...placesDocs,
  ...verificationDocs,
} as const satisfies Record<keyof typeof CATALOGUE, PairDocs>;

const LOGS = ['handle: ({ MsgType }, { log }) => log.info("arrived", { type: MsgType }),'];
const HANDLERS: Readonly<Record<Exclude<PairFacts["kind"], "packet">, readonly string[]>> = {
  message: ['handle: () => reply.text("收到。"),'],
  event: LOGS,
  notice: LOGS,
  payment: ['handle: () => ack.notYet("no handler yet"),'],
  "refund-query": ['handle: () => ack.refund({ suggest: "refund", evidence: "none" }),'],
};

const CATALOGUED: ReadonlyMap<string, PairDocs> = new Map<string, PairDocs>(Object.entries(PAIR_DOCS));

/** The docs of a pair, of the catalogue or your own. */
export function docsOf(pair: string): PairDocs | undefined {
  const own = ownPairs().get(pair);
  return own === undefined ? CATALOGUED.get(pair) : withDefaults(pair, own);
}

/** Every known pair, in the order of the catalogue, yours last. */
export function documentedPairs(): readonly (readonly [pair: string, docs: PairDocs])[] {
  const own = [...ownPairs()].map(([pair, facts]) => [pair, withDefaults(pair, facts)] as const);
  return [...new Map<string, PairDocs>([...CATALOGUED, ...own])];
}

/** As wide as a line of a function may be, inside its definition. */
const LINE_WIDTH = 118;

/** Answers with what the answer must have, so that it compiles, and fits. */
function packetHandler(answer: ObjectShape): readonly string[] {
  const fields = requiredFields(answer);
  const line = `handle: () => ack.packet({ ${fields.join(", ")} }),`;
  if (line.length <= LINE_WIDTH) return [line];
  return ["handle: () =>", "  ack.packet({", ...fields.map((field) => `    ${field},`), "  }),"];
}

function requiredFields(shape: ObjectShape): readonly string[] {
  return Object.entries(shape).flatMap(([name, field]) => {
    if (field === "text!") return [`${name}: "ok"`];
    if (field === "number!") return [`${name}: 0`];
    return Array.isArray(field) && field.length === 2 ? [`${name}: []`] : [];
  });
}

/** Defaults for a pair of the team's own: the console is assumed to call it by its own name. */
function withDefaults(pair: string, own: OwnPairs[string]): PairDocs {
  const [msgType = "", event = ""] = pair.split(":");
  return {
    about: { en: "A pair of your own.", zh: "自己添加的消息对" },
    modes: ["function", "http"],
    console: { msgType, event },
    account: "mini-program",
    handler: own.kind === "packet" ? packetHandler(own.answer ?? {}) : HANDLERS[own.kind],
    sources: [],
    doubts: [],
    ...own,
  };
}
