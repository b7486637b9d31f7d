// Packets as function mode delivers them, one per pair, to be varied by tests.
import image from "../fixtures/image.json";
import miniprogrampage from "../fixtures/miniprogrampage.json";
import text from "../fixtures/text.json";
import userEnterTempsession from "../fixtures/user_enter_tempsession.json";
import xpayGoodsDeliverNotify from "../fixtures/xpay_goods_deliver_notify.json";

export const packets = {
  text,
  image,
  miniprogrampage,
  "event:user_enter_tempsession": userEnterTempsession,
  "event:xpay_goods_deliver_notify": xpayGoodsDeliverNotify,
} as const;
