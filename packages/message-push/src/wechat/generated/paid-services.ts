// Generated from ../catalogue/paid-services.ts by npm run generate: correct it there.
import type { Envelope } from "../catalogue/facts";

/**
 * Pair `event:charge_mp_service_quota_notify`: 20, 10, 5 or 0 % of a bought quota is left.
 * @zh 付费管理：用量告警（余量为 20%、10%、5%、0% 时）
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/event_push/charge/charge_mp_service_quota_notify.html
 */
export interface ChargeMpServiceQuotaNotifyEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "charge_mp_service_quota_notify";
  /** Always 3. @zh 事件类型，固定为 3 */
  readonly event_type?: number;
  /** The mini program. @zh 小程序的 AppID */
  readonly appid: string;
  /** What you bought. @zh 购买的商品的 SPU_ID */
  readonly spu_id: string;
  /** Its name. @zh 购买的商品名称 */
  readonly spu_name: string;
  /** How much you bought. @zh 当前总的用量 */
  readonly total_quota?: number;
  /** How much is used. @zh 已使用的用量 */
  readonly total_used_quota?: number;
}

/**
 * Pair `event:charge_mp_service_validity_notify`: What was bought is about to end.
 * @zh 付费管理：有效期告警
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/event_push/charge/charge_mp_service_validity_notify.html
 */
export interface ChargeMpServiceValidityNotifyEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "charge_mp_service_validity_notify";
  /** Always 4. @zh 事件类型，固定为 4 */
  readonly event_type?: number;
  /** The mini program. @zh 小程序的 AppID */
  readonly appid: string;
  /** What you bought. @zh 购买的商品的 SPU_ID */
  readonly spu_id: string;
  /** Its name. @zh 购买的商品名称 */
  readonly spu_name: string;
  /** When it ends. @zh 有效期到期时间 */
  readonly validity_end_time: string;
}
