// What is uncertain about the database and cloud storage. Each is a default: what a probe sees can be given in its place.

/** How the database refuses a second document of an `_id`: by which words it can be known. `none`: it takes the place of the first. */
export type DuplicateRefusal = "E11000" | "DATABASE_DUPLICATE_WRITE" | "other words" | "none";

export interface DatabaseRules {
  /** Whether `serverDate()` in a query is the database's time. Where it is not, it is null. */
  readonly serverDateInQueries: boolean;
  /** Whether `serverDate()` in what is added or updated is the database's time. Where it is not, it is null. */
  readonly serverDateInWrites: boolean;
  /** Whether the offset of `serverDate({ offset })` is added, in queries and in writes. */
  readonly serverDateOffsetCounts: boolean;
  /** Whether an update by `where` says how many documents it has changed. Where it does not, `updated` is 0. */
  readonly updateTellsHowMany: boolean;
  /** Whether `updated` counts documents that fit and stay as they were. */
  readonly updatedCountsUnchanged: boolean;
  /** Whether `updated` counts what fits any query of an `or`. Where it does not, it is at most 1. */
  readonly updatedCountsEveryQueryOfOr: boolean;
  /** Whether an update looks for documents and changes them in one step, so that of several at once only one finds what it changes. */
  readonly updatesAreAtomic: boolean;
  /** By which words a second document of an `_id` is refused. */
  readonly duplicateRefusal: DuplicateRefusal;
  /** The SDK's errCode where the collection is missing; 0: it is made. */
  readonly missingCollectionErrCode: number;
  /** Whether `createCollection` leaves alone a collection that is there. */
  readonly createCollectionKeepsDocuments: boolean;
  /** Documents that one `get` gives at most, whatever its limit. */
  readonly getMaxDocuments: number;
  /** Documents that an aggregation without a limit gives. Four threads of the community say so, and no page. */
  readonly aggregateDefaultDocuments: number;
  /** Whether a projection may name a field in an object. Where it may not, the whole object comes. */
  readonly dottedProjection: boolean;
  /** Whether `not(gte(date))` also finds documents in which the field is no date, or missing. */
  readonly notFindsOtherTypes: boolean;
  /** Whether whole numbers beyond 32 bits come back as numbers. Where they do not, they are texts. */
  readonly longNumbersStay: boolean;
  /** Whether `orderBy("_id")` is an order, in which `skip` gives each document once while they are changed. */
  readonly idOrderIsKept: boolean;
  /** Whether a unique index refuses a second document of a value. */
  readonly uniqueIndexRefuses: boolean;
  /** Whether a unique index takes only one document without its field. */
  readonly uniqueIndexCountsMissing: boolean;
  /** Whether the console offers an index that removes documents by age. */
  readonly consoleOffersTtlIndex: boolean;
  /** Whether `uploadFile` over a file that is there replaces it. Where it does not, the first stays. */
  readonly uploadReplacesFile: boolean;
  /** Whether `uploadFile` over a file that is there gives the same fileID. */
  readonly uploadKeepsFileId: boolean;
  /** Whether `deleteFile` takes a file away. Where it does not, it says so and the file can still be fetched. */
  readonly deleteRemovesFile: boolean;
  /** The `status` that `deleteFile` gives for a file that is not there. */
  readonly deleteMissingFileStatus: number;
  /** Milliseconds that `downloadFile` takes for 10 MB, and as much less as a file is smaller, on top of what this machine takes. */
  readonly downloadMsOf10Mb: number;
}

export const DATABASE_RULES: DatabaseRules = {
  serverDateInQueries: true,
  serverDateInWrites: true,
  serverDateOffsetCounts: true,
  updateTellsHowMany: true,
  updatedCountsUnchanged: false,
  updatedCountsEveryQueryOfOr: true,
  updatesAreAtomic: true,
  duplicateRefusal: "E11000",
  missingCollectionErrCode: -502_005,
  createCollectionKeepsDocuments: true,
  getMaxDocuments: 1_000,
  aggregateDefaultDocuments: 20,
  dottedProjection: true,
  notFindsOtherTypes: true,
  longNumbersStay: true,
  idOrderIsKept: true,
  uniqueIndexRefuses: true,
  uniqueIndexCountsMissing: true,
  consoleOffersTtlIndex: false,
  uploadReplacesFile: true,
  uploadKeepsFileId: true,
  deleteRemovesFile: true,
  deleteMissingFileStatus: -503_003,
  downloadMsOf10Mb: 0,
};
