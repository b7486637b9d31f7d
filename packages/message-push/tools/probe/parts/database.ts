// The parts of the probe about the database.
import type { DuplicateRefusal } from "../../../simulator/database-rules";
import { databaseLimits } from "./database-limits";
import { indexes } from "./indexes";
import type { Part, PartResult } from "./part";
import { storage } from "./storage";

const database: Part = {
  id: "database",
  title: {
    en: "the database: its dates, who wins of several writers, and what queries find",
    zh: "数据库：日期、多方同时写入时谁成功、查询能查到什么",
  },
  rules: [
    "serverDateInQueries",
    "serverDateInWrites",
    "serverDateOffsetCounts",
    "duplicateRefusal",
    "updateTellsHowMany",
    "updatedCountsUnchanged",
    "updatedCountsEveryQueryOfOr",
    "updatesAreAtomic",
    "notFindsOtherTypes",
    "dottedProjection",
    "longNumbersStay",
    "missingCollectionErrCode",
    "createCollectionKeepsDocuments",
    "idOrderIsKept",
  ],
  async run(session) {
    const dates = await session.call("databaseDates", {});
    const writes = await session.call("databaseWrites", {});
    const reads = await session.call("databaseReads", {});
    const offset = offsetOf(dates);
    return {
      seen: {
        serverDateInQueries: dates.isDateInQueries,
        serverDateInWrites: dates.isDateInWrites,
        ...(offset !== undefined && { serverDateOffsetCounts: offset }),
        duplicateRefusal: writes.sign as DuplicateRefusal,
        updateTellsHowMany: writes.tellsHowMany,
        ...(writes.tellsHowMany && {
          updatedCountsUnchanged: writes.countsUnchanged,
          updatedCountsEveryQueryOfOr: writes.updatedByOr === 2,
        }),
        updatesAreAtomic: writes.isAtomic,
        notFindsOtherTypes: reads.findsOtherTypes,
        dottedProjection: reads.isDottedProjection,
        longNumbersStay: reads.numbersStay,
        missingCollectionErrCode: reads.missingErrCode,
        createCollectionKeepsDocuments: reads.keepsDocuments,
        idOrderIsKept: reads.isIdOrder,
      },
      unseen: {
        ...(offset === undefined && {
          serverDateOffsetCounts: {
            en: "no server date is the database's time",
            zh: "没有一个服务端日期是数据库的时间",
          },
        }),
        ...(!writes.tellsHowMany && {
          updatedCountsUnchanged: {
            en: "an update does not say how many it has changed",
            zh: "更新操作没有返回改动的条数",
          },
          updatedCountsEveryQueryOfOr: {
            en: "an update does not say how many it has changed",
            zh: "更新操作没有返回改动的条数",
          },
        }),
      },
      figures: {
        ...(dates.clockDifferenceMs !== null && {
          "database clock before the instance's, ms": dates.clockDifferenceMs,
        }),
        "errCode of a taken _id": writes.duplicateErrCode,
        "errCode of createCollection where it is there": reads.createErrCode,
      },
    } satisfies PartResult;
  },
};

interface SeenDates {
  readonly isDateInWrites: boolean;
  readonly isDateInQueries: boolean;
  readonly isOffsetInWrites: boolean;
  readonly isOffsetInQueries: boolean;
}

/** Judged only by what is a date at all. */
function offsetOf(dates: SeenDates): boolean | undefined {
  if (!dates.isDateInWrites && !dates.isDateInQueries) return undefined;
  return (!dates.isDateInWrites || dates.isOffsetInWrites) && (!dates.isDateInQueries || dates.isOffsetInQueries);
}

export const DATABASE_PARTS: readonly Part[] = [database, databaseLimits, storage, indexes];
