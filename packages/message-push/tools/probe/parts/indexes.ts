// The part of the probe about indexes, which only a person can make.
import { INDEX_FIELD, PROBE_COLLECTION } from "../probe-names";
import type { Part } from "./part";

/** An index over few documents is there at once; the console says so a little later. */
const INDEX_LIMIT_MS = 4_000;

const MAKE = {
  en: [
    `云开发控制台 → 数据库 → ${PROBE_COLLECTION} → 索引管理 → 添加索引: 索引名称 probe, 索引属性 唯一,`,
    `索引字段 ${INDEX_FIELD} 升序, then 确定`,
  ].join(" "),
  zh: `打开 云开发控制台 → 数据库 → ${PROBE_COLLECTION} → 索引管理 → 添加索引：索引名称 probe，索引属性“唯一”，索引字段 ${INDEX_FIELD} 升序，然后点“确定”`,
};
const TTL_QUESTION = {
  en: "In the dialogue 添加索引 of that page: is there anything by which documents expire (过期时间, TTL)?",
  zh: "在该页面的“添加索引”对话框里，有没有让文档过期的选项（过期时间、TTL）？",
};

export const indexes: Part = {
  id: "indexes",
  title: { en: "indexes of the database", zh: "数据库的索引" },
  needs: ["person"],
  rules: ["uniqueIndexRefuses", "uniqueIndexCountsMissing", "consoleOffersTtlIndex"],
  async run(session) {
    await session.call("indexPrepare", {});
    const act = { kind: "indexes", field: INDEX_FIELD, index: "unique" } as const;
    const isMade = await session.person.does({ say: MAKE, act });
    const offersTtl = await session.person.sees({ say: TTL_QUESTION, rule: "consoleOffersTtlIndex" });
    const ttl = offersTtl !== undefined && { consoleOffersTtlIndex: offersTtl };
    const unseenTtl = offersTtl === undefined && {
      consoleOffersTtlIndex: { en: "nobody could tell", zh: "没有人能判断" },
    };
    if (!isMade) {
      const why = { en: "the index was not made", zh: "没有建索引" };
      return { seen: { ...ttl }, unseen: { uniqueIndexRefuses: why, uniqueIndexCountsMissing: why, ...unseenTtl } };
    }
    const look = async () => {
      const found = await session.call("indexTry", {});
      return found.takesFirst && !found.takesSecond ? found : undefined;
    };
    const refused = await session.until(look, INDEX_LIMIT_MS);
    return {
      seen: {
        ...ttl,
        uniqueIndexRefuses: refused !== undefined,
        ...(refused?.takesFirstWithout && { uniqueIndexCountsMissing: !refused.takesSecondWithout }),
      },
      unseen: {
        ...unseenTtl,
        ...(!refused?.takesFirstWithout && {
          uniqueIndexCountsMissing: {
            en: "a document without the field was there already",
            zh: "已经有一条不含该字段的文档",
          },
        }),
      },
    };
  },
};
