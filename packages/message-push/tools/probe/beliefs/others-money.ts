// What is believed of payments, waybills and mini games: each takes a real event of a contract that few mini programs have.
import type { Belief } from "./belief";

export const MONEY_BELIEFS: readonly Belief[] = [
  {
    id: "xpay-refund-reaches-functions",
    what: { en: "`xpay_refund_notify` reaches functions", zh: "`xpay_refund_notify` 会推送到云函数" },
    builtOn: {
      en: "the official list has it; according to one report it did not arrive",
      zh: "官方列表里有；有反馈说没有收到",
    },
    otherwise: { en: "receive it over HTTP", zh: "用 HTTP 接收" },
    notProbed: {
      en: "it takes virtual payment, and an order that is paid and paid back",
      zh: "需要开通虚拟支付，下一笔订单再退款",
    },
  },
  {
    id: "payment-tries",
    what: {
      en: "A payment to a function is pushed 15 times, with growing pauses, until ErrCode 0",
      zh: "支付会向云函数推送 15 次，间隔渐长，直到 ErrCode 为 0",
    },
    builtOn: {
      en: "the page on virtual payment, written for HTTP",
      zh: "虚拟支付的文档，为 HTTP 而写",
    },
    otherwise: { en: "fewer deliveries; the relay retries for a day", zh: "投递更少；投递器会重试一天" },
    notProbed: {
      en: "it takes an order of virtual payment, and the pauses grow to hours",
      zh: "需要一笔虚拟支付订单，而且间隔会长到几小时",
    },
  },
  {
    id: "unhandled-money-comes-again",
    what: {
      en: "Money without a handler comes again: after a function that fails, and over HTTP after `fail` with status 500",
      zh: "没有处理函数的钱和货会再来：云函数报错之后，HTTP 方式应答 `fail` 和状态码 500 之后",
    },
    builtOn: {
      en: "the rule for HTTP push; the page on B2b payment wants `success` or nothing",
      zh: "HTTP 推送的规则；B2b 支付的文档要求 `success` 或空",
    },
    otherwise: {
      en: "WeChat may show one delivery only: the log says `unhandled` at level error",
      zh: "微信也许只推送一次：日志里 error 级别的 `unhandled` 会记下它",
    },
    notProbed: {
      en: "it takes a real order, and the push about it would have to be refused",
      zh: "需要一笔真实订单，还要故意拒绝它的推送",
    },
  },
  {
    id: "packet-answer-sealed",
    what: {
      en: "A packet as answer is sealed where its push was, and a failing code in it ends the push",
      zh: "推送加密时，应答数据包也加密；其中表示失败的代码即为最终应答",
    },
    builtOn: {
      en: "the rule for every answer; the pages on 物流助手 and 即时配送 name neither",
      zh: "各种应答的通用规则；物流助手和即时配送的文档都没有写",
    },
    otherwise: { en: "WeChat cannot read the answer, and asks again", zh: "微信读不懂应答，会再问一次" },
    notProbed: {
      en: "only carriers that are connected to WeChat are asked so, when somebody orders a waybill",
      zh: "只有接入微信的快递公司和配送公司，在有人下单时才会收到这种推送",
    },
  },
  {
    id: "mini-game-codes-clear",
    what: { en: "Codes for mini games go in the clear in every mode", zh: "小游戏的应答在各种模式下都是明文" },
    builtOn: { en: "the mini games' page on message push", zh: "小游戏关于消息推送的文档" },
    otherwise: { en: "goods are delivered again", zh: "道具会重复发放通知" },
    notProbed: {
      en: "it takes a mini game whose goods are pushed over HTTP, and somebody who buys them",
      zh: "需要一个用 HTTP 接收发货推送的小游戏，并真的买一次道具",
    },
  },
  {
    id: "refund-query-undecided",
    what: {
      en: "A refund query without a suggestion counts as unanswered",
      zh: "没有建议的退款问询视为没有应答",
    },
    builtOn: {
      en: 'the page names no ack for "undecided"',
      zh: "文档没有写「无法判断」怎样应答",
    },
    otherwise: {
      en: "Apple may take `{ ErrCode: -1 }` for a decision",
      zh: "苹果可能把 `{ ErrCode: -1 }` 当作某种决定",
    },
    notProbed: {
      en: "Apple asks only where a customer wants money back, and what it decides is no push",
      zh: "只有用户向苹果申请退款时才会问询，而苹果怎样决定不会推送",
    },
  },
];
