// The report of the local database, as `message-push report` makes it of an environment's.
import { readHours } from "../../src/desk/hours/read-hours";
import { readFacts } from "../../src/desk/report/push-facts";
import type { Report } from "../../src/desk/report/report";
import { lastDays, Tally } from "../../src/desk/report/tally";
import { PUSH_RECORDS } from "../push-records";
import { type DeskSources, readDesk, readQuestions } from "./read-desk";

/** So many documents are copied out of the database at a time. */
const PAGE = 1_000;

/** @param days today included */
export function reportDesk(sources: DeskSources, days: number): Report {
  const { rules, settings } = readDesk(sources);
  const { offsetMs } = readHours(Object(settings).hours).hours;
  const tally = new Tally(lastDays(days, sources.clock.nowMs(), offsetMs));
  const pushes = sources.database(PUSH_RECORDS);
  for (let skip = 0, isEnd = false; !isEnd; skip += PAGE) {
    const page = pushes.all({ skip, limit: PAGE });
    for (const document of page) {
      const facts = readFacts(document);
      if (facts !== undefined) tally.add(facts);
    }
    isEnd = page.length < PAGE;
  }
  return tally.finish({ questions: readQuestions(sources), rules });
}
