// What the routes of data, files and the desk take and answer, for docs/reference/control-api.md. Nothing that runs imports this.
import {
  collectionSchema,
  deskRuleSchema,
  deskSettingsSchema,
  documentsSchema,
  fileSchema,
  pageSchema,
  patchSchema,
  reportSchema,
  trialSchema,
} from "./control-schemas";
import type { ControlRoute, RouteWords } from "./route-words";

type Routes = Readonly<Partial<Record<ControlRoute, RouteWords>>>;

export const DATA_ROUTES = {
  "GET /data": { answer: { en: "The collections: `[{ name, size }]`", zh: "全部集合：`[{ name, size }]`" } },
  "POST /data": {
    body: collectionSchema,
    example: '{ "collection": "orders" }',
    answer: { en: "The same, with the new one", zh: "同上，包括新建的集合" },
  },
  "GET /data/:collection": {
    query: pageSchema,
    answer: {
      en: "`{ total, documents }`. Documents are written as in a [seed](own-data.md), here and below",
      zh: "`{ total, documents }`。这里及以下，文档的写法与[种子数据](own-data.zh-CN.md)相同",
    },
  },
  "POST /data/:collection": {
    body: documentsSchema,
    example: '{ "documents": [{ "_id": "A1", "state": "paid" }] }',
    answer: { en: "`{ ids }`: all of them are added, or none", zh: "`{ ids }`：要么全部添加，要么一条都不加" },
  },
  "DELETE /data/:collection": { answer: { en: "The collections, without that one", zh: "其余的集合" } },
  "GET /data/:collection/:id": {
    answer: {
      en: "The document; what is not there is status 404 with `DATA_MISSING`",
      zh: "该文档；不存在时状态码为 404，错误码 `DATA_MISSING`",
    },
  },
  "PATCH /data/:collection/:id": {
    body: patchSchema,
    example: '{ "set": { "state": "shipped" }, "remove": ["note"] }',
    answer: { en: "The document; `replace` gives it whole", zh: "该文档；`replace` 替换整个文档" },
  },
  "DELETE /data/:collection/:id": { answer: { en: "`{ removed: 1 }`", zh: "`{ removed: 1 }`" } },
  "GET /files": {
    query: "?path=…",
    answer: {
      en: "The files: `[{ fileID, path, size }]`; with a path or a file id the content of one",
      zh: "全部文件：`[{ fileID, path, size }]`；带路径或 fileID 则返回该文件的内容",
    },
  },
  "POST /files": {
    body: fileSchema,
    example: '{ "path": "pictures/a.png", "base64": "iVBORw0KGgo=" }',
    answer: {
      en: "`{ fileID }`; a file of that path is replaced",
      zh: "`{ fileID }`；同一路径的文件会被替换",
    },
  },
  "DELETE /files": {
    query: "?path=…",
    answer: { en: "The files, without the one of that path or file id", zh: "去掉该路径或 fileID 之后的文件" },
  },
} as const satisfies Routes;

export const DESK_ROUTES = {
  "GET /desk/answers": {
    answer: {
      en: "What is in force at the desk: rules with what is wrong with them and where they stand (`from`: `collection`, `file`, `nowhere`), settings, the questions that nobody could answer, the state of `desk/answers.json`",
      zh: "客服台当前生效的内容：规则及其问题、出处（`from`：`collection`、`file`、`nowhere`）、设置、没能回答的问题，以及 `desk/answers.json` 的状态",
    },
  },
  "GET /desk/picture": {
    query: "?file=map.png",
    answer: {
      en: "The picture of that path in the folder of any function; 404 for what is no picture, or lies elsewhere",
      zh: "任一云函数目录里这个路径的图片；不是图片或在目录之外时为 404",
    },
  },
  "GET /desk/dialogues/:who": {
    answer: {
      en: "Where the customer's dialogue stands, as functions keep it: `{ name, title, asked, misses, values, endsAtMs }`, or `null`",
      zh: "客户的对话进行到哪里，与云函数保存的一致：`{ name, title, asked, misses, values, endsAtMs }`，没有时为 `null`",
    },
  },
  "GET /desk/report": {
    query: reportSchema,
    answer: {
      en: "What `npx message-push report --json` prints, of the local database, 1 to 30 days: [its fields](answers.md)",
      zh: "`npx message-push report --json` 输出的内容，数据来自本地数据库，1 至 30 天：[各字段](answers.zh-CN.md)",
    },
  },
  "POST /desk/copy": {
    body: { en: "`{}`", zh: "`{}`" },
    answer: {
      en: "What `GET /desk/answers` gives, after the file's rules and settings were put into `desk_answers`, where it has none",
      zh: "与 `GET /desk/answers` 相同；之前把文件的规则和设置放进 `desk_answers` 中缺少的部分",
    },
  },
  "POST /desk/rules": {
    body: deskRuleSchema,
    example: '{ "rule": { "keywords": ["发货"], "replies": ["48 小时内发货"] } }',
    answer: {
      en: "`{ problems }`: empty when it was saved, in the place of the rule with that `_id`, or as a new one; the first one brings the file's with it",
      zh: "`{ problems }`：为空即已保存，替换同一 `_id` 的规则或新增；集合的第一条会把文件的规则一并带入",
    },
  },
  "POST /desk/settings": {
    body: deskSettingsSchema,
    answer: { en: "The same for the document `settings`", zh: "同上，对应文档 `settings`" },
  },
  "POST /desk/try": {
    body: trialSchema,
    example: '{ "text": "几点关门", "at": "2026-10-01T22:10" }',
    answer: {
      en: "What the question comes to at that time by the desk's clock: the rule that answers, those that match as well (`outranked`) or cannot (`out`), the messages that the customer reads, pictures among them that no function has (`missingFiles`), hand-over. Writes nothing",
      zh: "这个问题在客服台时钟的这一时刻的结果：回答的规则、同样匹配的（`outranked`）或不能回答的（`out`）、客户看到的消息、其中云函数目录里没有的图片（`missingFiles`）、是否转人工。不写入任何内容",
    },
  },
} as const satisfies Routes;
