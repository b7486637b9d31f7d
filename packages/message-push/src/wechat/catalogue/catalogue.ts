// Everything a push can be, as far as it is known: the facts, which travel in every function.
import { account } from "./account";
import { complaints } from "./complaints";
import { contentCheck } from "./content-check";
import { customerService } from "./customer-service";
import { deliveryCourier } from "./delivery-courier";
import { deliveryOrders } from "./delivery-orders";
import { expressAftercare } from "./express-aftercare";
import { expressSingle } from "./express-single";
import { expressWaybills } from "./express-waybills";
import { live } from "./live";
import { logistics } from "./logistics";
import { merchantDelivery } from "./merchant-delivery";
import { miniDrama } from "./mini-drama";
import { miniGameGift } from "./mini-game-gift";
import { miniGameGoods } from "./mini-game-goods";
import { miniGamePayment } from "./mini-game-payment";
import { officialAccount } from "./official-account";
import { orderShipping } from "./order-shipping";
import { paidServices } from "./paid-services";
import { places } from "./places";
import { reviews } from "./reviews";
import { shop } from "./shop";
import { shopMembers } from "./shop-members";
import { storeAssistant } from "./store-assistant";
import { subscribeMessage } from "./subscribe-message";
import { userData } from "./user-data";
import { verification } from "./verification";
import { violations } from "./violations";
import { virtualPayment } from "./virtual-payment";
import { virtualPaymentAfterSales } from "./virtual-payment-after-sales";
import { virtualPaymentApple } from "./virtual-payment-apple";
import { virtualPaymentSubscription } from "./virtual-payment-subscription";

/** Pair → facts. */
export const CATALOGUE = {
  ...customerService,
  ...subscribeMessage,
  ...contentCheck,
  ...logistics,
  ...expressWaybills,
  ...expressSingle,
  ...expressAftercare,
  ...deliveryOrders,
  ...deliveryCourier,
  ...virtualPayment,
  ...virtualPaymentAfterSales,
  ...virtualPaymentSubscription,
  ...virtualPaymentApple,
  ...officialAccount,
  ...reviews,
  ...userData,
  ...orderShipping,
  ...account,
  ...merchantDelivery,
  ...storeAssistant,
  ...shop,
  ...shopMembers,
  ...miniGameGoods,
  ...miniGamePayment,
  ...miniGameGift,
  ...miniDrama,
  ...live,
  ...complaints,
  ...violations,
  ...paidServices,
  ...places,
  ...verification,
} as const;
