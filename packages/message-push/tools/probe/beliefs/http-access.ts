// What is believed of CloudBase's HTTP access service, through which http_push is called.
import { type Belief, believe, type InBoth } from "./belief";

const KB = 1_024;

const PAGE: InBoth = { en: "its page on integrated requests", zh: "它关于集成请求的文档" };
const SERVE_INSTEAD: InBoth = {
  en: "`npm run verify-url` shows what arrives; `npm run serve` does not use the service",
  zh: "`npm run verify-url` 显示到达的是什么；`npm run serve` 不经过这个服务",
};
const NOTHING: InBoth = { en: "nothing to change", zh: "不用改动" };

export const HTTP_BELIEFS: readonly Belief[] = [
  believe({
    id: "http-query",
    part: "http-access",
    rule: "httpKeepsQuery",
    other: false,
    what: {
      en: "the query of a request reaches the function by HTTP access decoded, and otherwise as it was sent",
      zh: "请求经过 HTTP 访问服务后，查询参数解码后到达云函数，内容不变",
    },
    builtOn: PAGE,
    otherwise: SERVE_INSTEAD,
  }),
  believe({
    id: "http-repeated-parameter",
    part: "http-access",
    rule: "httpShowsRepeatedParameter",
    other: false,
    what: {
      en: "a parameter of the query that comes twice reaches the function as a list",
      zh: "查询参数出现两次时，云函数得到的是数组",
    },
    builtOn: {
      en: "the form of its headers; the page shows one value each",
      zh: "请求头的形式；文档的例子每个参数只有一个值",
    },
    otherwise: {
      en: "such a request is checked by one of the values instead of being refused at once; the signature decides either way",
      zh: "这样的请求不会立即被拒绝，而是按其中一个值验证；是否通过仍由签名决定",
    },
  }),
  believe({
    id: "http-body",
    part: "http-access",
    rule: "httpKeepsBody",
    other: false,
    what: {
      en: "a body of JSON, XML or text reaches the function byte for byte, read as `isBase64Encoded` says",
      zh: "JSON、XML 或文本的正文到达云函数时逐字节不变，按 `isBase64Encoded` 读取",
    },
    builtOn: PAGE,
    otherwise: {
      en: "sealed pushes are refused with 403; `npm run serve` does not use the service",
      zh: "加密的推送被拒绝（403）；`npm run serve` 不经过这个服务",
    },
  }),
  believe({
    id: "http-content-type",
    part: "http-access",
    rule: "httpKeepsContentType",
    other: false,
    what: {
      en: "the content type of a request reaches the function as it was sent",
      zh: "请求的 Content-Type 原样到达云函数",
    },
    builtOn: PAGE,
    otherwise: {
      en: "pushes are refused with 415; `npm run serve` does not use the service",
      zh: "推送被拒绝（415）；`npm run serve` 不经过这个服务",
    },
  }),
  believe({
    id: "http-base64",
    part: "http-access",
    rule: "httpBase64Types",
    other: ["text/xml", "application/octet-stream"],
    what: {
      en: "of JSON, XML, text and `application/octet-stream`, only the last comes as Base64, with `isBase64Encoded`",
      zh: "在 JSON、XML、文本和 `application/octet-stream` 中，只有最后一种以 Base64 到达，并带 `isBase64Encoded`",
    },
    builtOn: { en: "the page says only what the field means", zh: "文档只写了这个字段的含义" },
    otherwise: { en: "nothing to change: the flag is read with every body", zh: "不用改动：每个正文都按这个字段读取" },
  }),
  believe({
    id: "http-path",
    part: "http-access",
    rule: "httpPathIsWhole",
    other: false,
    what: {
      en: "`path` is the whole path of the request, with the path that the function was given",
      zh: "`path` 是请求的完整路径，包含为云函数设置的触发路径",
    },
    builtOn: {
      en: "the example of CloudBase's page; the console has a switch 路径透传 for it, and what the CLI sets is not written",
      zh: "云开发文档的例子；控制台的路由有“路径透传”开关，没有写 CLI 怎样设置它",
    },
    otherwise: { en: "nothing to change: the path is not read", zh: "不用改动：不读取路径" },
  }),
  believe({
    id: "http-source",
    part: "http-access",
    rule: "httpSource",
    other: "wx_unknown",
    what: {
      en: "`SOURCE` of a call that comes over HTTP is `wx_http`",
      zh: "从 HTTP 来的调用，`SOURCE` 是 `wx_http`",
    },
    builtOn: { en: "the page on `getWXContext`", zh: "`getWXContext` 的文档" },
    otherwise: NOTHING,
  }),
  believe({
    id: "http-no-token",
    part: "http-access",
    rule: "httpCallsBringToken",
    other: true,
    what: {
      en: "A call that comes over HTTP brings no token for cloud calls",
      zh: "从 HTTP 来的调用不带云调用的令牌",
    },
    builtOn: { en: "the SDK's own reading of its environment", zh: "SDK 自己读取环境的方式" },
    otherwise: {
      en: "with WECHAT_APPSECRET set, replies go by access token anyway",
      zh: "设置了 WECHAT_APPSECRET 时，回复总是用 access_token 发送",
    },
  }),
  believe({
    id: "http-answer",
    part: "http-access",
    rule: "httpKeepsAnswer",
    other: false,
    what: {
      en: "status, content type and body go back to who asked as the function returns them",
      zh: "状态码、Content-Type 和正文按云函数的返回值原样回给请求方",
    },
    builtOn: { en: "its page on integrated responses", zh: "它关于集成响应的文档" },
    otherwise: {
      en: "a push that fails or is refused may pass for received; `npm run serve` does not use the service",
      zh: "失败或被拒绝的推送可能被当作已接收；`npm run serve` 不经过这个服务",
    },
  }),
  believe({
    id: "http-text-size",
    part: "http-access",
    rule: "httpTextMaxBytes",
    other: 64 * KB,
    agrees: (seen) => seen >= 96 * KB,
    what: {
      en: "a body of text passes up to 100 KB",
      zh: "文本类型的正文最大 100 KB",
    },
    builtOn: {
      en: "the page on EXCEED_MAX_PAYLOAD_SIZE; which types count as text is not written",
      zh: "EXCEED_MAX_PAYLOAD_SIZE 的文档；没有写哪些类型算文本",
    },
    otherwise: {
      en: "a push that is longer does not arrive; the longest that is known is far below 32 KB",
      zh: "更长的推送不会到达；已知最长的推送远小于 32 KB",
    },
  }),
  believe({
    id: "http-late-answer",
    part: "http-late",
    rule: "httpLateAnswerArrives",
    other: false,
    what: {
      en: "an answer over HTTP may take as long as the function's timeout, longer than 5 s, too",
      zh: "HTTP 访问的应答时间以云函数的超时时间为限，超过 5 秒也能返回",
    },
    builtOn: { en: "no page names another limit", zh: "没有文档写别的上限" },
    otherwise: { en: "nothing to change: WeChat waits 5 s", zh: "不用改动：微信只等 5 秒" },
  }),
];
