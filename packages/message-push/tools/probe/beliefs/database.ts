// What is believed of the database. What is believed of cloud storage stands in storage.ts.
import { type Belief, believe } from "./belief";
import { STORAGE_BELIEFS } from "./storage";

const MB = 1_024 * 1_024;

const DATE_BELIEFS: readonly Belief[] = [
  believe({
    id: "server-date-in-queries",
    part: "database",
    rule: "serverDateInQueries",
    other: false,
    what: {
      en: "`db.serverDate()` in a query is the database's time",
      zh: "查询条件里的 `db.serverDate()` 按数据库时钟计算",
    },
    builtOn: { en: "WeChat's page on `serverDate`", zh: "微信关于 `serverDate` 的文档" },
    otherwise: {
      en: "nothing is ever due, so that only pushes that come again are taken over: report it",
      zh: "没有任何任务到期，只有重推才会被接手：请反馈",
    },
  }),
  believe({
    id: "server-date-in-writes",
    part: "database",
    rule: "serverDateInWrites",
    other: false,
    what: {
      en: "`db.serverDate()` in what is added or updated becomes the database's time",
      zh: "新增和更新里的 `db.serverDate()` 会写成数据库时间",
    },
    builtOn: { en: "WeChat's page on `serverDate`", zh: "微信关于 `serverDate` 的文档" },
    otherwise: {
      en: "leases end early or late by the clocks' difference",
      zh: "租约按时钟误差提前或推迟到期",
    },
  }),
  believe({
    id: "server-date-offset",
    part: "database",
    rule: "serverDateOffsetCounts",
    other: false,
    what: {
      en: "the offset of `db.serverDate({ offset })` is added, in queries and in updates",
      zh: "`db.serverDate({ offset })` 的偏移在查询和更新里都会加上",
    },
    builtOn: {
      en: "WeChat's page on `serverDate`; its types leave the option out",
      zh: "微信关于 `serverDate` 的文档；SDK 的类型里没有这个参数",
    },
    otherwise: {
      en: "every lease ends at once, and a push that takes long is handled twice: report it",
      zh: "租约一开始就到期，耗时的推送会被处理两次：请反馈",
    },
  }),
];

const WRITE_BELIEFS: readonly Belief[] = [
  believe({
    id: "duplicate-id",
    part: "database",
    rule: "duplicateRefusal",
    other: "other words",
    agrees: (seen) => seen === "E11000" || seen === "DATABASE_DUPLICATE_WRITE",
    what: {
      en: "of several documents with one `_id` the first is taken, and the others are refused with `E11000` or `DATABASE_DUPLICATE_WRITE` in the text",
      zh: "`_id` 相同的多个文档只有第一个能写入，其余的报错文字里有 `E11000` 或 `DATABASE_DUPLICATE_WRITE`",
    },
    builtOn: {
      en: "the page on `add`; texts that people have posted, since the SDK has no number for it",
      zh: "`add` 的文档；网上贴出的报错文字，因为 SDK 没有对应的错误码",
    },
    otherwise: {
      en: "a push that comes again fails with `STORE_UNAVAILABLE` instead of being recognised; nothing is said twice. Report it",
      zh: "重推不会被认出来，而是以 `STORE_UNAVAILABLE` 失败；不会重复回复。请反馈",
    },
  }),
  believe({
    id: "update-counts",
    part: "database",
    rule: "updateTellsHowMany",
    other: false,
    what: {
      en: "an update by `where` changes what fits and nothing else, and `updated` says how many documents that were",
      zh: "用 `where` 更新时只修改符合条件的文档，`updated` 是修改的条数",
    },
    builtOn: { en: "the page on `update`", zh: "`update` 的文档" },
    otherwise: {
      en: "every lease is taken for lost, and nothing is answered: report it",
      zh: "所有租约都被当作已失去，什么都不会回复：请反馈",
    },
  }),
  believe({
    id: "update-unchanged",
    part: "database",
    rule: "updatedCountsUnchanged",
    other: true,
    what: {
      en: "`updated` leaves out a document that fits and is the same after the update",
      zh: "符合条件但更新后没有变化的文档不计入 `updated`",
    },
    builtOn: { en: "MongoDB's `nModified`", zh: "MongoDB 的 `nModified`" },
    otherwise: {
      en: "nothing to change here, since every write of the runtime counts itself; a team's own code may count differently than on the simulator",
      zh: "不用改动：运行时的每次写入都会改变文档；团队自己的代码可能与模拟器里的计数不同",
    },
  }),
  believe({
    id: "update-or",
    part: "database",
    rule: "updatedCountsEveryQueryOfOr",
    other: false,
    what: {
      en: "`updated` counts one document that fits, and a second one of another query in the same `or`",
      zh: "`updated` 会把同一个 `or` 里另一个条件命中的文档也计入",
    },
    builtOn: { en: "MongoDB's rule", zh: "MongoDB 的规则" },
    otherwise: {
      en: "backlog flags are not detected; the relay drains the backlog",
      zh: "积压标记不会被发现，由投递器处理积压",
    },
  }),
  believe({
    id: "update-atomic",
    part: "database",
    rule: "updatesAreAtomic",
    other: false,
    what: {
      en: "of several updates at once that ask for the same state of a document, one finds it",
      zh: "几个更新同时要求一个文档处于同一状态时，只有一个能命中",
    },
    builtOn: { en: "MongoDB's rule for a single document", zh: "MongoDB 对单个文档的规则" },
    otherwise: {
      en: "two instances may take over one push, and it may be answered twice: report it",
      zh: "两个实例可能接手同一条推送，从而回复两次：请反馈",
    },
  }),
];

const READ_BELIEFS: readonly Belief[] = [
  believe({
    id: "not-finds-other-types",
    part: "database",
    rule: "notFindsOtherTypes",
    other: false,
    what: {
      en: "`not(gte(date))` also finds documents in which the field is no date, or missing",
      zh: "`not(gte(日期))` 也能找到该字段不是日期或不存在的文档",
    },
    builtOn: { en: "MongoDB compares values of one type only", zh: "MongoDB 只比较同一类型的值" },
    otherwise: {
      en: "damaged records are not found by the relay, and stay",
      zh: "投递器找不到损坏的记录，它们会一直留着",
    },
  }),
  believe({
    id: "projection-in-objects",
    part: "database",
    rule: "dottedProjection",
    other: false,
    what: {
      en: "a projection may name a field in an object, as `passiveReply.MsgType`",
      zh: "查询返回的字段可以写对象里的字段，如 `passiveReply.MsgType`",
    },
    builtOn: { en: "MongoDB", zh: "MongoDB" },
    otherwise: {
      en: "`npm run report` reads whole passive replies, of which a transfer names the customer; it prints nothing of them all the same",
      zh: "`npm run report` 会读到整个被动回复，其中转人工的带有客户；但不会输出",
    },
  }),
  believe({
    id: "long-numbers",
    part: "database",
    rule: "longNumbersStay",
    other: false,
    what: {
      en: "whole numbers beyond 32 bits, such as a time in milliseconds, come back as the same numbers",
      zh: "超过 32 位的整数（如毫秒时间）读回来仍是同一个数字",
    },
    builtOn: { en: "the SDK's code writes them as 64-bit integers", zh: "SDK 的代码把它们写成 64 位整数" },
    otherwise: {
      en: "records are taken for damaged (`RECORD_DAMAGED`): report it",
      zh: "记录会被当作损坏（`RECORD_DAMAGED`）：请反馈",
    },
  }),
  believe({
    id: "missing-collection",
    part: "database",
    rule: "missingCollectionErrCode",
    other: -502_001,
    what: {
      en: "a collection that does not exist is refused with errCode -502005",
      zh: "集合不存在时报 errCode -502005",
    },
    builtOn: { en: "the SDK's table of numbers", zh: "SDK 的错误码表" },
    otherwise: {
      en: "the first push of an environment fails with `STORE_UNAVAILABLE`: make the collections in the console, `message_pushes` first",
      zh: "环境里的第一条推送以 `STORE_UNAVAILABLE` 失败：在控制台手动新建集合，先建 `message_pushes`",
    },
  }),
  believe({
    id: "create-collection-again",
    part: "database",
    rule: "createCollectionKeepsDocuments",
    other: false,
    what: {
      en: "`createCollection` of a collection that is there leaves its documents alone",
      zh: "对已有的集合再调用 `createCollection`，其中的文档不受影响",
    },
    builtOn: { en: "people report that it is refused", zh: "有反馈说会报错" },
    otherwise: {
      en: "two instances that begin at once may lose a record: make the collections in the console before the first push",
      zh: "同时启动的两个实例可能丢失一条记录：在第一条推送之前先在控制台新建集合",
    },
  }),
  believe({
    id: "id-order",
    part: "database",
    rule: "idOrderIsKept",
    other: false,
    what: {
      en: '`orderBy("_id")` with `skip` gives every rule once, while somebody edits them',
      zh: '有人正在修改时，`orderBy("_id")` 加 `skip` 仍能不多不少读到每条规则',
    },
    builtOn: { en: "MongoDB's order of ids", zh: "MongoDB 的排序" },
    otherwise: { en: "a rule is missing for a minute", zh: "某条规则缺席一分钟" },
  }),
];

const LIMIT_BELIEFS: readonly Belief[] = [
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

const INDEX_BELIEFS: readonly Belief[] = [
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
      en: "a team's own `_id`-less claims are not safe; the runtime needs no index for it",
      zh: "团队自己靠唯一索引做的去重不可靠；运行时不依赖索引去重",
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
      en: "nothing to change: the indexes of the runtime are [not unique](reliability.md#after-the-first-deploy) anyway",
      zh: "不用改动：运行时的索引[都不是唯一索引](reliability.zh-CN.md#首次部署之后)",
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

export const DATABASE_BELIEFS: readonly Belief[] = [
  ...DATE_BELIEFS,
  ...WRITE_BELIEFS,
  ...READ_BELIEFS,
  ...LIMIT_BELIEFS,
  ...INDEX_BELIEFS,
  ...STORAGE_BELIEFS,
];
