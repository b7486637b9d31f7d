// What is uncertain about the database and cloud storage. Each is a default: what a probe sees can be given in its place.

export interface DatabaseRules {
  /** Documents that one `get` gives at most, whatever its limit. */
  readonly getMaxDocuments: number;
}

export const DATABASE_RULES: DatabaseRules = { getMaxDocuments: 1_000 };
