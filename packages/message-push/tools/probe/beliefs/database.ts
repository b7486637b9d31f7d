// What is believed of the database: its dates, writes and reads. Limits, indexes and cloud storage stand beside.
import { type Belief, believe } from "./belief";
import { INDEX_BELIEFS, LIMIT_BELIEFS } from "./database-limits";
import { STORAGE_BELIEFS } from "./storage";

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
      en: "nothing is ever due, and what was cut off waits for the next delivery of its push: report it",
      zh: "没有任何任务到期，中断的推送只能等下一次重推：请反馈",
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

export const DATABASE_BELIEFS: readonly Belief[] = [
  ...DATE_BELIEFS,
  ...WRITE_BELIEFS,
  ...READ_BELIEFS,
  ...LIMIT_BELIEFS,
  ...INDEX_BELIEFS,
  ...STORAGE_BELIEFS,
];
