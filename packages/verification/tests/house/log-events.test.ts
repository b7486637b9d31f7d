// docs/reference/log-events.md: every event at its levels with its fields, in both languages.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { LOG_EVENTS } from "../../../message-push/src/runtime/log-events";

const text = readFileSync(resolve(__dirname, "../../../../docs/reference/log-events.md"), "utf8");

/** The events in the table below a heading, each with the levels and the fields that its row names. */
function eventsExplained(heading: string): Record<string, unknown> {
  const [, table = ""] = new RegExp(`\\n## ${heading}\\n([\\s\\S]*?)\\n## `).exec(text) ?? [];
  const rows = [...table.matchAll(/^\| `([a-z-]+)` \|([^|]+)\|([^|]*)\| (.+) \|/gm)];
  return Object.fromEntries(
    rows.map(([, event = "", levels = "", fields = "", means = ""]) => {
      expect([event, means]).toEqual([event, expect.stringMatching(heading === "Events" ? /[a-z]{3}/ : /\p{sc=Han}/u)]);
      return [event, { levels: levels.match(/info|warn|error/g), fields: fields.match(/(?<=`)[\w-]+(?=`)/g) ?? [] }];
    }),
  );
}

test.each(["Events", "日志事件"])(
  "the table %s has every event of the log, at the levels it has, and no other",
  (heading) => {
    const logged = Object.entries(LOG_EVENTS).map(
      ([event, { levels, fields }]) => [event, { levels: [...levels], fields: [...fields] }] as const,
    );
    expect(eventsExplained(heading)).toEqual(Object.fromEntries(logged));
  },
);

test("an alarm that is set on an event names one", () => {
  const [, table = ""] = /\n## Alarms\n([\s\S]*?)\n## /.exec(text) ?? [];
  const set = [...table.matchAll(/^\| [^|`]*`([a-z][a-z-]+)`/gm)].map(([, event = ""]) => event);
  expect(set).toEqual(
    expect.arrayContaining(["dead-letter", "unhandled", "relay", "claim-unavailable", "http-refused"]),
  );
  expect(set.filter((event) => !Object.hasOwn(LOG_EVENTS, event))).toEqual([]);
});
