// Everything a push can be, as far as it is known: the facts, which travel in every function.
import { account } from "./account";
import { contentCheck } from "./content-check";
import { customerService } from "./customer-service";
import { deliveryCourier } from "./delivery-courier";
import { deliveryOrders } from "./delivery-orders";
import { expressAftercare } from "./express-aftercare";
import { expressSingle } from "./express-single";
import { expressWaybills } from "./express-waybills";
import { logistics } from "./logistics";
import { officialAccount } from "./official-account";
import { orderShipping } from "./order-shipping";
import { reviews } from "./reviews";
import { subscribeMessage } from "./subscribe-message";
import { userData } from "./user-data";
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
} as const;
