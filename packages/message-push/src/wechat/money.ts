// Which pushes stand for money or goods, by their names. What nobody handled of these must not be acknowledged: it is not pushed again.
//
// Judged by words and not by a list, because WeChat adds such events every year and a list is always of yesterday. The rule errs to the
// safe side: a push that it takes for money by mistake is delivered a few times more and logged as an error; one that it misses is an order that
// is paid and never delivered.

/** Anywhere in a name: payments, refunds, deliveries, goods, settlements. `payload` is none. */
const INSIDE = /pay(?!load)|paid|refund|deliver|goods|settle|purchase|recharge|withdraw/;
/** At the beginning of a word: too many other words hold these. */
const AT_WORD = /(?:^|_)(?:order|coin|gift|shipped|shipment|redpack)/;

/** Whether a pair's name tells of money or goods. Messages never do. */
export function isNamedLikeMoney(pair: string): boolean {
  if (!pair.startsWith("event:")) return false;
  const name = pair
    .slice("event:".length)
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, "_")
    .toLowerCase();
  return INSIDE.test(name) || AT_WORD.test(name);
}

/** Begins the names of virtual payment: an ErrCode acknowledges it, sealed where pushes are. */
const VIRTUAL_PAYMENT = "event:xpay_";
/** Begins the names of mini games: an ErrCode acknowledges it, and always in the clear. */
const MINI_GAME = "event:minigame_";

/** Whether it is a mini game's own push. Their pages show packets without a receiver and a sender, which every other push has. */
export function isMiniGame(pair: string): boolean {
  return pair.startsWith(MINI_GAME);
}

/** How such a push is acknowledged that no page known here describes: as its siblings are, else with the word that all understand. */
export function guessAcknowledgement(pair: string): {
  readonly acknowledgedWith: "ErrCode" | "success";
  readonly isAnsweredInClear?: true;
} {
  if (pair.startsWith(VIRTUAL_PAYMENT)) return { acknowledgedWith: "ErrCode" };
  if (isMiniGame(pair)) return { acknowledgedWith: "ErrCode", isAnsweredInClear: true };
  return { acknowledgedWith: "success" };
}

/** Where such a push is likely to have a number that is never given twice. */
export const LIKELY_ORDER_FIELDS: readonly string[] = [
  ...["OutTradeNo", "out_trade_no", "out_refund_no", "refund_id", "order_id", "OrderId", "OrderNo", "trade_no"],
  ...["transaction_id", "TransactionId", "order_info.order_id", "order_info.trade_no", "order_info.transaction_id"],
  ...["MiniGame.OrderId", "MiniGame.OutTradeNo", "MiniGame.Payload.OutTradeNo", "MiniGame.Payload.OrderId"],
];
