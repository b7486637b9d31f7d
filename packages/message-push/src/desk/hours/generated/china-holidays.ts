// Generated from the package chinese-days by npm run generate: its newest version brings a new year.

/** The first year of the tables, and the last. */
export const COVERS_FROM = 2025;
export const COVERS_UNTIL = 2026;

/** By year: month and day, of a stretch of days the first and the last. */
export const HOLIDAYS = {
  2025: "01-01 01-28/02-04 04-04/04-06 05-01/05-05 05-31/06-02 10-01/10-08",
  2026: "01-01/01-03 02-15/02-23 04-04/04-06 05-01/05-05 06-19/06-21 09-25/09-27 10-01/10-07",
};

export const MAKE_UP_DAYS = {
  2025: "01-26 02-08 04-27 09-28 10-11",
  2026: "01-04 02-14 02-28 05-09 09-20 10-10",
};
