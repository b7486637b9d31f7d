// Generated from ../catalogue/verification.ts by npm run generate: correct it there.
import type { Envelope } from "../catalogue/facts";

/**
 * Pair `event:wx_verify_pay_succ`: The fee of the verification was paid.
 * @zh 微信认证支付成功
 * @see https://developers.weixin.qq.com/community/minihome/doc/000e4c3d2a076852a2edf289e59c00
 * @see https://github.com/JeffreySu/WeiXinMPSDK
 */
export interface WxVerifyPaySuccEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "wx_verify_pay_succ";
  /** The order of the verification. @zh 认证订单号 */
  readonly OrderId: string;
}

/**
 * Pair `event:wx_verify_dispatch`: An auditor was chosen for the verification.
 * @zh 微信认证已派单
 * @see https://developers.weixin.qq.com/community/minihome/doc/000e4c3d2a076852a2edf289e59c00
 * @see https://github.com/JeffreySu/WeiXinMPSDK
 */
export interface WxVerifyDispatchEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "wx_verify_dispatch";
  /** The auditor's company. @zh 审核公司 */
  readonly Provider: string;
  /** How to reach it. @zh 联系方式 */
  readonly Contact: string;
  /** When it was chosen, in seconds since 1970. @zh 派单时间，秒级时间戳 */
  readonly DispatchTime?: number;
}
