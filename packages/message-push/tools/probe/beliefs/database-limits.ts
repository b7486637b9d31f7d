// What is believed of how much the database gives at once, and of its indexes.
import { type Belief, believe } from "./belief";

const MB = 1_024 * 1_024;

export const LIMIT_BELIEFS: readonly Belief[] = [
  believe({
    id: "get-most-documents",
    part: "database-limits",
    rule: "getMaxDocuments",
    other: 100,
    what: {
      en: "a function gets up to 1,000 documents with one `get`",
      zh: "云函数里一次 `get` 最多返回 1000 条",
    },
    builtOn: {
      en: "the Chinese page on `limit`; its English edition says 100",
      zh: "`limit` 的中文文档；英文版写的是 100",
    },
    otherwise: {
      en: "nothing to change: whoever reads more reads on after a page of 100, too",
      zh: "不用改动：读到 100 条时也会继续读下一页",
    },
  }),
  believe({
    id: "aggregate-default",
    part: "database-limits",
    rule: "aggregateDefaultDocuments",
    other: 100,
    what: {
      en: "an aggregation without a limit gives 20 documents",
      zh: "聚合没有写 `limit` 时返回 20 条",
    },
    builtOn: { en: "four threads of the community; no page says it", zh: "社区里的四个帖子；没有文档写明" },
    otherwise: {
      en: "a team's own aggregations give more or fewer than on the simulator; the runtime makes none",
      zh: "团队自己的聚合返回的条数与模拟器不同；运行时不使用聚合",
    },
  }),
  {
    id: "aggregate-most",
    what: {
      en: "an aggregation with a limit gives up to 10,000 documents",
      zh: "聚合写了 `limit` 时最多返回 10000 条",
    },
    builtOn: { en: "the same threads", zh: "同样的帖子" },
    otherwise: { en: "the same", zh: "同上" },
    notProbed: {
      en: "it would take 10,001 documents, and as many writes of the plan; the probe reads 1,000",
      zh: "需要先写入 10001 条，占用套餐的写次数；探测只读 1000 条",
    },
  },
  believe({
    id: "database-answer-bytes",
    part: "database-limits",
    rule: "databaseAnswerMaxBytes",
    other: MB,
    agrees: (seen) => seen >= 16 * MB,
    what: {
      en: "a function may read 16 MB from the database at once",
      zh: "云函数一次最多从数据库读 16 MB",
    },
    builtOn: {
      en: "the page on quotas; the SDK's table says 1 MB",
      zh: "资源配额的文档；SDK 的错误码表写的是 1 MB",
    },
    otherwise: {
      en: "`rules` of the simulator set another figure; read in smaller parts",
      zh: "用模拟器的 `rules` 设别的数值；分批读取",
    },
  }),
];

export const INDEX_BELIEFS: readonly Belief[] = [
  believe({
    id: "unique-index",
    part: "indexes",
    rule: "uniqueIndexRefuses",
    other: false,
    what: {
      en: "a unique index refuses a second document of a value",
      zh: "唯一索引会拒绝值相同的第二个文档",
    },
    builtOn: { en: "the page on indexes", zh: "索引管理的文档" },
    otherwise: {
      en: "a team's own code that relies on one is not safe; the runtime relies on `_id` alone",
      zh: "团队自己靠唯一索引做的去重不可靠；运行时只依靠 `_id`",
    },
  }),
  believe({
    id: "unique-index-null",
    part: "indexes",
    rule: "uniqueIndexCountsMissing",
    other: false,
    what: {
      en: "a unique index takes one document without its field, and refuses a second one",
      zh: "唯一索引只接受一个没有该字段的文档，第二个会被拒绝",
    },
    builtOn: { en: "MongoDB's rule; a report", zh: "MongoDB 的规则；一条反馈" },
    otherwise: {
      en: "nothing to change: the indexes of the runtime are [not unique](reliability-and-security.md#setting-it-up) anyway",
      zh: "不用改动：运行时的索引[都不是唯一索引](reliability-and-security.zh-CN.md#设置)",
    },
  }),
  believe({
    id: "ttl-index",
    part: "indexes",
    rule: "consoleOffersTtlIndex",
    other: true,
    what: {
      en: "the console offers no index that removes documents by age",
      zh: "控制台不提供按时间自动删除文档的索引",
    },
    builtOn: {
      en: "the page on indexes names its kinds; no API has one",
      zh: "索引管理的文档列出了种类；各个 API 也都没有",
    },
    otherwise: {
      en: "nothing to change; old records could go without the relay's purge",
      zh: "不用改动；旧记录可以不靠投递器清理",
    },
  }),
];
