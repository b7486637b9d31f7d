// The parts of the probe about the database.
import type { DuplicateRefusal } from "../../../simulator/database-rules";
import { databaseLimits } from "./database-limits";
import { indexes } from "./indexes";
import type { Part, PartResult } from "./part";
import { storage } from "./storage";

const database: Part = {
  id: "database",
  title: "the database: its dates, who wins of several writers, and what queries find",
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
        ...(offset === undefined && { serverDateOffsetCounts: "no server date is the database's time" }),
        ...(!writes.tellsHowMany && {
          updatedCountsUnchanged: "an update does not say how many it has changed",
          updatedCountsEveryQueryOfOr: "an update does not say how many it has changed",
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
