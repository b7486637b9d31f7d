import { didYouMean } from "../../src/wechat/did-you-mean";
import { didYouMeanPair } from "../../src/wechat/did-you-mean-pair";

test.each([
  ["nope", ["image", "text", "relay"], ""],
  ["bogus", ["on", "handle", "slow", "deadlineMs"], ""],
  ["", ["on"], ""],
  ["text", [], ""],
  ["txet", ["image", "text"], 'Did you mean "text"? '],
  ["handel", ["on", "handle"], 'Did you mean "handle"? '],
  ["deadlinems", ["on", "deadlineMs"], 'Did you mean "deadlineMs"? '],
])("%p among %p suggests only what is near", (name, names, suggestion) => {
  expect(didYouMean(name, names).en).toBe(suggestion);
});

const SLIPS: readonly [written: string, meant: string][] = [
  ["imgae", "image"],
  ["txet", "text"],
  ["tex", "text"],
  ["textt", "text"],
  ["vioce", "voice"],
  ["Text", "text"],
  ["event:text", "text"],
  ["mini_program_page", "miniprogrampage"],
  ["subscribe_msg_popup_event", "event:subscribe_msg_popup_event"],
  ["user_enter_tempsesion", "event:user_enter_tempsession"],
  ["event:user_enter_tempsesion", "event:user_enter_tempsession"],
  ["event:user_enter_tempsessino", "event:user_enter_tempsession"],
  ["event:user-enter-tempsession", "event:user_enter_tempsession"],
  ["event:userEnterTempsession", "event:user_enter_tempsession"],
  ["event/user_enter_tempsession", "event:user_enter_tempsession"],
  ["event: user_enter_tempsession", "event:user_enter_tempsession"],
  ["events:user_enter_tempsession", "event:user_enter_tempsession"],
  ["USER_ENTER_TEMPSESSION", "event:user_enter_tempsession"],
  ["event:scan", "event:SCAN"],
  ["event:Subscribe", "event:subscribe"],
  ["event:xpay_good_deliver_notify", "event:xpay_goods_deliver_notify"],
  ["event:xpay_goods_delivery_notify", "event:xpay_goods_deliver_notify"],
  ["event:retail_pay_notfy", "event:retail_pay_notify"],
  ["event:minigame_delver_goods", "event:minigame_deliver_goods"],
  ["unknwon", "unknown"],
];

test.each(SLIPS)("%p is a slip of %p", (written, meant) => {
  expect(didYouMeanPair(written).en).toBe(`Did you mean "${meant}"? `);
});

// Names that WeChat or a team uses, and no pair: they are not misspelt, so a suggestion would only mislead.
test.each([
  ...["location", "link", "shortvideo", "file", "music", "news", "event", "", "x", "constructor", "nothing"],
  ...["event:foo", "event:LOCATION", "event:VIEW", "event:CLICK", "event:view_miniprogram", "event:location_select"],
  ...["event:kf_create_session", "event:kf_close_session", "event:TEMPLATESENDJOBFINISH", "event:card_pass_check"],
  ...[
    "event:user_get_card",
    "event:user_del_card",
    "event:poi_check_notify",
    "event:verify_expired",
    "event:annual_renew",
  ],
  ...[
    "event:open_product_order_pay",
    "event:open_product_spu_audit",
    "event:channels_ec_order_new",
    "event:channels_ec_order_cancel",
  ],
  ...[
    "event:channels_ec_order_deliver",
    "event:product_spu_audit",
    "event:xpay_coin_deliver_notify",
    "event:xpay_never_heard_of",
  ],
  ...[
    "event:retail_transfer_notify",
    "event:minigame_pay_refund_fail_notify",
    "event:minigame_notify_msg",
    "event:query_challenge_reward",
  ],
  ...["event:wxa_live_apply_event", "event:wxa_widget_data", "event:user_authorize_invoice", "event:wx_verify_refill"],
  ...["event:of_our_own", "event:order_created", "event:refund", "event:payment_notify", "event:subscribe_msg"],
])("%p is no slip of anything", (name) => {
  expect(didYouMeanPair(name)).toEqual({ en: "", zh: "" });
});
