// Generated from ../catalogue by npm run generate: correct it there.
import type { DebugDemoEvent, WxaCommentBadScoreEvent, WxaPunishEvent } from "./account";
import type { ComplaintCallbackEvent } from "./complaints";
import type { WxaMediaCheckEvent } from "./content-check";
import type { ImageMessage, MiniprogrampageMessage, TextMessage, UserEnterTempsessionEvent } from "./customer-service";
import type {
  CancelAuthAccountEvent,
  GetAuthInfoEvent,
  GetPreAuthCodeEvent,
  MockUpdateOrderStatusEvent,
  TransportAddTipsEvent,
  TransportCancelOrderEvent,
  TransportConfirmReturnToBizEvent,
  TransportGetAgentPosEvent,
  TransportPrecancelOrderEvent,
  TransportQueryOrderStatusEvent,
  TransportSetRiderScoreEvent,
} from "./delivery-courier";
import type { TransportAddOrderEvent, TransportPrecreateOrderEvent, TransportReaddOrderEvent } from "./delivery-orders";
import type {
  CancelSingleWaybillEvent,
  NotifySingleWaybillPayEvent,
  RemindWaybillEvent,
  WaybillComplaintEvent,
  WaybillEvaluateAgentEvent,
  WaybillNotifyQueryEvent,
} from "./express-aftercare";
import type {
  AddSingleWaybillEvent,
  QuerySingleWaybillEvent,
  QuerySingleWaybillFeeEvent,
  WaybillQueryExpectTimeRangeEvent,
} from "./express-single";
import type { AddWaybillEvent, CancelWaybillEvent, CheckBizEvent, GetQuotaEvent } from "./express-waybills";
import type { WxaliveFollowNotifyEvent, WxalivePushMessageNotifyEvent } from "./live";
import type { AddExpressPathEvent } from "./logistics";
import type {
  UpdateBusinessBindResultEvent,
  UpdateWaybillStatusEvent,
  WxainsuranceClaimResultEvent,
} from "./merchant-delivery";
import type { SecbookAuditEvent, SecvodAuditEvent, SecvodUploadEvent } from "./mini-drama";
import type { MinigameDeliverGoodsEvent } from "./mini-game-gift";
import type {
  MinigameDeliverH5PayProductsEvent,
  MinigameGamePayGoodsDeliverNotifyEvent,
  MinigameH5GoodsDeliverNotifyEvent,
} from "./mini-game-goods";
import type {
  MinigameCoinDeliverCompletedEvent,
  MinigamePayRefundSuccNotifyEvent,
  MinigameRechargeCenterCoinDeliverCompletedEvent,
} from "./mini-game-payment";
import type { ScanEvent, SubscribeEvent, UnsubscribeEvent, VideoMessage, VoiceMessage } from "./official-account";
import type {
  TradeManageOrderSettlementEvent,
  TradeManageRemindAccessApiEvent,
  TradeManageRemindShippingEvent,
  WxaTradeControlledEvent,
} from "./order-shipping";
import type { ChargeMpServiceQuotaNotifyEvent, ChargeMpServiceValidityNotifyEvent } from "./paid-services";
import type { AddNearbyPoiAuditInfoEvent, CreateMapPoiAuditInfoEvent, NearbyCategoryAuditInfoEvent } from "./places";
import type {
  WeappAuditDelayEvent,
  WeappAuditFailEvent,
  WeappAuditSuccessEvent,
  WxaCategoryAuditEvent,
  WxaNicknameAuditEvent,
  WxaPrivacyApplyEvent,
} from "./reviews";
import type {
  ChannelsEcOrderPayEvent,
  CooperationShopOrderEvent,
  FundsOrderPayEvent,
  RelatedShopOrderSubmissionEvent,
} from "./shop";
import type {
  ChannelsEcOrderUnuseVipDiscountEvent,
  ChannelsEcOrderUseVipDiscountEvent,
  ChannelsEcVipUserAutoAddEvent,
} from "./shop-members";
import type { RetailPayNotifyEvent, RetailRefundNotifyEvent } from "./store-assistant";
import type { SubscribeMsgChangeEvent, SubscribeMsgPopupEvent, SubscribeMsgSentEvent } from "./subscribe-message";
import type {
  UserAuthorizationCancellationEvent,
  UserAuthorizationRevokeEvent,
  UserInfoModifiedEvent,
} from "./user-data";
import type { WxVerifyDispatchEvent, WxVerifyPaySuccEvent } from "./verification";
import type { WxaAppealRecordEvent, WxaIllegalRecordEvent } from "./violations";
import type { XpayCoinPayNotifyEvent, XpayGoodsDeliverNotifyEvent } from "./virtual-payment";
import type {
  XpayComplaintNotifyEvent,
  XpayRefundNotifyEvent,
  XpayWxpayCallbackNotifyEvent,
} from "./virtual-payment-after-sales";
import type {
  XpayAppleSubscribeSigningResultNotifyEvent,
  XpayAppleSubscribeUnsigningResultNotifyEvent,
} from "./virtual-payment-apple";
import type {
  XpaySubscribeIosRefundQueryNotifyEvent,
  XpaySubscribePayFailNotifyEvent,
  XpaySubscribeSigningResultNotifyEvent,
} from "./virtual-payment-subscription";

/** The event of each pair of the catalogue. */
export interface CatalogueEvents {
  "event:wxa_punish_event": WxaPunishEvent;
  "event:wxa_comment_bad_score": WxaCommentBadScoreEvent;
  "event:debug_demo": DebugDemoEvent;
  "event:complaint_callback": ComplaintCallbackEvent;
  "event:wxa_media_check": WxaMediaCheckEvent;
  text: TextMessage;
  image: ImageMessage;
  miniprogrampage: MiniprogrampageMessage;
  "event:user_enter_tempsession": UserEnterTempsessionEvent;
  "event:transport_precancel_order": TransportPrecancelOrderEvent;
  "event:transport_cancel_order": TransportCancelOrderEvent;
  "event:transport_query_order_status": TransportQueryOrderStatusEvent;
  "event:transport_confirm_return_to_biz": TransportConfirmReturnToBizEvent;
  "event:transport_add_tips": TransportAddTipsEvent;
  "event:transport_get_agent_pos": TransportGetAgentPosEvent;
  "event:transport_set_rider_score": TransportSetRiderScoreEvent;
  "event:mock_update_order_status": MockUpdateOrderStatusEvent;
  "event:get_pre_auth_code": GetPreAuthCodeEvent;
  "event:get_auth_info": GetAuthInfoEvent;
  "event:cancel_auth_account": CancelAuthAccountEvent;
  "event:transport_precreate_order": TransportPrecreateOrderEvent;
  "event:transport_add_order": TransportAddOrderEvent;
  "event:transport_readd_order": TransportReaddOrderEvent;
  "event:cancel_single_waybill": CancelSingleWaybillEvent;
  "event:notify_single_waybill_pay": NotifySingleWaybillPayEvent;
  "event:remind_waybill": RemindWaybillEvent;
  "event:waybill_evaluate_agent": WaybillEvaluateAgentEvent;
  "event:waybill_complaint": WaybillComplaintEvent;
  "event:waybill_notify_query": WaybillNotifyQueryEvent;
  "event:query_single_waybill_fee": QuerySingleWaybillFeeEvent;
  "event:waybill_query_expect_time_range": WaybillQueryExpectTimeRangeEvent;
  "event:add_single_waybill": AddSingleWaybillEvent;
  "event:query_single_waybill": QuerySingleWaybillEvent;
  "event:check_biz": CheckBizEvent;
  "event:get_quota": GetQuotaEvent;
  "event:add_waybill": AddWaybillEvent;
  "event:cancel_waybill": CancelWaybillEvent;
  "event:wxalive_follow_notify": WxaliveFollowNotifyEvent;
  "event:wxalive_push_message_notify": WxalivePushMessageNotifyEvent;
  "event:add_express_path": AddExpressPathEvent;
  "event:update_waybill_status": UpdateWaybillStatusEvent;
  "event:update_business_bind_result": UpdateBusinessBindResultEvent;
  "event:wxainsurance_claim_result": WxainsuranceClaimResultEvent;
  "event:secvod_upload_event": SecvodUploadEvent;
  "event:secvod_audit_event": SecvodAuditEvent;
  "event:secbook_audit_event": SecbookAuditEvent;
  "event:minigame_deliver_goods": MinigameDeliverGoodsEvent;
  "event:minigame_game_pay_goods_deliver_notify": MinigameGamePayGoodsDeliverNotifyEvent;
  "event:minigame_h5_goods_deliver_notify": MinigameH5GoodsDeliverNotifyEvent;
  "event:minigame_deliver_h5_pay_products": MinigameDeliverH5PayProductsEvent;
  "event:minigame_coin_deliver_completed": MinigameCoinDeliverCompletedEvent;
  "event:minigame_recharge_center_coin_deliver_completed": MinigameRechargeCenterCoinDeliverCompletedEvent;
  "event:minigame_pay_refund_succ_notify": MinigamePayRefundSuccNotifyEvent;
  voice: VoiceMessage;
  video: VideoMessage;
  "event:subscribe": SubscribeEvent;
  "event:unsubscribe": UnsubscribeEvent;
  "event:SCAN": ScanEvent;
  "event:trade_manage_remind_access_api": TradeManageRemindAccessApiEvent;
  "event:trade_manage_remind_shipping": TradeManageRemindShippingEvent;
  "event:trade_manage_order_settlement": TradeManageOrderSettlementEvent;
  "event:wxa_trade_controlled": WxaTradeControlledEvent;
  "event:charge_mp_service_quota_notify": ChargeMpServiceQuotaNotifyEvent;
  "event:charge_mp_service_validity_notify": ChargeMpServiceValidityNotifyEvent;
  "event:add_nearby_poi_audit_info": AddNearbyPoiAuditInfoEvent;
  "event:nearby_category_audit_info": NearbyCategoryAuditInfoEvent;
  "event:create_map_poi_audit_info": CreateMapPoiAuditInfoEvent;
  "event:weapp_audit_success": WeappAuditSuccessEvent;
  "event:weapp_audit_fail": WeappAuditFailEvent;
  "event:weapp_audit_delay": WeappAuditDelayEvent;
  "event:wxa_nickname_audit": WxaNicknameAuditEvent;
  "event:wxa_category_audit": WxaCategoryAuditEvent;
  "event:wxa_privacy_apply": WxaPrivacyApplyEvent;
  "event:funds_order_pay": FundsOrderPayEvent;
  "event:channels_ec_order_pay": ChannelsEcOrderPayEvent;
  "event:related_shop_order_submission": RelatedShopOrderSubmissionEvent;
  "event:cooperation_shop_order": CooperationShopOrderEvent;
  "event:channels_ec_order_use_vip_discount": ChannelsEcOrderUseVipDiscountEvent;
  "event:channels_ec_order_unuse_vip_discount": ChannelsEcOrderUnuseVipDiscountEvent;
  "event:channels_ec_vip_user_auto_add": ChannelsEcVipUserAutoAddEvent;
  "event:retail_pay_notify": RetailPayNotifyEvent;
  "event:retail_refund_notify": RetailRefundNotifyEvent;
  "event:subscribe_msg_popup_event": SubscribeMsgPopupEvent;
  "event:subscribe_msg_change_event": SubscribeMsgChangeEvent;
  "event:subscribe_msg_sent_event": SubscribeMsgSentEvent;
  "event:user_info_modified": UserInfoModifiedEvent;
  "event:user_authorization_revoke": UserAuthorizationRevokeEvent;
  "event:user_authorization_cancellation": UserAuthorizationCancellationEvent;
  "event:wx_verify_pay_succ": WxVerifyPaySuccEvent;
  "event:wx_verify_dispatch": WxVerifyDispatchEvent;
  "event:wxa_appeal_record": WxaAppealRecordEvent;
  "event:wxa_illegal_record": WxaIllegalRecordEvent;
  "event:xpay_goods_deliver_notify": XpayGoodsDeliverNotifyEvent;
  "event:xpay_coin_pay_notify": XpayCoinPayNotifyEvent;
  "event:xpay_refund_notify": XpayRefundNotifyEvent;
  "event:xpay_complaint_notify": XpayComplaintNotifyEvent;
  "event:xpay_wxpay_callback_notify": XpayWxpayCallbackNotifyEvent;
  "event:xpay_apple_subscribe_signing_result_notify": XpayAppleSubscribeSigningResultNotifyEvent;
  "event:xpay_apple_subscribe_unsigning_result_notify": XpayAppleSubscribeUnsigningResultNotifyEvent;
  "event:xpay_subscribe_signing_result_notify": XpaySubscribeSigningResultNotifyEvent;
  "event:xpay_subscribe_pay_fail_notify": XpaySubscribePayFailNotifyEvent;
  "event:xpay_subscribe_ios_refund_query_notify": XpaySubscribeIosRefundQueryNotifyEvent;
}
