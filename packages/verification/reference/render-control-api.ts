// docs/reference/control-api.md: the routes, the events and the faults of the simulator, from its contracts; both languages in one page.
import type * as v from "valibot";
import { ROUTE_GROUPS } from "../../message-push/simulator/control/control-words";
import type { RouteGroup, RouteWords } from "../../message-push/simulator/control/route-words";
import { EVENT_WORDS } from "../../message-push/simulator/event-words";
import type { Both, Language } from "../../message-push/src/language";
import { LABELS, TITLE } from "./control-api-labels";
import { inReference, page, table } from "./markdown";
import { readEvents } from "./read-events";
import type { GeneratedFile } from "./render-events";
import { faultParts } from "./render-faults";
import { bodyForms, queryText } from "./schema-text";

/** @throws {ToolError} `CATALOGUE_INVALID` for a schema that the reference cannot write */
export function renderControlApi(projectDir: string): GeneratedFile {
  const fields = readEvents(projectDir);
  const partsIn = (language: Language) => [
    `## ${LABELS.routes[language]}`,
    LABELS.routesTop[language],
    ...ROUTE_GROUPS.flatMap((group) => groupParts(group, language)),
    `## ${LABELS.events[language]}`,
    LABELS.eventsTop[language],
    eventTable(fields, language),
    LABELS.stream[language],
    ...faultParts(language),
  ];
  return page("control-api.md", [TITLE, ...partsIn("en"), ...partsIn("zh")]);
}

function groupParts({ title, routes }: RouteGroup, language: Language): readonly string[] {
  const rows = Object.entries<RouteWords>(routes).map(([route, words]) => [
    `\`${nameOf(route, words)}\``,
    bodyOf(words, language),
    inReference(words.answer[language]),
  ]);
  return [
    `### ${title[language]}`,
    table(
      [LABELS.route, LABELS.body, LABELS.answer].map((label) => label[language]),
      rows,
    ),
  ];
}

/** `GET /__sim/pushes/<id>?limit=200`. */
function nameOf(route: string, { query }: RouteWords): string {
  const [method, path = ""] = route.split(" ");
  const asked = typeof query === "string" || query === undefined ? (query ?? "") : queryText(query);
  return `${method} /__sim${path.replaceAll(/:(\w+)/g, "<$1>")}${asked}`;
}

function bodyOf({ body, example }: RouteWords, language: Language): string {
  if (body === undefined) return "";
  const said = isSchema(body)
    ? bodyForms(body)
        .map((form) => `\`${form}\``)
        .join(LABELS.or[language])
    : inReference(body[language]);
  const colon = language === "en" ? ": " : "：";
  return example === undefined ? said : `${said}<br>${LABELS.forExample[language]}${colon}\`${example}\``;
}

function isSchema(body: v.GenericSchema | Both): body is v.GenericSchema {
  return "kind" in body;
}

function eventTable(fields: ReadonlyMap<string, readonly string[]>, language: Language): string {
  const rows = Object.entries(EVENT_WORDS).map(([kind, words]) => [
    `\`${kind}\``,
    (fields.get(kind) ?? []).map((field) => `\`${field}\``).join(", "),
    words[language],
  ]);
  return table(
    [LABELS.kind, LABELS.fields, LABELS.happened].map((label) => label[language]),
    rows,
  );
}
