// What WeChat pushes, field by field. WeChat's own names are kept, so the official pages stay searchable.

/** The fields every push has. */
export interface Envelope {
  /** Receiver: the appid in function mode, the `gh_…` original id over HTTP. Treat it as opaque. */
  readonly ToUserName: string;
  /** Sender: the user's openid. */
  readonly FromUserName: string;
  /** When WeChat made the push, in seconds since 1970. */
  readonly CreateTime: number;
}

/** A customer's message: what {@link Envelope} says, plus its id. */
export interface MessageEnvelope extends Envelope {
  /** WeChat's id of the message; a string because 64-bit numbers lose digits in JavaScript. */
  readonly MsgId: string;
}

/** Pair `text`: the customer typed something. */
export interface TextMessage extends MessageEnvelope {
  readonly MsgType: "text";
  /** What was typed. */
  readonly Content: string;
}

/** Pair `image`: the customer sent a picture. */
export interface ImageMessage extends MessageEnvelope {
  readonly MsgType: "image";
  /** Link made by WeChat; empty when WeChat sent none. */
  readonly PicUrl: string;
  /** Temporary media, fetched with `getTempMedia` within 3 days. */
  readonly MediaId: string;
}

/** Pair `miniprogrampage`: the customer sent a mini program card. Fields that WeChat left out are empty. */
export interface MiniProgramPageMessage extends MessageEnvelope {
  readonly MsgType: "miniprogrampage";
  readonly Title: string;
  readonly AppId: string;
  /** Path of the page, with its query. */
  readonly PagePath: string;
  /** Temporary link to the cover. */
  readonly ThumbUrl: string;
  /** Temporary media of the cover. */
  readonly ThumbMediaId: string;
}

/** Pair `event:user_enter_tempsession`: the customer opened the conversation through the contact button. */
export interface UserEnterTempsessionEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "user_enter_tempsession";
  /** The button's `session-from`; empty when the button has none. */
  readonly SessionFrom: string;
}

/** Pair `event:xpay_goods_deliver_notify`: a customer paid for goods of virtual payment, and waits for them. */
export interface XpayGoodsDeliverNotifyEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "xpay_goods_deliver_notify";
  /** The buyer's openid; `FromUserName` is WeChat's own. */
  readonly OpenId: string;
  /** Your order number. */
  readonly OutTradeNo: string;
  /** 0 production, 1 sandbox. */
  readonly Env: string;
}
